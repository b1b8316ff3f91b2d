"""Somebody erased: her marks are looked for in every column there is, and the logs stay whole."""

import json
from datetime import datetime
from typing import Any
from uuid import uuid4

from learning.people.access import Datum
from learning.people.person import Role
from learning.people.records import PersonRow, RoleGrantRow, SessionRow, TeamRow, save_looks
from learning.queries import fetch
from tests.api.people_data.life import MARKS, NUMBER, Visit, a_life


async def text_anywhere() -> dict[str, str]:
    """The whole content of every table of the database, as text, by table."""
    tables = await fetch(
        "select quote_ident(relname) as name from pg_class where relnamespace = 'public'::regnamespace"
        " and relkind in ('r', 'p') and not relispartition"
    )
    content = {}
    for table in tables:
        (found,) = await fetch(
            f"select coalesce(string_agg(t::text, ' '), '') as text from {table['name']} t"
        )
        content[table["name"]] = found["text"]
    return content


async def erased(visit: Visit, now: datetime) -> tuple[Any, Any]:
    """Someone with a life, and the administrator who erased it."""
    team = await TeamRow.create(id=uuid4(), name="夜班一组")
    person = await visit(Role.AGENT, Role.OWNER, team_id=team.id)
    await a_life(person.person_id, now)
    admin = await visit(Role.ADMIN)
    await admin.http.post(f"/people/{person.person_id}/reset-code")
    await person.http.post("/session", json={"sign_in": NUMBER, "password": "wrong"})
    await save_looks(person.person_id, [admin.person_id], Datum.READINESS, at=now)
    answer = await admin.http.post(f"/people/{person.person_id}/erasure", json={"sign_in": NUMBER})
    assert answer.status_code == 204, answer.text
    return person, admin


async def test_before_an_erasure_her_marks_are_there_to_be_found(visit: Visit, now: datetime) -> None:
    await a_life((await visit(Role.AGENT)).person_id, now)

    content = " ".join((await text_anywhere()).values())

    assert [mark for mark in MARKS if mark not in content] == []


async def test_after_an_erasure_nothing_identifying_is_left_in_any_column(
    visit: Visit, now: datetime
) -> None:
    await erased(visit, now)

    content = await text_anywhere()

    assert [(mark, table) for mark in MARKS for table, text in content.items() if mark in text] == []


async def test_an_erasure_leaves_the_logs_whole_under_the_random_id(visit: Visit, now: datetime) -> None:
    person, _ = await erased(visit, now)

    content = await text_anywhere()

    whole = (
        "attempt",
        "attempt_receipt",
        "sitting",
        "sitting_event",
        "learner",
        "award",
        "revision",
        "access_log",
    )
    assert [table for table in whole if str(person.person_id) not in content[table]] == []
    (attempt,) = await fetch("select answer, verdict from attempt")
    assert (json.loads(attempt["answer"])["chosen"], attempt["verdict"]) == (None, "right")


async def test_an_erased_person_is_out_and_stays_out(visit: Visit, now: datetime) -> None:
    person, _ = await erased(visit, now)

    row = await PersonRow.get(id=person.person_id)

    assert (await person.http.get("/session")).status_code == 401
    assert (row.name, row.password_hash, row.left_at, row.erased_at) == ("", "", now, now)
    assert not await SessionRow.filter(person_id=person.person_id).exists()
    assert not await RoleGrantRow.filter(person_id=person.person_id).exists()


async def test_an_erased_person_is_in_no_list_and_erased_once(visit: Visit, now: datetime) -> None:
    person, admin = await erased(visit, now)

    again = await admin.http.post(f"/people/{person.person_id}/erasure", json={"sign_in": NUMBER})

    assert (again.status_code, again.json()["code"]) == (404, "person-not-found")
    assert len((await admin.http.get("/people")).json()["accounts"]) == 1


async def test_two_erased_people_do_not_stand_in_each_others_way(visit: Visit) -> None:
    admin, people = await visit(Role.ADMIN), [await visit(Role.AGENT, name=name) for name in ("7001", "7002")]

    answers = [
        await admin.http.post(f"/people/{person.person_id}/erasure", json={"sign_in": name})
        for person, name in zip(people, ("7001", "7002"), strict=True)
    ]

    assert [answer.status_code for answer in answers] == [204, 204]


async def test_her_number_can_be_given_to_somebody_else(visit: Visit, now: datetime) -> None:
    await erased(visit, now)

    assert (await visit(Role.AGENT, name=NUMBER)).person_id


async def test_a_slip_erases_nobody(visit: Visit) -> None:
    admin, person = await visit(Role.ADMIN), await visit(Role.AGENT, name="7001")

    answer = await admin.http.post(f"/people/{person.person_id}/erasure", json={"sign_in": "7002"})

    assert (answer.status_code, answer.json()["code"]) == (409, "not-this-person")
    assert (await PersonRow.get(id=person.person_id)).name == "7001"


async def test_nobody_erases_herself(visit: Visit) -> None:
    admin = await visit(Role.ADMIN, name="1101")

    answer = await admin.http.post(f"/people/{admin.person_id}/erasure", json={"sign_in": "1101"})

    assert (answer.status_code, answer.json()["code"]) == (409, "own-account")

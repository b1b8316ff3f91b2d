"""What is stored about one person: shown, given, erased. Her marks are looked for in every column there is."""

import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from tortoise import connections

from api.people_holdings import HOLDINGS, WORDS
from learning.people.access import Datum
from learning.people.own_data.holding import Kind
from learning.people.person import Role
from learning.people.records import PersonRow, RoleGrantRow, SessionRow, TeamRow, save_looks

Visit = Callable[..., Awaitable[Any]]
NAME, NUMBER, TYPED, DRAFTED = "欧阳甄别", "工号甲7713", "手写答案甲", "草稿文字甲"
MARKS = (NAME, NUMBER, TYPED, DRAFTED)


async def rows(statement: str, *values: object) -> list[dict[str, Any]]:
    return await connections.get("default").execute_query_dict(statement, list(values))


async def run(statement: str, *values: object) -> None:
    await connections.get("default").execute_query(statement, list(values))


async def a_life(person_id: UUID, at: datetime) -> None:
    """One row of hers in every table that an agent and an owner fill."""
    ids = {name: uuid4() for name in ("article", "revision", "lesson", "item", "sitting", "event", "attempt")}
    await run(
        "update person set sign_in = $2, name = $3, language = 'en' where id = $1", person_id, NUMBER, NAME
    )
    await run(
        "insert into article (id, slug, title, language, skills, created_at) values ($1, 'a', 'a', 'zh-CN', '{}', $2)",
        ids["article"],
        at,
    )
    await run(
        "insert into revision (id, article_id, number, body, proposer_id, updated_at, note)"
        " values ($1, $2, 1, '正文', $3, $4, $5)",
        ids["revision"],
        ids["article"],
        person_id,
        at,
        f"请{NAME}再核对一次限额",
    )
    await run(
        "insert into lesson (id, slug, title, language, skills, markdown, seconds, drafted_at, approver_id)"
        " values ($1, 'l', 'l', 'zh-CN', '{}', '正文', 40, $2, $3)",
        ids["lesson"],
        at,
        person_id,
    )
    await run(
        "insert into item (id, lesson_id, position, key, kind, content, keys, keyed_on, prior_difficulty, options)"
        " values ($1, $2, 1, 'q', 'cloze', '{}', '[]', 'device', 0, 0)",
        ids["item"],
        ids["lesson"],
    )
    await run(
        "insert into sitting (person_id, id, lesson_id, item_ids, started_at) values ($1, $2, $3, '{}', $4)",
        person_id,
        ids["sitting"],
        ids["lesson"],
        at,
    )
    await run(
        "insert into sitting_event (person_id, sitting_id, client_event_id, sequence, kind, payload, at)"
        " values ($1, $2, $3, 0, 'draft', $4::text::jsonb, $5)",
        person_id,
        ids["sitting"],
        ids["event"],
        json.dumps({"answer": {"text": DRAFTED}}),
        at,
    )
    await run(
        "insert into attempt (person_id, at, id, ordinal, day, sitting_id, item_id, answer, verdict, expected,"
        " surprise, key_on_device) values ($1, $2, $3, 1, '2026-11-21', $4, $5, $6::text::jsonb, 'right', 0.5, 0.5, true)",
        person_id,
        at,
        ids["attempt"],
        ids["sitting"],
        ids["item"],
        json.dumps({"chosen": None, "text": TYPED, "order": None, "unsure": False}),
    )
    await run(
        "insert into attempt_receipt (person_id, client_event_id, attempt_id, at, outcome) values ($1, $2, $2, $3, '{}')",
        person_id,
        ids["attempt"],
        at,
    )
    await a_phone(person_id, at)
    await run("insert into learner (person_id) values ($1)", person_id)
    await run(
        "insert into award (id, person_id, achievement, awarded_at, evidence) values ($1, $2, 'ready', $3, '[]')",
        uuid4(),
        person_id,
        at,
    )


async def a_phone(person_id: UUID, at: datetime) -> None:
    """A platform that knows her by her staff number and said once that she was free."""
    source_id = uuid4()
    await run(
        "insert into gap_source (id, slug, platform, created_at) values ($1, 'acd', 'json', $2)",
        source_id,
        at,
    )
    await run("insert into agent_account values ($1, $2, $3, $4)", source_id, NUMBER, person_id, at)
    await run(
        "insert into agent_event (source_id, event_id, agent, person_id, at, phone, then_phone, received_at)"
        " values ($1, $2, $3, $4, $5, 'idle', 'idle', $5)",
        source_id,
        uuid4(),
        NUMBER,
        person_id,
        at,
    )
    await run(
        "insert into agent_state (person_id, source_id, phone, since, inferred, then_phone, heard_at)"
        " values ($1, $2, 'idle', $3, false, 'idle', $3)",
        person_id,
        source_id,
        at,
    )


async def text_anywhere() -> dict[str, str]:
    """The whole content of every table of the database, as text, by table."""
    tables = await rows(
        "select quote_ident(relname) as name from pg_class where relnamespace = 'public'::regnamespace"
        " and relkind in ('r', 'p') and not relispartition"
    )
    content = {}
    for table in tables:
        (found,) = await rows(f"select coalesce(string_agg(t::text, ' '), '') as text from {table['name']} t")
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


async def test_every_table_that_names_a_person_is_in_the_list(database: object) -> None:
    columns = await rows(
        "select c.conrelid::regclass::text as name, a.attname as column_name from pg_constraint c"
        " join pg_class t on t.oid = c.conrelid and not t.relispartition"
        " join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]"
        " where c.contype = 'f' and c.confrelid = 'person'::regclass"
        " union select table_name, column_name from information_schema.columns col"
        " join pg_class t on t.relname = col.table_name and not t.relispartition"
        " where table_schema = 'public' and column_name = 'person_id'"
    )

    named = {(str(row["name"]), str(row["column_name"])) for row in columns} | {("person", "id")}
    assert named == {(each.table, each.column) for each in HOLDINGS}


def test_every_kind_is_explained_in_both_languages() -> None:
    assert {language: set(words) for language, words in WORDS.items()} == {
        "zh-CN": set(Kind),
        "en": set(Kind),
    }


async def test_she_reads_how_much_is_stored_and_why_in_her_language(visit: Visit, now: datetime) -> None:
    person = await visit(Role.AGENT)
    await a_life(person.person_id, now)

    held = (await person.http.get("/me/data")).json()["held"]

    assert {each["kind"]: each["count"] for each in held} == {
        "account": 2,
        "sessions": 1,
        "answers": 2,
        "sittings": 2,
        "memory": 1,
        "badges": 1,
        "work": 2,
        "looks": 0,
        "disclosures": 0,
        "qualifications": 0,
        "roster": 0,
        "assignments": 0,
        "phone": 3,
        "flashes": 0,
    }
    assert next(each for each in held if each["kind"] == "answers")["purpose"].startswith("To plan reviews")


async def test_the_export_is_everything_of_hers_and_no_secret(visit: Visit, now: datetime) -> None:
    person = await visit(Role.AGENT)
    await a_life(person.person_id, now)

    answer = await person.http.get("/me/data/export")

    assert answer.headers["content-disposition"] == 'attachment; filename="interlude-2026-11-21.json"'
    assert [mark for mark in MARKS if mark not in answer.text] == []
    assert {"password_hash", "token_hash", "code_hash"} & set(answer.text.split('"')) == set()
    counted = {each["kind"]: each["count"] for each in (await person.http.get("/me/data")).json()["held"]}
    assert {each["kind"]: each["count"] for each in answer.json()["held"]} == counted


async def test_the_export_holds_nothing_of_anybody_else(visit: Visit, now: datetime) -> None:
    await a_life((await visit(Role.AGENT)).person_id, now)
    other = await visit(Role.AGENT)

    answer = await other.http.get("/me/data/export")

    assert [mark for mark in MARKS if mark in answer.text] == []


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
    (attempt,) = await rows("select answer, verdict from attempt")
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


async def test_who_looked_at_her_data_is_hers_to_read_newest_first(visit: Visit, now: datetime) -> None:
    person, lead = await visit(Role.AGENT), await visit(Role.LEAD, name="何静")
    for hours in range(3):
        await save_looks(
            lead.person_id, [person.person_id], Datum.SKILL_LEVELS, at=now - timedelta(hours=hours)
        )

    first = (await person.http.get("/me/looks", params={"limit": 2})).json()["looks"]
    rest = (await person.http.get("/me/looks", params={"before": first[-1]["at"]})).json()["looks"]

    assert [(look["viewer"], look["purpose"]) for look in first] == [("何静", "skill_levels")] * 2
    assert [datetime.fromisoformat(look["at"]) for look in (*first, *rest)] == [
        now - timedelta(hours=hours) for hours in range(3)
    ]


async def test_whom_somebody_looked_at_is_not_hers_to_read_about_others(visit: Visit, now: datetime) -> None:
    person, lead, peer = await visit(Role.AGENT), await visit(Role.LEAD), await visit(Role.AGENT)
    await save_looks(lead.person_id, [person.person_id], Datum.SKILL_LEVELS, at=now)

    assert (await peer.http.get("/me/looks")).json() == {"looks": []}


@pytest.mark.parametrize("query", ["before=yesterday", "limit=0", "limit=201", "limit=many"])
async def test_a_look_back_that_fits_no_shape_is_refused(visit: Visit, query: str) -> None:
    person = await visit(Role.AGENT)

    assert (await person.http.get(f"/me/looks?{query}")).status_code == 400


@pytest.mark.parametrize(
    ("before", "lines"),
    [
        ("0001-01-01T00:00:00+14:00", 0),
        ("9999-12-31T23:59:59-12:00", 1),
        ("2026-11-21T12:00:01", 1),
        ("2026-11-21T20:00:00+08:00", 0),
    ],
)
async def test_any_moment_can_be_looked_back_from(
    visit: Visit, now: datetime, before: str, lines: int
) -> None:
    person, lead = await visit(Role.AGENT), await visit(Role.LEAD)
    await save_looks(lead.person_id, [person.person_id], Datum.SKILL_LEVELS, at=now)

    answer = await person.http.get("/me/looks", params={"before": before})

    assert len(answer.json()["looks"]) == lines

"""Agents of a platform: parked while nobody knows them, bound to a person, found and let go."""

from datetime import datetime, timedelta

import pytest

from learning.gaps.accounts import service as accounts
from learning.gaps.state import Phone
from learning.people.person import Role
from learning.sheets.errors import SheetRefused
from learning.sheets.fate import Fate
from learning.sheets.sheet import read_sheet
from tests.api.gaps.conftest import Tell, Visit, bound, kept, phone, said

pytestmark = pytest.mark.database


async def test_what_was_said_of_an_unknown_agent_tells_her_state_once_she_is_bound(
    tell: Tell, visit: Visit, now: datetime
) -> None:
    parked = (await tell([said("idle", now), said("talking", now + timedelta(seconds=-5))])).json()["parked"]
    admin = await visit(Role.ADMIN)
    [shown] = (await admin.http.get("/gaps/agents")).json()["parked"]

    person_id = await bound(visit)

    assert parked == 2
    assert (shown["agent"], shown["events"]) == ("1101", 2)
    assert await phone(person_id, now) is Phone.IDLE
    assert (await admin.http.get("/gaps/agents")).json()["parked"] == []


async def test_an_agent_let_go_leaves_nothing_of_her_behind(tell: Tell, visit: Visit, now: datetime) -> None:
    person_id = await bound(visit)
    await tell(said("idle", now))
    admin = await visit(Role.ADMIN)

    answer = await admin.http.delete("/gaps/agents", params={"source": "acd", "agent": "1101"})
    again = await admin.http.delete("/gaps/agents", params={"source": "acd", "agent": "1101"})

    assert (answer.status_code, again.status_code) == (204, 404)
    assert (await kept(), await phone(person_id, now)) == (0, Phone.UNKNOWN)


async def test_she_reads_who_said_which_agent_she_is(tell: Tell, visit: Visit) -> None:
    person = await visit(Role.AGENT, name="6021")
    admin = await visit(Role.ADMIN)
    agent = {"source": "acd", "agent": "1101"}
    await admin.http.post("/gaps/agents", json=agent | {"sign_in": "6021"})
    await admin.http.delete("/gaps/agents", params=agent)

    looks = (await person.http.get("/me/looks")).json()["looks"]

    assert [each["purpose"] for each in looks] == ["phone_changed", "phone_changed"]


async def test_an_agent_is_bound_to_one_person(tell: Tell, visit: Visit) -> None:
    await bound(visit)
    other, admin = await visit(Role.AGENT, name="other"), await visit(Role.ADMIN)

    answer = await admin.http.post(
        "/gaps/agents", json={"source": "acd", "agent": "1101", "sign_in": "other"}
    )

    assert (answer.status_code, answer.json()["code"]) == (409, "agent-taken")
    assert other.person_id


async def test_agents_are_bound_from_a_table_all_of_it_or_nothing(
    tell: Tell, visit: Visit, now: datetime
) -> None:
    await bound(visit)
    admin = (await visit(Role.ADMIN)).person_id
    fresh = (await visit(Role.AGENT, name="6022")).person_id
    await tell(said("talking", now, agent="1102"))
    good = read_sheet("坐席号,工号\n1101,n1101\n1102,6022\n")
    bad = read_sheet("agent,sign_in\n1103,nobody\n1101,6022\n1104,n1101\n1105,\n1105,6022\n1105,6022\n")

    with pytest.raises(SheetRefused) as refused:
        await accounts.bind_all("acd", bad, by=admin, is_dry_run=False, now=now)
    fates = [
        await accounts.bind_all("acd", good, by=admin, is_dry_run=dry, now=now)
        for dry in (True, False, False)
    ]

    assert sorted(each.line for each in refused.value.complaints) == [2, 3, 4, 5, 6, 7]
    assert [(each[Fate.NEW], each[Fate.UNCHANGED]) for each in fates] == [(1, 1), (1, 1), (0, 2)]
    assert await phone(fresh, now) is Phone.TALKING


async def test_known_agents_are_found_by_agent_number_or_name(tell: Tell, visit: Visit) -> None:
    for agent in ("1101", "1102"):
        await bound(visit, agent)
    admin = await visit(Role.ADMIN)

    found = [
        [
            each["agent"]
            for each in (await admin.http.get("/gaps/agents", params={"search": text})).json()["bound"]
        ]
        for text in ("", "1102", "N1101", "nobody")
    ]

    assert found == [["1101", "1102"], ["1102"], ["1101"], []]

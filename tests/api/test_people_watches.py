"""The duty over a team for a shift, and employers: whom their leads meet, asked over HTTP."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from tortoise import connections

from learning.people.access import Datum, view_of
from learning.people.person import PersonId, Role
from learning.people.records import PersonRow, TeamRow, agents_in, person_of, team_parents

Visit = Callable[..., Awaitable[Any]]
SHIFT = timedelta(hours=8)


async def a_team(name: str = "夜班一组", parent: UUID | None = None) -> UUID:
    return (await TeamRow.create(id=uuid4(), name=name, parent_id=parent)).id


async def seats_of(person_id: UUID, now: datetime) -> set[str]:
    """The sign-ins that this person's pages of readiness are about."""
    viewer = await person_of(PersonId(person_id), now=now)
    assert viewer is not None
    rows = await agents_in(view_of(viewer, Datum.READINESS, await team_parents()), now=now)
    return {row["sign_in"] for row in rows}


async def hand_over(lead: Any, sign_in: str, team_id: UUID, starts: datetime, ends: datetime) -> Any:
    body = {
        "sign_in": sign_in,
        "team_id": str(team_id),
        "starts_at": starts.isoformat(),
        "ends_at": ends.isoformat(),
    }
    return await lead.http.post("/watches", json=body)


async def test_for_her_watch_an_agent_sees_what_a_duty_lead_sees_and_then_no_more(
    visit: Visit, clock: list[datetime], now: datetime
) -> None:
    team = await a_team()
    lead, agent = await visit(Role.LEAD, team_id=team), await visit(Role.AGENT, name="6021", team_id=team)
    before = (await agent.http.get("/updates")).status_code

    given = await hand_over(lead, "6021", team, now + SHIFT, now + 2 * SHIFT)

    during = []
    for hours in (6, 7, 12, 16.9, 17.1):
        clock[0] = now + timedelta(hours=hours)
        during.append((await agent.http.get("/updates")).status_code)
    assert given.status_code == 201, given.text
    assert (before, during) == (403, [403, 200, 200, 200, 403])


async def test_on_watch_she_meets_the_team_she_was_given_and_not_her_own(visit: Visit, now: datetime) -> None:
    night, day = await a_team(), await a_team("白班一组")
    lead = await visit(Role.LEAD, team_id=night)
    agent = await visit(Role.AGENT, name="6021", team_id=day)
    await visit(Role.AGENT, name="6030", team_id=night)
    await visit(Role.AGENT, name="6031", team_id=day)

    await hand_over(lead, "6021", night, now, now + SHIFT)

    assert await seats_of(agent.person_id, now) == {"6030"}


async def test_while_on_watch_her_session_says_that_she_leads_the_duty(visit: Visit, now: datetime) -> None:
    team = await a_team()
    lead, agent = await visit(Role.LEAD, team_id=team), await visit(Role.AGENT, name="6021", team_id=team)

    await hand_over(lead, "6021", team, now, now + SHIFT)

    assert (await agent.http.get("/session")).json()["person"]["roles"] == ["agent", "duty_lead"]


async def test_the_role_alone_shows_a_duty_lead_nobody(visit: Visit, now: datetime) -> None:
    team = await a_team()
    duty_lead = await visit(Role.DUTY_LEAD, team_id=team)
    await visit(Role.AGENT, name="6030", team_id=team)

    assert await seats_of(duty_lead.person_id, now) == set()


async def test_a_watch_taken_back_ends_at_once(visit: Visit, now: datetime) -> None:
    team = await a_team()
    lead, agent = await visit(Role.LEAD, team_id=team), await visit(Role.AGENT, name="6021", team_id=team)
    given = (await hand_over(lead, "6021", team, now, now + SHIFT)).json()

    answer = await lead.http.delete(f"/watches/{given['id']}")

    assert answer.status_code == 204
    assert (await agent.http.get("/updates")).status_code == 403
    assert (await lead.http.get("/watches")).json()["watches"] == []


async def test_a_lead_hands_over_only_teams_she_leads(visit: Visit, now: datetime) -> None:
    north, south = await a_team(), await a_team("南区")
    lead, other = await visit(Role.LEAD, team_id=north), await visit(Role.LEAD, team_id=south)
    await visit(Role.AGENT, name="6021", team_id=north)
    theirs = (await hand_over(other, "6021", south, now, now + SHIFT)).json()

    given = await hand_over(lead, "6021", south, now, now + SHIFT)
    taken = await lead.http.delete(f"/watches/{theirs['id']}")

    assert (given.status_code, given.json()["code"]) == (403, "team-not-led")
    assert (taken.status_code, taken.json()["code"]) == (404, "watch-not-found")
    assert (await lead.http.get("/watches")).json()["teams"] == [{"id": str(north), "name": "夜班一组"}]


@pytest.mark.parametrize("column", ["locked_at", "left_at", "erased_at"])
async def test_nobody_whose_account_is_closed_is_put_on_watch(
    visit: Visit, now: datetime, column: str
) -> None:
    team = await a_team()
    lead, agent = await visit(Role.LEAD, team_id=team), await visit(Role.AGENT, name="6021", team_id=team)
    await PersonRow.filter(id=agent.person_id).update(**{column: now})

    answer = await hand_over(lead, "6021", team, now, now + SHIFT)

    assert (answer.status_code, answer.json()["code"]) == (404, "person-not-found")


async def test_a_watch_without_a_zone_or_too_long_is_refused(visit: Visit, now: datetime) -> None:
    team = await a_team()
    lead = await visit(Role.LEAD, team_id=team)

    naive = await hand_over(lead, "6021", team, now.replace(tzinfo=None), now + SHIFT)
    long = await hand_over(lead, "6021", team, now, now + 3 * SHIFT)

    assert (naive.status_code, long.status_code, long.json()["code"]) == (400, 422, "watch-unfit")


async def employed(admin: Any, person: Any, employer: str | None, until: datetime | None = None) -> None:
    body = {"employer": employer, "kind": "outsourced", "until": until and until.isoformat()}
    answer = await admin.http.put(f"/people/{person.person_id}/employer", json=body)
    assert answer.status_code == 204, answer.text


async def test_an_employers_lead_meets_its_people_alone_and_the_bank_meets_all(
    visit: Visit, now: datetime
) -> None:
    team = await a_team()
    admin, banks_lead = await visit(Role.ADMIN), await visit(Role.LEAD, team_id=team)
    lead, other_lead = await visit(Role.LEAD, team_id=team), await visit(Role.LEAD, team_id=team)
    people = {name: await visit(Role.AGENT, name=name, team_id=team) for name in ("6030", "6031", "6032")}
    for person, employer in (
        (lead, "甲外包"),
        (people["6030"], "甲外包"),
        (people["6031"], "乙外包"),
        (other_lead, "乙外包"),
    ):
        await employed(admin, person, employer)

    assert await seats_of(banks_lead.person_id, now) == {"6030", "6031", "6032"}
    assert await seats_of(lead.person_id, now) == {"6030"}
    assert await seats_of(other_lead.person_id, now) == {"6031"}


async def test_an_employers_lead_puts_only_its_own_people_on_watch(visit: Visit, now: datetime) -> None:
    team = await a_team()
    admin, lead = await visit(Role.ADMIN), await visit(Role.LEAD, team_id=team)
    own = await visit(Role.AGENT, name="6030", team_id=team)
    await visit(Role.AGENT, name="6031", team_id=team)
    await employed(admin, lead, "甲外包")
    await employed(admin, own, "甲外包")

    answers = [await hand_over(lead, name, team, now, now + SHIFT) for name in ("6030", "6031")]

    assert [answer.status_code for answer in answers] == [201, 404]


async def test_whoever_has_another_employer_keeps_no_accounts_of_the_bank(visit: Visit) -> None:
    admin, outside = await visit(Role.ADMIN), await visit(Role.ADMIN)
    await employed(admin, outside, "甲外包")

    answer = await outside.http.get("/people")

    assert (answer.status_code, answer.json()["code"]) == (403, "not-allowed")


async def test_the_end_of_a_contract_closes_the_account_by_itself(
    visit: Visit, clock: list[datetime], now: datetime
) -> None:
    team = await a_team()
    admin, lead = await visit(Role.ADMIN), await visit(Role.LEAD, team_id=team)
    agent = await visit(Role.AGENT, name="6030", team_id=team)
    await employed(admin, agent, "甲外包", now + timedelta(days=1))

    async def what_is_open() -> list[object]:
        statuses = [(await agent.http.get(path)).status_code for path in ("/session", "/practice/next")]
        return [*statuses, await seats_of(lead.person_id, clock[0])]

    before = await what_is_open()
    clock[0] = now + timedelta(days=1)
    assert (before, await what_is_open()) == ([200, 200, {"6030"}], [401, 401, set()])


async def test_an_employer_is_shown_with_the_account_and_the_change_to_the_person(visit: Visit) -> None:
    admin, agent = await visit(Role.ADMIN), await visit(Role.AGENT, name="6030")
    await employed(admin, agent, "甲外包")

    shown = (await admin.http.get("/people", params={"search": "6030"})).json()["accounts"][0]
    looks = (await agent.http.get("/me/looks")).json()["looks"]
    await employed(admin, agent, None)

    assert (shown["employer"], shown["employer_kind"]) == ("甲外包", "outsourced")
    assert [look["purpose"] for look in looks] == ["employer_changed"]
    rows = await connections.get("default").execute_query_dict(
        "select employer_id from person where sign_in = '6030'"
    )
    assert rows == [{"employer_id": None}]

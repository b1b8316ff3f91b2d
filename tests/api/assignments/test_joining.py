"""Of whom it is asked, as people join the team and leave it."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from learning.assignments.joining.records import settle_people
from learning.people.person import Role
from learning.people.records import TeamRow
from learning.queries import execute, fetch
from tests.api.assignments.site import Visit, a_site

pytestmark = pytest.mark.database


async def people_asked(given: dict[str, Any]) -> set[UUID]:
    asked = await fetch("select person_id from assignment_person where assignment_id = $1", UUID(given["id"]))
    return {each["person_id"] for each in asked}


async def test_who_joins_the_team_is_asked_too_and_who_leaves_it_no_longer(
    visit: Visit, now: datetime
) -> None:
    site = await a_site(visit, now)
    below = (await TeamRow.create(id=uuid4(), name="白班一组新人", parent_id=site.team)).id
    leaver, stayer = (each.person_id for each in site.agents[:2])
    of_all, of_some, soon = [
        await site.give(**changes)
        for changes in (
            {"due_on": "2026-12-01"},
            {"due_on": "2026-12-01", "people": [str(leaver), str(stayer)]},
            {},
        )
    ]
    newcomer, other_lead = await visit(Role.AGENT, team_id=below), await visit(Role.LEAD, team_id=below)
    await execute("update person set team_id = null where id = $1", leaver)

    await settle_people(now=now)

    there = {each.person_id for each in site.agents} - {leaver}
    assert await people_asked(of_all) == there | {newcomer.person_id}
    assert await people_asked(of_some) == {stayer}
    assert await people_asked(soon) == there, "two days are too few for whoever joins now"
    assert (await newcomer.http.get("/me/assignments")).json()["assignments"][0]["asked_by"] == "5101"
    assert other_lead.person_id not in await people_asked(of_all)


async def test_a_lead_of_another_employer_is_joined_by_its_people_alone(visit: Visit, now: datetime) -> None:
    site = await a_site(visit, now)
    await execute(
        "insert into employer (id, name, kind) values ($1, '外包公司', 'outsourced')", employer := uuid4()
    )
    everybody = [site.lead.person_id, *(each.person_id for each in site.agents)]
    await execute("update person set employer_id = $1 where id = any($2::uuid[])", employer, everybody)
    given = await site.give(due_on="2026-12-01")
    ours, theirs = [await visit(Role.AGENT, team_id=site.team) for _ in range(2)]
    await execute("update person set employer_id = $1 where id = $2", employer, theirs.person_id)

    await settle_people(now=now)

    asked = await people_asked(given)
    assert (theirs.person_id in asked, ours.person_id in asked) == (True, False)

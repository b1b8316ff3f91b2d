"""An assignment withdrawn, restored, and changed by two at once."""

import asyncio
from datetime import datetime

import pytest

from learning.people.person import Role
from learning.queries import fetch
from tests.api.assignments.site import Visit, a_site

pytestmark = pytest.mark.database


async def test_a_withdrawn_one_is_asked_no_more_until_that_is_taken_back(visit: Visit, now: datetime) -> None:
    site = await a_site(visit, now)
    given = await site.give()
    agent = site.agents[0].http

    withdrawn = await site.lead.http.post(f"/assignments/{given['id']}/withdrawal", json={"version": 1})
    meanwhile = (await agent.get("/me/assignments")).json()["assignments"]
    restored = await site.lead.http.post(f"/assignments/{given['id']}/restoration", json={"version": 2})

    assert withdrawn.json()["is_withdrawn"]
    assert meanwhile == []
    assert not restored.json()["is_withdrawn"]
    assert len((await agent.get("/me/assignments")).json()["assignments"]) == 1
    turns = await fetch("select act, version from assignment_turn order by version")
    assert [(each["act"], each["version"]) for each in turns] == [
        ("given", 1),
        ("withdrawn", 2),
        ("restored", 3),
    ]


async def test_of_two_who_change_it_at_once_one_is_told_and_nothing_is_lost(
    visit: Visit, now: datetime
) -> None:
    site = await a_site(visit, now)
    manager = await visit(Role.MANAGER, name="4101", team_id=site.team)
    given = await site.give()
    body = {"version": 1, "due_on": "2026-11-30", "why": "改到月底"}

    answers = await asyncio.gather(
        *(each.http.put(f"/assignments/{given['id']}", json=body) for each in (site.lead, manager))
    )

    assert sorted(answer.status_code for answer in answers) == [200, 409]
    assert next(each for each in answers if each.status_code == 409).json()["code"] == "assignment-outdated"
    assert [(each["due_on"], each["version"], each["last"]["act"]) for each in await site.listed()] == [
        ("2026-11-30", 2, "changed")
    ]

"""Counts for owners and for other departments, over HTTP."""

from datetime import datetime
from uuid import uuid4

import pytest

from learning.people.person import Role
from learning.people.records import TeamRow
from tests.api.assignments.site import Visit, a_site, stands
from tests.learning.practice.world import World

pytestmark = pytest.mark.database


async def test_an_owner_finds_what_is_missing_for_whom(visit: Visit, now: datetime) -> None:
    site = await a_site(visit, now, agents=9)
    owner = await visit(Role.OWNER)
    await World(now).item(site.lesson, *await World(now).fact(await World(now).revision()), keyed_on="server")
    for agent in site.agents[:8]:
        await stands(agent.person_id, "transfer", "solid", 0.9, now)

    told = (await owner.http.get("/coverage/content")).json()

    transfer = told["skills"][1]
    assert {name: transfer[name] for name in ("lessons", "items", "cases", "facts", "unasked")} == {
        "lessons": 1,
        "items": 1,
        "cases": 1,
        "facts": 1,
        "unasked": 0,
    }
    assert transfer["cells"] == [
        {"level": "beginner", "people": None, "lacks": ["items"]},
        {"level": "learning", "people": 0, "lacks": []},
        {"level": "solid", "people": 8, "lacks": ["cases"]},
    ]
    assert [(hole["skill"]["slug"], hole["level"]) for hole in told["holes"][:2]] == [
        ("account", "solid"),
        ("transfer", "solid"),
    ]


async def test_another_department_sees_a_range_and_of_few_people_nothing(visit: Visit, now: datetime) -> None:
    site = await a_site(visit, now, agents=9)
    small = (await TeamRow.create(id=uuid4(), name="夜班一组")).id
    await visit(Role.AGENT, team_id=small)
    asker = await visit(Role.COMPLIANCE)

    told = (await asker.http.get("/coverage/capability")).json()
    of_few = (await asker.http.get("/coverage/capability", params={"team_id": str(small)})).json()

    assert told["teams"] == [{"id": str(site.team), "name": "白班一组"}]
    assert told["shown"] == {
        "team_id": str(site.team),
        "people": 10,
        "skills": [
            {"skill": {"slug": "account", "name": "账户"}, "solid": 10, "learning": 10},
            {"skill": {"slug": "transfer", "name": "转账与限额"}, "solid": None, "learning": None},
        ],
    }
    assert of_few == told | {"shown": None}

"""Her map, and her way to a position."""

from datetime import datetime

import pytest

from learning.people.person import Role
from learning.queries import execute
from tests.api.skills.conftest import Visit, a_level


@pytest.mark.usefixtures("skills")
async def test_a_skill_taken_out_is_told_only_to_who_answered_in_it(visit: Visit, now: datetime) -> None:
    new, old = await visit(Role.AGENT), await visit(Role.AGENT)
    await a_level(old, now, level="solid", mastery=0.85)
    await execute("update skill set is_published = false where slug = 'verify'")

    told = [(await each.http.get("/skills/mine")).json()["skills"] for each in (new, old)]

    assert [[each["skill"]["slug"] for each in skills] for skills in told] == [["fraud"], ["verify", "fraud"]]


@pytest.mark.usefixtures("skills")
async def test_my_map_says_what_comes_later_and_locks_nothing(visit: Visit, now: datetime) -> None:
    agent = await visit(Role.AGENT)

    before = (await agent.http.get("/skills/map")).json()
    await a_level(agent, now, level="solid", mastery=0.85)
    after = (await agent.http.get("/skills/map")).json()
    opened = await agent.http.get("/skills/mine/fraud")

    assert [(each["skill"]["name"], each["later"], each["stage"]) for each in before["skills"]] == [
        ("核验", False, 1),
        ("反诈", True, 3),
    ]
    assert [each["later"] for each in after["skills"]] == [False, False]
    assert after["skills"][0]["level"] == {"level": "solid", "arcs": 3, "stale": False}
    assert opened.status_code == 200
    assert opened.json()["boundary"] == {"answers": "劝阻", "refers": "案件进展", "to": "96110"}
    assert [(each["kind"], each["on_record"]) for each in opened.json()["evidence"]] == [
        ("quiz", False),
        ("observed", False),
    ]


@pytest.mark.usefixtures("skills")
async def test_aiming_at_a_position_draws_the_way_and_its_gaps(visit: Visit, now: datetime) -> None:
    agent = await visit(Role.AGENT)
    await a_level(agent, now, level="learning", mastery=0.6)

    chosen = await agent.http.put("/career/target", json={"profile": "stopper"})
    unknown = await agent.http.put("/career/target", json={"profile": "nobody"})

    (way,) = (await agent.http.get("/career")).json()["ways"]
    found = (await agent.http.get("/skills/map")).json()
    assert chosen.status_code == 200
    assert unknown.json()["code"] == "profile-not-found"
    assert (way["is_target"], way["rungs"], way["gaps"][0]["missing"]) == (True, 3, ["quiz", "observed"])
    assert found["target"] == {"slug": "stopper", "name": "反诈专员", "forecast": None}
    assert [each["on_way"] for each in found["skills"]] == [True, True]
    await agent.http.put("/career/target", json={"profile": None})
    assert (await agent.http.get("/skills/map")).json()["target"] is None


@pytest.mark.usefixtures("skills")
@pytest.mark.parametrize("slug", ["nothing", "reset"])
async def test_a_skill_without_levels_is_not_opened(visit: Visit, slug: str) -> None:
    agent = await visit(Role.AGENT)

    refused = await agent.http.get(f"/skills/mine/{slug}")

    assert (refused.status_code, refused.json()["code"]) == (404, "skill-not-found")


async def test_before_any_skills_the_map_is_empty(visit: Visit) -> None:
    agent = await visit(Role.AGENT)

    assert (await agent.http.get("/skills/map")).json() == {
        "number": 0,
        "skills": [],
        "target": None,
        "announced": [],
    }

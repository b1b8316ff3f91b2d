"""What a lead asks of her people, over HTTP: counted, and never in anybody's name."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from learning.people.person import Role
from learning.people.records import TeamRow
from learning.queries import execute
from tests.api.assignments.site import FIT_FOR_A_MINUTE, Visit, a_site, finished, passed
from tests.learning.practice.world import World

pytestmark = pytest.mark.database


async def test_what_is_asked_is_counted_and_told_to_whom_it_is_asked_of(visit: Visit, now: datetime) -> None:
    site = await a_site(visit, now)

    given = await site.give()
    await finished(site.agents[0].person_id, site.lesson.id, now)

    assert (given["people"], given["done"], given["given_by"]) == (8, 0, "5101")
    assert [(each["people"], each["done"]) for each in await site.listed()] == [(8, 1)]
    mine = [(await agent.http.get("/me/assignments")).json()["assignments"] for agent in site.agents[:2]]
    assert [each[0]["is_done"] for each in mine] == [True, False]
    assert mine[1][0] == {
        "asked": {
            "lesson": {"id": str(site.lesson.id), "title": site.lesson.title},
            "skill": None,
            "aim": None,
        },
        "asked_by": "5101",
        "due_on": FIT_FOR_A_MINUTE,
        "why": "下周一活动上线，客户会问",
        "is_done": False,
        "is_over": False,
    }


async def test_beside_it_stands_what_the_bank_requires_and_what_cannot_be_done_is_not_asked(
    visit: Visit, now: datetime
) -> None:
    site = await a_site(visit, now)
    update, _ = await World(now).lesson_with_items(1, effective_from=now + timedelta(days=9))
    await site.give()
    agent = site.agents[0].http

    before = (await agent.get("/me/assignments")).json()
    await execute("update item set retired_at = $1 where lesson_id = $2", now, site.lesson.id)
    after = (await agent.get("/me/assignments")).json()

    assert [each["lesson"]["id"] for each in before["required"]] == [str(update.id)]
    assert (before["required"][0]["seconds"], before["required"][0]["in_effect"]) == (60, False)
    assert (len(before["assignments"]), after["assignments"]) == (1, [])


async def test_of_fewer_than_eight_nobody_is_told_how_many_are_done(visit: Visit, now: datetime) -> None:
    site = await a_site(visit, now, agents=2)

    given = await site.give(people=[str(site.agents[0].person_id)])

    assert (given["people"], given["done"], given["for_all"]) == (1, None, False)
    assert (await site.agents[1].http.get("/me/assignments")).json()["assignments"] == []


async def test_nobody_asks_what_she_has_not_passed_and_is_told_where_to_do_it(
    visit: Visit, now: datetime
) -> None:
    site = await a_site(visit, now, has_passed=False)
    await passed(site.lead.person_id, site.lesson.id, now, "wrong")

    told = await site.planned(site.wish())
    refused = await site.lead.http.post("/assignments", json=site.wish())
    skill = await site.planned(site.skill())

    do_now = {"id": str(site.lesson.id), "title": site.lesson.title}
    assert (told["has_passed"], told["do_now"]) == (False, do_now)
    assert (skill["has_passed"], skill["do_now"]) == (False, do_now)
    assert (refused.status_code, refused.json()["code"]) == (403, "assigner-not-passed")
    assert await site.listed() == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"due_on": "2026-11-21"}, "assignment-unfit"),
        ({"due_on": "2027-11-21"}, "assignment-unfit"),
        ({"lesson_id": str(uuid4())}, "lesson-not-found"),
        ({"team_id": str(uuid4())}, "assignees-not-led"),
        ({"people": [str(uuid4())]}, "assignees-not-led"),
        ({"lesson_id": None, "skill": "nothing", "aim": "solid"}, "skill-not-found"),
    ],
)
async def test_what_cannot_be_asked_is_refused_in_words(
    visit: Visit, now: datetime, changes: dict[str, Any], code: str
) -> None:
    site = await a_site(visit, now, agents=1)

    refused = await site.lead.http.post("/assignments", json=site.wish(**changes))

    assert refused.json()["code"] == code


async def test_another_teams_lead_finds_none_of_it(visit: Visit, now: datetime) -> None:
    site = await a_site(visit, now, agents=1)
    given = await site.give()
    other = await visit(Role.LEAD, team_id=(await TeamRow.create(id=uuid4(), name="夜班一组")).id)

    found = (await other.http.get("/assignments")).json()["assignments"]
    refused = await other.http.post(f"/assignments/{given['id']}/withdrawal", json={"version": 1})

    assert (found, refused.status_code) == ([], 404)

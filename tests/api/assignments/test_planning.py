"""Told before, whether it fits the minutes that people have, and by which steps."""

from datetime import datetime, timedelta

import pytest

from learning.lessons.records import LessonRow
from learning.queries import execute, fetch
from tests.api.assignments.site import Visit, a_site, passed, stands
from tests.learning.practice.world import World

pytestmark = pytest.mark.database


async def test_too_much_is_told_with_the_day_that_fits_and_taken_only_when_said_again(
    visit: Visit, now: datetime
) -> None:
    site = await a_site(visit, now)
    await LessonRow.filter(id=site.lesson.id).update(seconds=270)

    told = await site.planned(site.wish())
    refused = await site.lead.http.post("/assignments", json=site.wish())
    taken = await site.lead.http.post("/assignments", json=site.wish(despite_excess=True))

    assert (told["needed_minutes"], told["excess_minutes"], told["minutes_a_day"]) == (36, 12, 3.0)
    assert told["soonest"] == "2026-11-24"
    assert (refused.status_code, refused.json()["code"]) == (409, "assignment-too-much")
    assert taken.status_code == 201


async def test_what_they_were_asked_before_takes_its_minutes_first(visit: Visit, now: datetime) -> None:
    site = await a_site(visit, now)
    await LessonRow.filter(id=site.lesson.id).update(seconds=180)
    other = await World(now).lesson(seconds=60)
    await World(now).item(other)
    await passed(site.lead.person_id, other.id, now)
    before = await site.planned(site.wish())

    await site.give(lesson_id=str(other.id))
    after = await site.planned(site.wish())

    assert (before["excess_minutes"], after["excess_minutes"]) == (0, 8)


async def test_the_roster_says_when_there_are_minutes(visit: Visit, now: datetime) -> None:
    site = await a_site(visit, now)
    await execute(
        "insert into shift (code, name, starts, ends) values ('D', '', '08:00', '20:00'), ('R', '', null, null)"
    )
    for agent in site.agents:
        await execute(
            """insert into roster (person_id, day, shift)
               select $1, day, case when day = '2026-11-26' then 'D' else 'R' end
               from generate_series('2026-11-21'::date, '2026-11-30', interval '1 day') as day""",
            agent.person_id,
        )

    told = await site.planned(site.wish())

    assert (told["excess_minutes"], told["soonest"]) == (8, "2026-11-26")


async def test_what_lies_two_rungs_up_is_proposed_as_a_ladder_that_counts_people(
    visit: Visit, now: datetime
) -> None:
    site = await a_site(visit, now, agents=9)
    await stands(site.agents[0].person_id, "transfer", "learning", 0.6, now)

    told = await site.planned(site.skill())
    refused = await site.lead.http.post("/assignments", json=site.skill())
    given = await site.lead.http.post("/assignments", json=site.skill(as_ladder=True))

    assert [(each["asked"]["aim"], each["people"]) for each in told["steps"]] == [
        ("learning", 8),
        ("solid", 9),
    ]
    assert [each["due_on"] for each in told["steps"]] == ["2026-11-28", "2026-12-20"]
    assert (refused.status_code, refused.json()["code"]) == (409, "assignment-too-high")
    assert [(each["asked"]["aim"], each["due_on"], each["done"]) for each in given.json()["assignments"]] == [
        ("learning", "2026-11-28", 1),
        ("solid", "2026-12-20", 0),
    ]


async def test_what_is_missing_before_is_a_step_and_looking_at_few_leaves_a_line(
    visit: Visit, now: datetime
) -> None:
    site = await a_site(visit, now, agents=1)
    await execute("delete from skill_level where skill = 'account'")

    told = await site.planned(site.skill("learning"))

    assert [
        (each["asked"]["skill"]["slug"], each["asked"]["aim"], each["people"]) for each in told["steps"]
    ] == [
        ("account", "learning", None),
        ("account", "solid", None),
        ("transfer", "learning", None),
    ]
    looks = await fetch("select subject_id, purpose from access_log")
    assert looks == [{"subject_id": site.agents[0].person_id, "purpose": "skill_levels"}]


async def test_a_shift_before_its_effect_an_update_is_due(visit: Visit, now: datetime) -> None:
    site = await a_site(visit, now)
    update = await World(now).revision(effective_from=now + timedelta(hours=30))
    lesson = await World(now).lesson(update, seconds=181)
    await World(now).item(lesson)

    told = await site.planned(site.wish())

    assert told["excess_minutes"] == 8 + 1

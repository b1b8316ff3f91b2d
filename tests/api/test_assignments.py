"""What a lead asks of her people, over HTTP: told before whether it fits, counted after, and never in anybody's name."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from learning.assignments.joining.records import settle_people
from learning.lessons.records import LessonRow
from learning.people.person import Role
from learning.people.records import TeamRow
from learning.queries import execute, fetch
from learning.skills import service as skills
from tests.api.conftest import Visitor
from tests.learning.practice.world import World

pytestmark = pytest.mark.database

Visit = Callable[..., Awaitable[Visitor]]
TOML = """
[fields.basics]
name = "基础"
name_en = "Basics"
[skills.account]
name = "账户"
name_en = "Accounts"
field = "basics"
stage = 1
[skills.transfer]
name = "转账与限额"
name_en = "Transfers"
field = "basics"
stage = 2
after = ["account"]
"""
FIT_FOR_A_MINUTE = "2026-11-23"  # In the bank it is Saturday the 21st; of the next two days one counts.


@dataclass
class Site:
    """A team with its lead, eight agents or more, and one lesson of a minute that the lead has passed."""

    team: UUID
    lead: Visitor
    agents: list[Visitor]
    lesson: LessonRow
    visit: Visit

    def wish(self, **changes: Any) -> dict[str, Any]:
        return {
            "lesson_id": str(self.lesson.id),
            "team_id": str(self.team),
            "due_on": FIT_FOR_A_MINUTE,
            "why": "下周一活动上线，客户会问",
        } | changes

    def skill(self, aim: str = "solid", **changes: Any) -> dict[str, Any]:
        return self.wish(lesson_id=None, skill="transfer", aim=aim, due_on="2026-12-20", **changes)

    async def give(self, **changes: Any) -> dict[str, Any]:
        answer = await self.lead.http.post("/assignments", json=self.wish(**changes))
        assert answer.status_code == 201, answer.text
        found: dict[str, Any] = answer.json()["assignments"][0]
        return found

    async def listed(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = (await self.lead.http.get("/assignments")).json()["assignments"]
        return found


async def passed(person: UUID, lesson_id: UUID, now: datetime, verdict: str = "right") -> None:
    await execute(
        """insert into attempt (person_id, at, id, ordinal, day, sitting_id, item_id, skill, answer, verdict, expected,
                                surprise, key_on_device, received_at)
           select $1, $3::timestamptz, gen_random_uuid(), 1, date '2026-11-21', gen_random_uuid(), id, skill, '{}', $4,
                  0.5, 0, true, $3
           from item where lesson_id = $2""",
        person,
        lesson_id,
        now,
        verdict,
    )


async def finished(person: UUID, lesson_id: UUID, now: datetime) -> None:
    await execute(
        """insert into sitting (person_id, id, lesson_id, item_ids, started_at, ended_at, finished)
           values ($1, gen_random_uuid(), $2, '{}', $3, $3, true)""",
        person,
        lesson_id,
        now,
    )


async def stands(person: UUID, skill: str, level: str, mastery: float, now: datetime) -> None:
    await execute(
        """insert into skill_level (person_id, skill, level, mastery, spread, answers, live_facts, fresh_facts, stale,
                                    moved_at, judged_at)
           values ($1, $2, $3, $4, 1, 9, 1, 1, false, $5, $5)""",
        person,
        skill,
        level,
        mastery,
        now,
    )


async def a_site(visit: Visit, now: datetime, *, agents: int = 8, has_passed: bool = True) -> Site:
    await skills.take_in(TOML, draft_id=uuid4(), proposer_id=None, now=now)
    team = (await TeamRow.create(id=uuid4(), name="白班一组")).id
    world = World(now)
    lesson = await world.lesson()
    await world.item(lesson)
    lead = await visit(Role.LEAD, name="5101", team_id=team)
    if has_passed:
        await passed(lead.person_id, lesson.id, now)
        await stands(lead.person_id, "transfer", "solid", 0.9, now)
    people = [await visit(Role.AGENT, name=f"60{number:02}", team_id=team) for number in range(agents)]
    for each in people:
        await stands(each.person_id, "account", "solid", 0.9, now)
    return Site(team, lead, people, lesson, visit)


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


async def test_of_fewer_than_eight_nobody_is_told_how_many_are_done(visit: Visit, now: datetime) -> None:
    site = await a_site(visit, now, agents=2)

    given = await site.give(people=[str(site.agents[0].person_id)])

    assert (given["people"], given["done"], given["for_all"]) == (1, None, False)
    assert (await site.agents[1].http.get("/me/assignments")).json()["assignments"] == []


async def test_too_much_is_told_with_the_day_that_fits_and_taken_only_when_said_again(
    visit: Visit, now: datetime
) -> None:
    site = await a_site(visit, now)
    await LessonRow.filter(id=site.lesson.id).update(seconds=270)

    told = (await site.lead.http.post("/assignments/plan", json=_plan(site.wish()))).json()
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
    before = (await site.lead.http.post("/assignments/plan", json=_plan(site.wish()))).json()

    await site.give(lesson_id=str(other.id))
    after = (await site.lead.http.post("/assignments/plan", json=_plan(site.wish()))).json()

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

    told = (await site.lead.http.post("/assignments/plan", json=_plan(site.wish()))).json()

    assert (told["excess_minutes"], told["soonest"]) == (8, "2026-11-26")


async def test_nobody_asks_what_she_has_not_passed_and_is_told_where_to_do_it(
    visit: Visit, now: datetime
) -> None:
    site = await a_site(visit, now, has_passed=False)
    await passed(site.lead.person_id, site.lesson.id, now, "wrong")

    told = (await site.lead.http.post("/assignments/plan", json=_plan(site.wish()))).json()
    refused = await site.lead.http.post("/assignments", json=site.wish())
    skill = (await site.lead.http.post("/assignments/plan", json=_plan(site.skill()))).json()

    do_now = {"id": str(site.lesson.id), "title": site.lesson.title}
    assert (told["has_passed"], told["do_now"]) == (False, do_now)
    assert (skill["has_passed"], skill["do_now"]) == (False, do_now)
    assert (refused.status_code, refused.json()["code"]) == (403, "assigner-not-passed")
    assert await site.listed() == []


async def test_what_lies_two_rungs_up_is_proposed_as_a_ladder_that_counts_people(
    visit: Visit, now: datetime
) -> None:
    site = await a_site(visit, now, agents=9)
    await stands(site.agents[0].person_id, "transfer", "learning", 0.6, now)

    told = (await site.lead.http.post("/assignments/plan", json=_plan(site.skill()))).json()
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

    told = (await site.lead.http.post("/assignments/plan", json=_plan(site.skill("learning")))).json()

    assert [
        (each["asked"]["skill"]["slug"], each["asked"]["aim"], each["people"]) for each in told["steps"]
    ] == [
        ("account", "learning", None),
        ("account", "solid", None),
        ("transfer", "learning", None),
    ]
    looks = await fetch("select subject_id, purpose from access_log")
    assert looks == [{"subject_id": site.agents[0].person_id, "purpose": "skill_levels"}]


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


async def test_a_shift_before_its_effect_an_update_is_due(visit: Visit, now: datetime) -> None:
    site = await a_site(visit, now)
    update = await World(now).revision(effective_from=now + timedelta(hours=30))
    lesson = await World(now).lesson(update, seconds=181)
    await World(now).item(lesson)

    told = (await site.lead.http.post("/assignments/plan", json=_plan(site.wish()))).json()

    assert told["excess_minutes"] == 8 + 1


def _plan(wish: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in wish.items() if name != "why"}

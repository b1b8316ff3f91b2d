"""A lead with her team and what she asks of it, over HTTP, and what her people did before."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from learning.lessons.records import LessonRow
from learning.people.person import Role
from learning.people.records import TeamRow
from learning.queries import execute
from learning.skills import service as skills
from tests.api.conftest import Visitor
from tests.learning.practice.world import World

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

    async def planned(self, wish: dict[str, Any]) -> dict[str, Any]:
        asked = {name: value for name, value in wish.items() if name != "why"}
        found: dict[str, Any] = (await self.lead.http.post("/assignments/plan", json=asked)).json()
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

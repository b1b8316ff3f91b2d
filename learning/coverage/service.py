"""What a lead sees before an update takes effect: how many are ready, and at which seats a word is still needed."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any  # a row of the driver
from uuid import UUID
from zoneinfo import ZoneInfo

from learning.coverage import records
from learning.coverage.capability import Capability, capability, teams_large_enough
from learning.coverage.content import SkillContent, content_by_level
from learning.coverage.readiness import (
    OnShift,
    Readiness,
    Seat,
    ShiftReadiness,
    readiness,
    readiness_by_shift,
)
from learning.mastery.level import Level
from learning.people.access import View
from learning.people.person import TeamId
from learning.people.records import agents_in, team_parents
from learning.people.teams import subtree
from learning.skills.service import in_force
from learning.workforce import records as workforce

LOOK_BACK = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class UpdateReadiness:
    """One update and how ready a team is for it.

    `shifts` are the shifts on duty when it takes effect, or now if it has; `on_duty` are their people.
    `contacts_a_day` are about its article; null where no contact reason names it.
    """

    revision_id: UUID
    slug: str
    title: str
    facts: int
    effective_from: datetime
    readiness: Readiness
    shifts: tuple[ShiftReadiness, ...]
    on_duty: frozenset[UUID]
    contacts_a_day: float | None


async def readiness_for_updates(
    view: View, *, now: datetime, zone: ZoneInfo, revision_id: UUID | None = None
) -> list[UpdateReadiness]:
    """Readiness of the people in view for each update of the last month and all to come, or for one of them."""
    updates = await records.updates_since(now - LOOK_BACK)
    updates = [update for update in updates if revision_id in (None, update["id"])]
    seats = [
        Seat(row["id"], row["name"], row["sign_in"], row["team"]) for row in await agents_in(view, now=now)
    ]
    asked: dict[UUID, set[UUID]] = defaultdict(set)
    for row in await records.asked_by([update["id"] for update in updates]):
        asked[row["revision_id"]].add(row["id"])
    meant = await records.meant_for(list(asked), [seat.person_id for seat in seats])
    known: dict[UUID, set[UUID]] = defaultdict(set)
    every_version = [version for versions in asked.values() for version in versions]
    for row in await records.known_among([seat.person_id for seat in seats], every_version):
        known[row["person_id"]].add(row["known_version_id"])
    moments = {max(now, update["effective_from"]) for update in updates}
    shifts = {moment: await _shifts_at(moment, zone) for moment in moments}
    contacts = await workforce.contacts_by_article()
    return [
        _judged(
            update,
            readiness(_meant(seats, meant.get(update["id"])), asked[update["id"]], known),
            shifts[max(now, update["effective_from"])],
            contacts.get(update["article_id"]),
        )
        for update in updates
    ]


@dataclass(frozen=True, slots=True)
class TeamCapability:
    """The teams that may be asked about, and what one of them can; null where no team is large enough."""

    teams: frozenset[TeamId]
    capability: Capability | None


async def content_of_skills(*, now: datetime) -> tuple[SkillContent, ...]:
    """What there is at each level of each published skill, against the agents who stand there."""
    agents = await records.agents_by_team(now=now)
    standing: Counter[tuple[str, Level]] = Counter()
    for (_, skill, level), people in (await records.levels_by_team(now=now)).items():
        standing[skill, level] += people
    stocks = await records.stocks(await _shown_skills(), now=now)
    return content_by_level(stocks, standing, agents=sum(agents.values()))


async def capability_of(team_id: TeamId | None, *, now: datetime) -> TeamCapability:
    """What a team can, or without one the largest; of one that is too small nothing."""
    parents, agents = await team_parents(), await records.agents_by_team(now=now)
    teams = teams_large_enough(agents, parents)
    shown = team_id or max(teams, key=lambda team: (len(subtree(team, parents)), team), default=None)
    if shown not in teams or shown is None:
        return TeamCapability(teams, None)
    levels = await records.levels_by_team(now=now)
    return TeamCapability(teams, capability(shown, await _shown_skills(), agents, levels, parents))


async def _shown_skills() -> list[str]:
    return [skill.slug for skill in (await in_force()).catalogue.skills if not skill.private]


def _meant(seats: Sequence[Seat], people: Set[UUID] | None) -> Sequence[Seat]:
    """The seats that an update is for; without a limit all of them."""
    return seats if people is None else [seat for seat in seats if seat.person_id in people]


def _judged(
    update: Mapping[str, Any], found: Readiness, shifts: Sequence[OnShift], contacts_a_day: float | None
) -> UpdateReadiness:
    return UpdateReadiness(
        revision_id=update["id"],
        slug=update["slug"],
        title=update["title"],
        facts=update["facts"],
        effective_from=update["effective_from"],
        readiness=found,
        shifts=readiness_by_shift(found, shifts),
        on_duty=frozenset().union(*(shift.people for shift in shifts)),
        contacts_a_day=contacts_a_day,
    )


async def _shifts_at(moment: datetime, zone: ZoneInfo) -> list[OnShift]:
    return [OnShift(each.name or each.shift, each.people) for each in await workforce.shifts_at(moment, zone)]

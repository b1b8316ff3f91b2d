"""A team's range on the wire: what it can, in rounded counts, for whoever is about to ask it for something."""

from datetime import datetime
from uuid import UUID

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import FromQuery

from api.skill_names import skill_refs
from api.wire import Out, SkillRef
from learning.coverage.service import capability_of
from learning.people.access import Duty
from learning.people.groups import LEAST_IN_GROUP, ROUNDED_TO
from learning.people.person import Person, TeamId
from learning.people.records import teams_named


class TeamShown(Out):
    """A team of eight agents or more, with those below it."""

    id: UUID
    name: str


class SkillRangeOut(Out):
    """About how many reached at least 会用, and at least 练习中; null for fewer than eight."""

    skill: SkillRef
    solid: int | None
    learning: int | None


class CapabilityOut(Out):
    """One team's range. All counts are rounded, so that none can be told by subtracting."""

    team_id: UUID
    people: int
    skills: list[SkillRangeOut]


class CapabilitiesOut(Out):
    """The teams one can look at, and the range of one of them; null where no team, or not this one, is large enough."""

    fewest: int
    rounded_to: int
    teams: list[TeamShown]
    shown: CapabilityOut | None


class CapabilityController(Controller):
    """Looked at before a request is filed."""

    path = "/coverage/capability"
    tags = ("coverage",)
    opt = {"purpose": Duty.ASK_OF_TEAMS}  # noqa: RUF012 # Litestar reads a plain attribute

    @get("/", summary="What a team can", operation_id="teamCapability")
    async def show(
        self,
        person: NamedDependency[Person],
        now: NamedDependency[datetime],
        team_id: FromQuery[UUID | None] = None,
    ) -> CapabilitiesOut:
        """Of the team asked for, or of the largest."""
        found = await capability_of(TeamId(team_id) if team_id else None, now=now)
        shown = found.capability
        slugs = [each.skill for each in shown.skills] if shown else []
        names = {ref.slug: ref for ref in await skill_refs(slugs, person.language)}
        return CapabilitiesOut(
            fewest=LEAST_IN_GROUP,
            rounded_to=ROUNDED_TO,
            teams=[TeamShown.model_validate(team) for team in await teams_named(found.teams)],
            shown=CapabilityOut(
                team_id=shown.team_id,
                people=shown.people,
                skills=[
                    SkillRangeOut(skill=names[each.skill], solid=each.solid, learning=each.learning)
                    for each in shown.skills
                ],
            )
            if shown
            else None,
        )

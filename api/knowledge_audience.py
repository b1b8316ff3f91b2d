"""For whom an update can be approved, on the wire."""

from uuid import UUID

from litestar import Controller, get
from litestar.di import NamedDependency

from api.skill_names import skill_refs
from api.wire import Out, SkillRef
from learning.lessons import records
from learning.lessons.records import LessonRow
from learning.people.access import Duty
from learning.people.person import Person


class TeamChoiceOut(Out):
    """A team; whoever chooses it chooses the teams below it too."""

    id: UUID
    name: str
    parent_id: UUID | None


class AudienceChoicesOut(Out):
    """Every team, and the skills for which somebody holds a qualification."""

    teams: list[TeamChoiceOut]
    skills: list[SkillRef]


class AudienceOut(Out):
    """For whom lessons are; two empty lists mean everybody."""

    teams: list[UUID]
    skills: list[str]


class AudienceController(Controller):
    """What an approver chooses an audience from."""

    path = "/audience"
    tags = ("knowledge",)
    opt = {"purpose": Duty.KEEP_KNOWLEDGE}  # noqa: RUF012 # Litestar reads a plain attribute

    @get("/", summary="Teams and skills to choose an audience from", operation_id="listAudience")
    async def choices(self, person: NamedDependency[Person]) -> AudienceChoicesOut:
        """Teams by name, and skills in the reader's language."""
        return AudienceChoicesOut(
            teams=[TeamChoiceOut(**row) for row in await records.teams_to_choose()],
            skills=await skill_refs(await records.skills_to_choose(), person.language),
        )


def audience_out(stored: list[LessonRow]) -> AudienceOut:
    """For whom the lessons of a revision went out: they share it."""
    approved = next((row for row in stored if row.approved_at), None)
    return AudienceOut(
        teams=list((approved and approved.audience_teams) or []),
        skills=list((approved and approved.audience_skills) or []),
    )

"""Content by level on the wire: what owners find missing for those who stand at a level. People only as counts."""

from datetime import datetime
from typing import Literal

from litestar import Controller, get
from litestar.di import NamedDependency

from api.skill_names import skill_refs
from api.wire import Out, SkillRef
from learning.coverage.content import SkillContent, holes
from learning.coverage.service import content_of_skills
from learning.people.access import Duty
from learning.people.person import Person

Stands = Literal["beginner", "learning", "solid"]
LackName = Literal["lessons", "items", "unasked_facts", "cases"]


class CellOut(Out):
    """Those who stand at a level, null for 1 to 7, and what is missing for them to go on."""

    level: Stands
    people: int | None
    lacks: list[LackName]


class SkillContentOut(Out):
    """What is approved for a skill, and its levels. `cases` are keyed on the server; `unasked` facts have no item."""

    skill: SkillRef
    lessons: int
    items: int
    cases: int
    facts: int
    unasked: int
    cells: list[CellOut]


class HoleOut(Out):
    """A level of a skill for which something is missing."""

    skill: SkillRef
    level: Stands
    people: int | None
    lacks: list[LackName]


class ContentByLevelOut(Out):
    """Skills as they are published; the holes with the most people first."""

    skills: list[SkillContentOut]
    holes: list[HoleOut]


class ContentController(Controller):
    """What owners still have to write."""

    path = "/coverage/content"
    tags = ("coverage",)
    opt = {"purpose": Duty.KEEP_KNOWLEDGE}  # noqa: RUF012 # Litestar reads a plain attribute

    @get("/", summary="What is missing at which level", operation_id="contentByLevel")
    async def show(
        self, person: NamedDependency[Person], now: NamedDependency[datetime]
    ) -> ContentByLevelOut:
        """Lessons, items and cases of each skill against the agents who stand at its levels."""
        content = await content_of_skills(now=now)
        refs = await skill_refs([each.stock.skill for each in content], person.language)
        names = {ref.slug: ref for ref in refs}
        return ContentByLevelOut(
            skills=[_skill(each, names) for each in content],
            holes=[
                HoleOut.model_validate(
                    {
                        "skill": names[hole.skill],
                        "level": hole.cell.level,
                        "people": hole.cell.people,
                        "lacks": hole.cell.lacks,
                    }
                )
                for hole in holes(content)
            ],
        )


def _skill(content: SkillContent, names: dict[str, SkillRef]) -> SkillContentOut:
    stock = content.stock
    return SkillContentOut(
        skill=names[stock.skill],
        lessons=stock.lessons,
        items=stock.items,
        cases=stock.cases,
        facts=stock.facts,
        unasked=stock.unasked,
        cells=[CellOut.model_validate(cell) for cell in content.cells],
    )

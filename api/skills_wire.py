"""The shapes of skills on the wire, as they are in force; those of the draft stand in `skills_draft_wire.py`."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from api.wire import In, LevelOut, Out, SkillRef

Rung = Literal["beginner", "learning", "solid", "mastered"]
Evidence = Literal["quiz", "scenario", "observed", "teach_back"]
Slug = Annotated[str, Field(max_length=32, pattern=r"^[a-z0-9-]+$")]
Moved = Literal["added", "taken_out", "renamed", "placed", "connected", "criteria", "evidence", "boundary"]


class MapSkillOut(Out):
    """One skill on my map. `later` means that something is better practised first; it is open all the same."""

    skill: SkillRef
    field: str
    stage: int
    column: int
    row: float
    after: list[str]
    level: LevelOut
    answers: int
    facts: int
    fresh_facts: int
    bridge: bool
    needs_qualification: bool
    later: bool
    on_way: bool
    lit: int = Field(description="Things of it that I learned by myself and that are lit.")


class ForecastOut(Out):
    """Weeks of learning at the present pace, and what they are reckoned from."""

    weeks: int
    rungs: int
    answers_a_rung: float
    answers_a_week: float
    least_weeks: int = Field(
        description="What the spacing of the highest level asks at any pace; 0 for nothing."
    )


class TargetOut(Out):
    """The position I aim at; without a pace there is no forecast."""

    slug: str
    name: str
    forecast: ForecastOut | None


class SkillMovedOut(Out):
    """A skill that is another than before, and in what."""

    skill: SkillRef
    moves: list[Moved]


class AnnouncedOut(Out):
    """A change of what is published, and what people were told. Levels that were reached stand."""

    number: int
    published_at: datetime
    note: str
    skills: list[SkillMovedOut]


class SkillMapOut(Out):
    """My map; `number` is the version of the skills in force, 0 before any."""

    number: int
    skills: list[MapSkillOut]
    target: TargetOut | None
    announced: list[AnnouncedOut]


class CriterionOut(Out):
    """What someone does who holds the skill at this level."""

    level: Rung
    text: str


class StepToOut(Out):
    """One thing that the next level asks."""

    kind: Literal["answers", "items", "days", "facts", "transfers"]
    has: int
    wants: int
    is_met: bool


class EvidenceOut(Out):
    """A kind of evidence that shows the skill, and whether there is some of mine that counts."""

    kind: Evidence
    on_record: bool


class BoundaryOut(Out):
    """What I may answer, what I refer, and to whom."""

    answers: str
    refers: str
    to: str


class PointOut(Out):
    """How much of the facts I met I would recall at that moment, in [0, 1]."""

    at: datetime
    recall: float
    is_ahead: bool


class CurveOut(Out):
    """Six weeks back and two ahead, and when the first fact is worth meeting again."""

    points: list[PointOut]
    review_at: datetime


class SkillLessonOut(Out):
    """A lesson that trains the skill and is for me."""

    id: str
    title: str
    seconds: int
    done: bool


class SkillOpenedOut(Out):
    """One skill of mine. `aim` is the level that practice leads to next; null at the top."""

    skill: SkillRef
    after: list[SkillRef]
    aim: Rung | None
    steps: list[StepToOut]
    criteria: list[CriterionOut]
    evidence: list[EvidenceOut]
    valid_days: int | None
    boundary: BoundaryOut | None
    curve: CurveOut | None
    lessons: list[SkillLessonOut]


class GapOut(Out):
    """One skill of a position: what is asked, where I stand, which evidence is missing."""

    skill: SkillRef
    low: Rung
    high: Rung
    level: LevelOut
    rungs: int
    missing: list[Evidence]


class WayOut(Out):
    """My way to one position."""

    slug: str
    name: str
    is_target: bool
    gaps: list[GapOut]
    rungs: int
    forecast: ForecastOut | None


class WaysOut(Out):
    """Every position that is published, with my way to it."""

    ways: list[WayOut]


class AimIn(In):
    """The position to aim at; null for none."""

    profile: Slug | None

"""The shapes of the draft of the skills: what owners send, and what they read of it."""

from typing import Annotated

from pydantic import Field

from api.skills_wire import Evidence, Rung, SkillMovedOut, Slug
from api.wire import In, Out
from learning.skills.reading import MOST_DAYS

Stage = Annotated[int, Field(ge=1, le=4)]
NO_NUL = r"^[^\x00]*$"
Version = Annotated[int, Field(ge=1, le=1_000_000_000)]


class WordsIn(In):
    """A sentence of the bank in Chinese, and in English if somebody wrote it."""

    zh: Annotated[str, Field(min_length=1, max_length=500, pattern=NO_NUL)]
    en: Annotated[str, Field(max_length=500, pattern=NO_NUL)]


class CriterionIn(WordsIn):
    """What someone does who holds the skill at this level."""

    level: Rung


class BoundaryIn(In):
    """What one may answer, what one refers, and to whom."""

    answers: WordsIn
    refers: WordsIn
    to: WordsIn


class WrittenSkillIn(In):
    """A skill as owners write it; the draft shows it in the same shape."""

    name: Annotated[str, Field(min_length=1, max_length=80, pattern=NO_NUL)]
    name_en: Annotated[str, Field(min_length=1, max_length=120, pattern=NO_NUL)]
    field: Slug
    stage: Stage
    after: Annotated[list[Slug], Field(max_length=20)]
    bridge: bool
    private: bool
    needs_qualification: bool
    evidence: Annotated[list[Evidence], Field(max_length=4)]
    queues: Annotated[list[Annotated[str, Field(max_length=64, pattern=NO_NUL)]], Field(max_length=50)]
    valid_days: Annotated[int, Field(ge=1, le=MOST_DAYS)] | None
    behaviours: Annotated[list[CriterionIn], Field(max_length=4)]
    boundary: BoundaryIn | None


class DraftSkillOut(Out):
    """A skill as the draft has it, and where it stands on the map."""

    slug: str
    column: int
    row: float
    written: WrittenSkillIn


class WrittenFieldIn(In):
    """A field of skills as owners write it."""

    name: Annotated[str, Field(min_length=1, max_length=80, pattern=NO_NUL)]
    name_en: Annotated[str, Field(min_length=1, max_length=120, pattern=NO_NUL)]


class WantedIn(In):
    """A skill that a position asks for, from one level to another."""

    skill: Slug
    low: Rung
    high: Rung


class WrittenPositionIn(WrittenFieldIn):
    """A position as owners write it."""

    wants: Annotated[list[WantedIn], Field(max_length=200)]


class DraftFieldOut(Out):
    """A field as the draft has it, and its name in the reader's language."""

    slug: str
    name: str
    written: WrittenFieldIn


class PositionOut(Out):
    """A position as the draft has it, and its name in the reader's language."""

    slug: str
    name: str
    written: WrittenPositionIn


class SkillDraftOut(Out):
    """The draft of the skills. Whoever wrote it last cannot publish it."""

    id: str
    version: int
    toml: str
    note: str
    is_submitted: bool
    is_mine: bool
    changes: list[SkillMovedOut]
    profiles: list[str] = Field(description="Positions that are new, gone or ask for something else.")
    people: int | None = Field(
        description="How many have a level in what changes; null for fewer than eight."
    )
    lessons: int = Field(description="Lessons that name a skill which is taken out.")
    changed_fields: list[str]
    fields: list[DraftFieldOut]
    positions: list[PositionOut]
    skills: list[DraftSkillOut]


class SkillsInForceOut(Out):
    """What is in force, and the draft if somebody is changing it."""

    number: int
    toml: str
    draft: SkillDraftOut | None


class SaveSkillsIn(In):
    """The draft's next text."""

    version: Version
    toml: Annotated[str, Field(max_length=500_000, pattern=NO_NUL)]


class PutSkillIn(In):
    """One skill of the draft, whole."""

    version: Version
    skill: WrittenSkillIn


class PutFieldIn(In):
    """One field of the draft, whole."""

    version: Version
    field: WrittenFieldIn


class PutPositionIn(In):
    """One position of the draft, whole."""

    version: Version
    position: WrittenPositionIn


class SubmitSkillsIn(In):
    """What people are told of the change."""

    version: Version
    note: Annotated[str, Field(min_length=1, max_length=500, pattern=NO_NUL)]


class VersionIn(In):
    """The version of the draft that was looked at."""

    version: Version

"""What can be refused about skills.

LearningError
+ SkillNotFound             not_found    skill-not-found
+ ProfileNotFound           not_found    profile-not-found
+ FieldNotFound             not_found    field-not-found
+ FieldInUse                conflict     field-in-use             # a skill still stands in it
+ SkillsUnreadable          invalid      skills-unreadable        # every complaint with its line, a circle by name
+ SkillsUnchanged           invalid      skills-unchanged
+ SkillDraftNotFound        not_found    skill-draft-not-found
+ SkillDraftOutdated        conflict     skill-draft-outdated     # someone saved, submitted or published in between
+ SkillDraftNotSubmitted    conflict     skill-draft-not-submitted
+ SamePersonPublishes       not_allowed  same-person-publishes
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from learning.errors import Kind, LearningError


class SkillNotFound(LearningError):
    """There is no skill of this name in what is published."""

    kind = Kind.NOT_FOUND
    code: ClassVar[str] = "skill-not-found"

    def __init__(self) -> None:
        super().__init__("There is no such skill.")


class ProfileNotFound(LearningError):
    """There is no profile of this name in what is published."""

    kind = Kind.NOT_FOUND
    code: ClassVar[str] = "profile-not-found"

    def __init__(self) -> None:
        super().__init__("There is no such position.")


class FieldNotFound(LearningError):
    """There is no field of this name in the draft."""

    kind = Kind.NOT_FOUND
    code: ClassVar[str] = "field-not-found"

    def __init__(self) -> None:
        super().__init__("There is no such field.")


class FieldInUse(LearningError):
    """A skill still stands in the field."""

    kind = Kind.CONFLICT
    code: ClassVar[str] = "field-in-use"

    def __init__(self) -> None:
        super().__init__("Skills still stand in this field. Move them to another first.")


@dataclass(frozen=True, slots=True)
class LineComplaint:
    """One thing that is wrong, and the line it stands on."""

    line: int
    message: str


class SkillsUnreadable(LearningError):
    """The catalogue says something that cannot be; `complaints` are all of it."""

    kind = Kind.INVALID
    code: ClassVar[str] = "skills-unreadable"

    def __init__(self, complaints: Sequence[str]) -> None:
        super().__init__("The skills cannot be taken as they are written.")
        self.complaints = [_complaint(each) for each in complaints]


class SkillsUnchanged(LearningError):
    """The draft says what is published already."""

    kind = Kind.INVALID
    code: ClassVar[str] = "skills-unchanged"

    def __init__(self) -> None:
        super().__init__("Nothing differs from the skills that are published.")


class SkillDraftNotFound(LearningError):
    """Nobody is changing the skills at present."""

    kind = Kind.NOT_FOUND
    code: ClassVar[str] = "skill-draft-not-found"

    def __init__(self) -> None:
        super().__init__("There is no draft of the skills.")


class SkillDraftOutdated(LearningError):
    """Someone saved, submitted or published since this editor read the draft."""

    kind = Kind.CONFLICT
    code: ClassVar[str] = "skill-draft-outdated"

    def __init__(self) -> None:
        super().__init__("The draft has moved on since you read it. Look at it again first.")


class SkillDraftNotSubmitted(LearningError):
    """What is published was submitted before."""

    kind = Kind.CONFLICT
    code: ClassVar[str] = "skill-draft-not-submitted"

    def __init__(self) -> None:
        super().__init__("The draft was not submitted yet.")


class SamePersonPublishes(LearningError):
    """Criteria that people climb by need two owners: one proposes, another publishes."""

    kind = Kind.NOT_ALLOWED
    code: ClassVar[str] = "same-person-publishes"

    def __init__(self) -> None:
        super().__init__("You proposed this; another owner has to publish it.")


def _complaint(told: str) -> LineComplaint:
    """`path:line: sentence` taken apart."""
    _, line, message = told.split(":", 2)
    return LineComplaint(int(line), message.strip())

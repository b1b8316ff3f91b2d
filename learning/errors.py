"""Everything that can be refused, as one tree.

Each slice draws its own branch in its own module; only `api/problems.py` knows HTTP.

LearningError            kind, code
+ sheets/errors.py       SheetUnreadable, SheetRefused
+ people/errors.py       SignInRefused, SignedOut, NotAllowed, PersonNotFound, TooManyTries, AccountLocked, ...
+ people/*/errors.py     WatchUnfit, TeamNotLed, DisclosureNotOpen, DisclosureDecided, PrivateKeyUnfit, ...
+ knowledge/errors.py    ArticleNotFound, RevisionNotFound, DraftOutdated, SamePersonApproves, ...
+ skills/errors.py       SkillNotFound, SkillsUnreadable, SkillDraftOutdated, SamePersonPublishes, ...
+ lessons/errors.py      LessonNotFound, LessonUnreadable
+ attempts/errors.py     ItemNotFound, ItemRetired, AnswerUnreadable
+ practice/errors.py     SittingNotFound, SittingEnded
+ assignments/errors.py  AssignmentNotFound, AssignmentTooMuch, AssignmentTooHigh, AssignerNotPassed, ...
+ gaps/errors.py         SignatureRefused, EventUnreadable, MappingUnreadable, SourceNotFound, AgentTaken, ...
"""

from enum import StrEnum
from typing import ClassVar


class Kind(StrEnum):
    """What sort of refusal it is; the web layer turns it into a status."""

    NOT_FOUND = "not_found"
    NOT_SIGNED_IN = "not_signed_in"
    NOT_ALLOWED = "not_allowed"
    CONFLICT = "conflict"
    INVALID = "invalid"
    TOO_SOON = "too_soon"


class LearningError(Exception):
    """A refusal with a sentence a learner could read and a code that programs rely on."""

    kind: ClassVar[Kind]
    code: ClassVar[str]

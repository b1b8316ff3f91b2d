"""What can be refused about lessons.

LearningError
+ LessonNotFound         not_found    lesson-not-found
+ LessonOutdated         conflict     lesson-outdated      # someone saved in between
+ LessonClosed           conflict     lesson-closed        # approved or withdrawn: it never changes again
+ LessonsFixTime         conflict     lessons-fix-time     # edited lessons name the effective time
+ LessonsHoldFacts       conflict     lessons-hold-facts   # an edited lesson teaches what a decision would change
+ LessonFactsUnknown     conflict     lesson-facts-unknown # drafted for a text that is no longer there
+ AudienceUnknown        invalid      audience-unknown
+ LessonUnreadable       invalid      lesson-unreadable    # carries its complaints with their lines
+ PictureNotFound        not_found    picture-not-found
+ PictureRefused         invalid      picture-refused      # too large, broken, or no picture
+ ReleaseNotNewer        conflict     release-not-newer    # a later one of the system was announced
+ ReleaseNotFound        not_found    release-not-found
+ ItemNotInDoubt         conflict     item-not-in-doubt    # no release did, or an owner has decided
"""

from collections.abc import Sequence
from typing import ClassVar

from learning.errors import Kind, LearningError
from learning.lessons.complaints import Complaint


class LessonNotFound(LearningError):
    """There is no such lesson."""

    kind = Kind.NOT_FOUND
    code: ClassVar[str] = "lesson-not-found"

    def __init__(self) -> None:
        super().__init__("There is no such lesson.")


class LessonOutdated(LearningError):
    """Someone saved the lesson since this editor read it."""

    kind = Kind.CONFLICT
    code: ClassVar[str] = "lesson-outdated"

    def __init__(self) -> None:
        super().__init__("Someone saved this lesson in between. Compare before you save yours.")


class LessonClosed(LearningError):
    """The lesson is approved or withdrawn; what people answered must stay what it was."""

    kind = Kind.CONFLICT
    code: ClassVar[str] = "lesson-closed"

    def __init__(self) -> None:
        super().__init__("This lesson can no longer be changed.")


class LessonsFixTime(LearningError):
    """Edited lessons speak of the effective time they were written for."""

    kind = Kind.CONFLICT
    code: ClassVar[str] = "lessons-fix-time"

    def __init__(self) -> None:
        super().__init__(
            "The lessons were edited for the proposed effective time. Return the revision to change its time."
        )


class LessonsHoldFacts(LearningError):
    """A lesson that somebody edited teaches a fact as it was before this decision."""

    kind = Kind.CONFLICT
    code: ClassVar[str] = "lessons-hold-facts"

    def __init__(self) -> None:
        super().__init__(
            "A lesson that was edited teaches this fact. Leave that lesson out first, or let the fact be."
        )


class LessonFactsUnknown(LearningError):
    """A lesson names a fact that its revision does not change."""

    kind = Kind.CONFLICT
    code: ClassVar[str] = "lesson-facts-unknown"

    def __init__(self, title: str) -> None:
        super().__init__(
            f"“{title}” teaches a change that is no longer there. Return the revision and submit it again."
        )


class AudienceUnknown(LearningError):
    """A team or a skill that there is not."""

    kind = Kind.INVALID
    code: ClassVar[str] = "audience-unknown"

    def __init__(self) -> None:
        super().__init__("There is no such team or skill.")


class LessonUnreadable(LearningError):
    """The Markdown is no lesson yet; `complaints` say where and why."""

    kind = Kind.INVALID
    code: ClassVar[str] = "lesson-unreadable"

    def __init__(self, complaints: Sequence[Complaint]) -> None:
        super().__init__(
            f"The lesson has {len(complaints)} thing(s) to mend, the first in line {complaints[0].line}."
        )
        self.complaints = tuple(complaints)


class PictureNotFound(LearningError):
    """There is no such picture."""

    kind = Kind.NOT_FOUND
    code: ClassVar[str] = "picture-not-found"

    def __init__(self) -> None:
        super().__init__("There is no such picture.")


class PictureRefused(LearningError):
    """A file that cannot be kept as a picture; `why` goes on the sentence that begins with it."""

    kind = Kind.INVALID
    code: ClassVar[str] = "picture-refused"

    def __init__(self, why: str) -> None:
        super().__init__(f"The picture {why}.")
        self.why = why


class ReleaseNotNewer(LearningError):
    """A release that does not follow those announced."""

    kind = Kind.CONFLICT
    code: ClassVar[str] = "release-not-newer"

    def __init__(self, newest: str) -> None:
        super().__init__(f"{newest} was announced already; a release comes after those before it.")


class ReleaseNotFound(LearningError):
    """A release that nobody announced, or that is not the newest of its system."""

    kind = Kind.NOT_FOUND
    code: ClassVar[str] = "release-not-found"

    def __init__(self) -> None:
        super().__init__("This is not the newest release announced of its system.")


class ItemNotInDoubt(LearningError):
    """No release put the item in doubt, or an owner has decided about it."""

    kind = Kind.CONFLICT
    code: ClassVar[str] = "item-not-in-doubt"

    def __init__(self) -> None:
        super().__init__("This question waits for no decision about a release.")

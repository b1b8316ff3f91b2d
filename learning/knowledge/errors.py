"""What can be refused about articles and revisions.

LearningError
+ ArticleNotFound        not_found    article-not-found
+ RevisionNotFound       not_found    revision-not-found
+ DraftOutdated          conflict     draft-outdated         # someone saved in between
+ RevisionNotOpen        conflict     revision-not-open      # not in the state this step needs
+ SamePersonApproves     not_allowed  same-person-approves
+ EffectiveTimePassed    invalid      effective-time-passed
+ NothingChanged         invalid      nothing-changed
+ RulingsOutdated        conflict     rulings-outdated       # someone decided about the facts in between
+ RulingUnusable         invalid      ruling-unusable
+ NoticesUnanswered      conflict     notices-unanswered     # warnings that an owner must answer first
+ RevisionMoved          conflict     revision-moved         # not what the approver has seen
+ DraftInTheWay          conflict     draft-in-the-way       # an import would overwrite somebody's work
+ MasteredElsewhere      conflict     mastered-elsewhere     # another system keeps the article
+ SourceRefused          invalid      source-refused         # a file that cannot become an article
"""

from datetime import datetime
from typing import ClassVar

from learning.errors import Kind, LearningError


class ArticleNotFound(LearningError):
    """There is no article of this name."""

    kind = Kind.NOT_FOUND
    code: ClassVar[str] = "article-not-found"

    def __init__(self, slug: str) -> None:
        super().__init__(f"There is no article “{slug}”.")
        self.slug = slug


class RevisionNotFound(LearningError):
    """There is no such revision."""

    kind = Kind.NOT_FOUND
    code: ClassVar[str] = "revision-not-found"

    def __init__(self) -> None:
        super().__init__("There is no such revision.")


class DraftOutdated(LearningError):
    """Someone saved the draft since this editor read it; nothing of either text is lost."""

    kind = Kind.CONFLICT
    code: ClassVar[str] = "draft-outdated"

    def __init__(self, by: str, at: datetime) -> None:
        super().__init__(f"{by} saved this draft at {at:%H:%M:%S} UTC. Compare before you save yours.")
        self.by = by
        self.at = at


class RevisionNotOpen(LearningError):
    """The step does not fit the state the revision is in."""

    kind = Kind.CONFLICT
    code: ClassVar[str] = "revision-not-open"

    def __init__(self, state: str, step: str) -> None:
        super().__init__(f"This revision is {state.replace('_', ' ')}; it cannot be {step}.")
        self.state = state
        self.step = step


class SamePersonApproves(LearningError):
    """Knowledge needs two owners: one proposes, another approves."""

    kind = Kind.NOT_ALLOWED
    code: ClassVar[str] = "same-person-approves"

    def __init__(self) -> None:
        super().__init__("You proposed this revision; another owner has to approve it.")


class EffectiveTimePassed(LearningError):
    """The moment from which a revision should hold lies in the past or before the one it follows."""

    kind = Kind.INVALID
    code: ClassVar[str] = "effective-time-passed"

    def __init__(self, effective_from: datetime) -> None:
        super().__init__(
            f"{effective_from:%Y-%m-%d %H:%M} UTC has passed, or lies before the revision this one follows."
        )
        self.effective_from = effective_from


class NothingChanged(LearningError):
    """The text is the one that already holds."""

    kind = Kind.INVALID
    code: ClassVar[str] = "nothing-changed"

    def __init__(self) -> None:
        super().__init__("This text says what the article already says; there is nothing to approve.")


class RulingsOutdated(LearningError):
    """Someone decided about the facts since this owner read them; what was decided stays."""

    kind = Kind.CONFLICT
    code: ClassVar[str] = "rulings-outdated"

    def __init__(self) -> None:
        super().__init__("Another owner decided about these facts in between. Look again before you decide.")


class RulingUnusable(LearningError):
    """A decision about a change that cannot be followed; the message says why."""

    kind = Kind.INVALID
    code: ClassVar[str] = "ruling-unusable"


class NoticesUnanswered(LearningError):
    """The update has warnings that no owner has answered."""

    kind = Kind.CONFLICT
    code: ClassVar[str] = "notices-unanswered"

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} warning(s) about this update must be answered before it is approved.")
        self.count = count


class RevisionMoved(LearningError):
    """Text, facts or lessons are no longer those that the approver looked at."""

    kind = Kind.CONFLICT
    code: ClassVar[str] = "revision-moved"

    def __init__(self) -> None:
        super().__init__(
            "Something in this revision changed since you opened it. Look again before you approve."
        )


class DraftInTheWay(LearningError):
    """Somebody works on the article; an import overwrites nothing that a person wrote."""

    kind = Kind.CONFLICT
    code: ClassVar[str] = "draft-in-the-way"

    def __init__(self, by: str) -> None:
        super().__init__(f"{by} has a draft of this article; have it approved or discarded first.")
        self.by = by


class MasteredElsewhere(LearningError):
    """Another system keeps the article: it is read here, and changed there."""

    kind = Kind.CONFLICT
    code: ClassVar[str] = "mastered-elsewhere"

    def __init__(self, system: str, url: str | None) -> None:
        where = f"{system} ({url})" if url else system
        super().__init__(f"This article is kept in {where}. Change it there; the next import brings it here.")
        self.system = system
        self.url = url


class SourceRefused(LearningError):
    """The file cannot become an article; the message says why and, where it has one, in which line."""

    kind = Kind.INVALID
    code: ClassVar[str] = "source-refused"

    def __init__(self, why: str, *, line: int | None = None) -> None:
        super().__init__(f"line {line}: {why}" if line else why)
        self.line = line

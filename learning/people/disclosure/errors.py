"""What is refused of disclosures."""

from typing import ClassVar

from learning.errors import Kind, LearningError


class DisclosureNotFound(LearningError):
    """There is no such request, or it is about the person who asks for it."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "disclosure-not-found"

    def __init__(self) -> None:
        super().__init__("There is no such request.")


class DisclosureUnfit(LearningError):
    """A request that covers no time, covers too much, or ends too late."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "disclosure-unfit"


class DisclosureNotYours(LearningError):
    """Whoever asked does not decide, and only she opens and closes what she asked for."""

    kind: ClassVar[Kind] = Kind.NOT_ALLOWED
    code: ClassVar[str] = "disclosure-not-yours"

    def __init__(self, why: str) -> None:
        super().__init__(why)


class DisclosureDecided(LearningError):
    """The request no longer waits: it is open, refused, closed or over, or she has agreed before."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "disclosure-decided"

    def __init__(self) -> None:
        super().__init__("This request does not wait for you any more.")


class DisclosureNotOpen(LearningError):
    """The records open only once two others agreed, and only until the end that was asked for."""

    kind: ClassVar[Kind] = Kind.NOT_ALLOWED
    code: ClassVar[str] = "disclosure-not-open"

    def __init__(self) -> None:
        super().__init__("These records are not open: two others must agree, and the time must not be over.")

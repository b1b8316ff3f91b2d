"""What is refused of platforms and of what they send."""

from typing import ClassVar

from learning.errors import Kind, LearningError


class SignatureRefused(LearningError):
    """A delivery of no source we know, not signed with its secret, or signed too long ago; it never says which."""

    kind: ClassVar[Kind] = Kind.NOT_SIGNED_IN
    code: ClassVar[str] = "signature-refused"

    def __init__(self) -> None:
        super().__init__(
            "This delivery is not signed as its source signs, or its time is off by five minutes."
        )


class EventUnreadable(LearningError):
    """A delivery that is signed, and is not what its source sends."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "event-unreadable"

    def __init__(self, why: str) -> None:
        super().__init__(f"This delivery cannot be read: {why}.")


class MappingUnreadable(LearningError):
    """A mapping that says nothing we understand. `where` is the place inside it."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "mapping-unreadable"

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: {why}.")


class SourceTaken(LearningError):
    """A source of this name is there already."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "gap-source-taken"

    def __init__(self, slug: str) -> None:
        super().__init__(
            f"A source named {slug} is there already. Choose another name, or rotate its secret."
        )


class SourceUnnamed(LearningError):
    """The name is none that an address can hold."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "gap-source-unnamed"

    def __init__(self) -> None:
        super().__init__(
            "A source is named with up to 40 small letters, digits and hyphens, as in acd-shanghai."
        )


class SourceNotFound(LearningError):
    """No source has this name."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "gap-source-not-found"

    def __init__(self, slug: str) -> None:
        super().__init__(f"There is no source named {slug}.")


class AgentTaken(LearningError):
    """The platform's agent is somebody's already, or she has another agent at the same platform."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "agent-taken"

    def __init__(self) -> None:
        super().__init__(
            "This agent is bound already, or this person is bound to another agent of the same source."
        )


class AgentNotBound(LearningError):
    """Nobody is bound to this agent."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "agent-not-bound"

    def __init__(self) -> None:
        super().__init__("Nobody is bound to this agent.")

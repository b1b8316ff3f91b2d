"""What is refused of watches."""

from typing import ClassVar

from learning.errors import Kind, LearningError


class WatchUnfit(LearningError):
    """A watch that is no shift, is over, or begins too far ahead."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "watch-unfit"


class WatchNotFound(LearningError):
    """There is no such watch over a team that she leads."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "watch-not-found"

    def __init__(self) -> None:
        super().__init__("There is no such watch over your teams.")


class TeamNotLed(LearningError):
    """She hands out the duty over a team that she does not lead herself."""

    kind: ClassVar[Kind] = Kind.NOT_ALLOWED
    code: ClassVar[str] = "team-not-led"

    def __init__(self) -> None:
        super().__init__("You can hand over the duty only for teams that you lead.")

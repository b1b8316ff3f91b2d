"""What is refused of flash notices."""

from typing import ClassVar

from learning.errors import Kind, LearningError


class FlashUnfit(LearningError):
    """A notice that is too long, holds for too long, is over, or begins too far ahead."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "flash-unfit"


class FlashNotFound(LearningError):
    """There is no such notice."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "flash-not-found"

    def __init__(self) -> None:
        super().__init__("There is no such flash notice.")


class OwnFlash(LearningError):
    """Nobody approves what she wrote herself."""

    kind: ClassVar[Kind] = Kind.NOT_ALLOWED
    code: ClassVar[str] = "flash-own"

    def __init__(self) -> None:
        super().__init__("You wrote this notice; somebody else approves it.")


class FlashDecided(LearningError):
    """Somebody else was quicker: it is approved, withdrawn or over."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "flash-decided"

    def __init__(self) -> None:
        super().__init__("This notice was approved, withdrawn or ended in the meantime.")

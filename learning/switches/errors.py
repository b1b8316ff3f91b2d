"""What switches are refused for."""

from typing import ClassVar

from learning.errors import Kind, LearningError


class OnlyForTheWholeBank(LearningError):
    """The function works on everybody's answers together; it has no switch for one team."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "only-for-the-whole-bank"

    def __init__(self) -> None:
        super().__init__("This works for everybody together. It can only be switched for the whole bank.")


class SwitchTeamNotFound(LearningError):
    """There is no team with this id."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "team-not-found"

    def __init__(self) -> None:
        super().__init__("There is no such team.")

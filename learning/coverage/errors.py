"""What is refused of coverage.

LearningError
+ TeamNotShown           not_found    team-not-shown       # there is none, or it has fewer than eight agents
"""

from typing import ClassVar

from learning.errors import Kind, LearningError


class TeamNotShown(LearningError):
    """There is no such team of eight agents or more."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "team-not-shown"

    def __init__(self) -> None:
        super().__init__("There is no such team of eight or more people.")

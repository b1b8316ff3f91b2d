"""What can be refused about mastery.

LearningError
+ ItemNotAside           conflict     item-not-aside       # it was never set aside, or somebody has decided
"""

from typing import ClassVar

from learning.errors import Kind, LearningError


class ItemNotAside(LearningError):
    """The item does not wait for a decision."""

    kind = Kind.CONFLICT
    code: ClassVar[str] = "item-not-aside"

    def __init__(self) -> None:
        super().__init__("This question does not wait for a decision; somebody may have decided already.")

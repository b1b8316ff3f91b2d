"""What is refused of commissions.

LearningError
+ CommissionNotFound   not_found  commission-not-found
+ CommissionUnfit      invalid    commission-unfit      # a day that cannot be
+ CommissionRunning    conflict   commission-running    # the same is asked already
+ CommissionMoved      conflict   commission-moved      # somebody took it, gave it back, withdrew or closed it
"""

from typing import ClassVar

from learning.errors import Kind, LearningError


class CommissionNotFound(LearningError):
    """There is no such commission."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "commission-not-found"

    def __init__(self) -> None:
        super().__init__("There is no such commission.")


class CommissionUnfit(LearningError):
    """It cannot be asked like that; the message says why."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "commission-unfit"


class CommissionRunning(LearningError):
    """The same level of the skill is asked for already."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "commission-running"

    def __init__(self) -> None:
        super().__init__("Somebody asks for this already; it is open until its lesson is published.")


class CommissionMoved(LearningError):
    """It no longer stands as she saw it."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "commission-moved"

    def __init__(self) -> None:
        super().__init__("Somebody took it, gave it back, withdrew it or published its lesson meanwhile.")

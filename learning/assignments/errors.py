"""What is refused of assignments.

LearningError
+ AssignmentNotFound     not_found    assignment-not-found
+ AssignmentUnfit        invalid      assignment-unfit       # a day, a lesson, a skill or people that cannot be
+ AssigneesNotLed        not_allowed  assignees-not-led
+ AssignerNotPassed      not_allowed  assigner-not-passed    # nobody asks what she has not passed herself
+ AssignmentTooHigh      conflict     assignment-too-high    # a ladder is proposed instead
+ AssignmentTooMuch      conflict     assignment-too-much    # more than fits; saying so again takes it
+ AssignmentOutdated     conflict     assignment-outdated    # somebody changed it in between
"""

from typing import ClassVar

from learning.errors import Kind, LearningError


class AssignmentNotFound(LearningError):
    """There is no such assignment of a team that she leads."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "assignment-not-found"

    def __init__(self) -> None:
        super().__init__("There is no such assignment of your teams.")


class AssignmentUnfit(LearningError):
    """It cannot be asked like that; the message says why."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "assignment-unfit"


class AssigneesNotLed(LearningError):
    """She asks people whom she does not lead."""

    kind: ClassVar[Kind] = Kind.NOT_ALLOWED
    code: ClassVar[str] = "assignees-not-led"

    def __init__(self) -> None:
        super().__init__("You can ask this only of agents in teams that you lead.")


class AssignerNotPassed(LearningError):
    """She has not passed herself what she asks."""

    kind: ClassVar[Kind] = Kind.NOT_ALLOWED
    code: ClassVar[str] = "assigner-not-passed"

    def __init__(self) -> None:
        super().__init__("You can ask of others what you have passed yourself. Do it now, then ask.")


class AssignmentTooHigh(LearningError):
    """Somebody stands two rungs below it, or lacks what comes before it."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "assignment-too-high"

    def __init__(self) -> None:
        super().__init__("This lies too far above where some of them stand. Ask for the ladder instead.")


class AssignmentTooMuch(LearningError):
    """It asks for more minutes than these people have until then."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "assignment-too-much"

    def __init__(self, minutes: int) -> None:
        super().__init__(
            f"This exceeds the capacity of these people by {minutes} minutes. Choose a later day."
        )
        self.minutes = minutes


class AssignmentOutdated(LearningError):
    """Somebody changed or withdrew it in between."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "assignment-outdated"

    def __init__(self) -> None:
        super().__init__("Somebody changed this assignment in between. Look at it as it stands now.")

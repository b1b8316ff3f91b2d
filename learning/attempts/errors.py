"""What can be refused about an answer."""

from learning.errors import Kind, LearningError


class ItemNotFound(LearningError):
    """No item has this id."""

    kind = Kind.NOT_FOUND
    code = "item-not-found"

    def __init__(self) -> None:
        super().__init__("This question does not exist.")


class ItemRetired(LearningError):
    """The item's fact changed, or its lesson was withdrawn, before the answer was given."""

    kind = Kind.CONFLICT
    code = "item-retired"

    def __init__(self) -> None:
        super().__init__("The rule behind this question has changed, so it is no longer asked.")


class AnswerUnreadable(LearningError):
    """The answer does not fit the item; `reason` says how."""

    kind = Kind.INVALID
    code = "answer-unreadable"

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"This answer cannot be read: {reason}.")


class TicketRefused(LearningError):
    """The ticket is forged, too old, or was issued for another person or item."""

    kind = Kind.INVALID
    code = "ticket-refused"

    def __init__(self) -> None:
        super().__init__("This question was not handed to you, or too long ago. Open it again.")

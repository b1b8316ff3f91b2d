"""What can be refused in practice."""

from learning.errors import Kind, LearningError


class SittingNotFound(LearningError):
    """She has no sitting of this id."""

    kind = Kind.NOT_FOUND
    code = "sitting-not-found"

    def __init__(self) -> None:
        super().__init__("This stretch of practice does not exist.")


class NothingToReview(LearningError):
    """A review was asked for, and no fact of hers has faded."""

    kind = Kind.CONFLICT
    code = "nothing-to-review"

    def __init__(self) -> None:
        super().__init__("Everything you know is still fresh. There is nothing to review now.")


class PlacementOver(LearningError):
    """A placement was asked for that has ended, or was put aside."""

    kind = Kind.CONFLICT
    code = "placement-over"

    def __init__(self) -> None:
        super().__init__("There are no questions left to get to know you by.")


class TopicNotFound(LearningError):
    """Nothing may be asked of her about this skill or fact."""

    kind = Kind.NOT_FOUND
    code = "topic-not-found"

    def __init__(self) -> None:
        super().__init__("There are no questions about this yet.")


class PursuitNotFound(LearningError):
    """She pursues nothing of this id."""

    kind = Kind.NOT_FOUND
    code = "pursuit-not-found"

    def __init__(self) -> None:
        super().__init__("You are not learning this by yourself.")

"""What an owner decides about an item that is asked no more for a reason that may not hold."""

from enum import StrEnum


class Decision(StrEnum):
    """What becomes of it."""

    KEPT = "kept"  # it is right as it stands, and asked again
    RETIRED = "retired"  # it is not

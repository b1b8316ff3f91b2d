"""What becomes of a line that is taken in."""

from enum import StrEnum


class Fate(StrEnum):
    """Against what is kept already."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"

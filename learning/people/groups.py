"""Counts of people that somebody else may read: of a group large enough, and rounded where groups can be compared."""

LEAST_IN_GROUP = 8
"""Of fewer people a count would be about somebody: it is not told."""

ROUNDED_TO = 5
"""To so many a count is rounded where the reader could subtract one group from another: what is left then lies
within the rounding of both."""


def counted(people: int) -> int | None:
    """The count as others may read it: null for 1 to 7 people; that there is nobody may be said."""
    return people if people >= LEAST_IN_GROUP or not people else None


def rounded(people: int) -> int | None:
    """The count to the nearest five, safe against subtraction; null for 0 to 7 people, which are not told apart."""
    return ROUNDED_TO * ((2 * people + ROUNDED_TO) // (2 * ROUNDED_TO)) if people >= LEAST_IN_GROUP else None

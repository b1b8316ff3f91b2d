"""How many examples a property test draws: all of them in the long run, a quarter of them in the fast one.

Two profiles in `tests/conftest.py` say which run it is; a test without a number of its own follows them as it is.
"""

from hypothesis import settings

THOROUGH = 100
QUICK = 25


def examples(number: int, *, quick: int | None = None) -> int:
    """As many in the long run; in the fast one a quarter of them, or `quick` where each costs much."""
    if settings.default.max_examples == THOROUGH:
        return number
    return quick or max(1, number * QUICK // THOROUGH)

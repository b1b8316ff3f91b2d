"""Whether a rule that stands no more is really withdrawn, and not said in other words, in parts or in a table."""

from collections.abc import Iterable

from learning.knowledge.gist import gist_of
from learning.knowledge.measures import measures
from learning.knowledge.units import Unit
from learning.lessons.drafting.items.said import denies
from learning.lessons.drafting.scene import Scene

STILL_SAID = 0.72
"""Share of the words of a rule that one sentence of the new text holds, from which it says the rule again.

Of 60 removed rules of real updates the nine that were only reworded had 0.75 or more, and of the others only those
that came back with another figure or turned round.
"""
ALL_SAID = 0.95
"""Share of its words held by the new sentences of its own section together, from which it was split among them."""


def lives_on(unit: Unit, scene: Scene) -> bool:
    """Whether the new text still says a rule, with its figures and as affirmative as before."""
    near = [other for other in scene.after.around(unit) if gist_of(other).words]
    new = [other for other in near if other.path == unit.path and other.index in scene.changed]
    return any(_holds([other], unit, STILL_SAID) for other in near) or _holds(new, unit, ALL_SAID)


def _holds(others: Iterable[Unit], unit: Unit, share: float) -> bool:
    words, others = gist_of(unit).words, list(others)
    said = frozenset[str]().union(*(gist_of(other).words for other in others))
    return (
        len(words & said) >= share * max(1, len(words))
        and _numbers([unit]) <= _numbers(others)
        and denies(unit.text) == any(denies(other.text) for other in others)
    )


def _numbers(units: Iterable[Unit]) -> frozenset[object]:
    return frozenset(number for _, number, _ in measures(units))

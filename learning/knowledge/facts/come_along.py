"""Values of a changed sentence that came with the one that leads: moved with the words around them, or put in."""

from collections.abc import Iterable, Iterator, Sequence

from learning.knowledge.facts.finding import ValueChange
from learning.knowledge.ops import Segment
from learning.knowledge.values.value import Value, ValueKind

CLAUSE = 8
"""Characters from which words that were put in may be a clause of their own."""


def come_along(found: Sequence[Segment]) -> Iterator[ValueChange]:
    """Each moved value with its own old one, then what clauses that were put in set."""
    moved = tuple(_moved(found))
    told = {change.new.key for change in moved}
    yield from moved
    for part in found:
        yield from (ValueChange(None, value) for value in _put_in(part) if value.key not in told)


def _moved(found: Sequence[Segment]) -> Iterator[ValueChange]:
    """Values that changed with the words around them, each with its own old one, in the order they stand in.

    Told only where as many of a measure went as came: otherwise nothing says which took the place of which.
    """
    gone, come = (
        _loose(part.old_values for part in found if not part.is_value),
        _loose(part.new_values for part in found if not part.is_value),
    )
    for measure, old in gone.items():
        new = come.get(measure, {})
        fresh = [value for key, value in new.items() if key not in old]
        left = [value for key, value in old.items() if key not in new]
        if len(fresh) == len(left):
            yield from map(ValueChange, left, fresh)


def _loose(found: Iterable[Sequence[Value]]) -> dict[tuple[ValueKind, str], dict[str, Value]]:
    """Values by what they measure, each once."""
    loose: dict[tuple[ValueKind, str], dict[str, Value]] = {}
    for value in (value for values in found for value in values):
        if value.kind is not ValueKind.REFERENCE:
            loose.setdefault((value.kind, value.unit), {}).setdefault(value.key, value)
    return loose


def _put_in(part: Segment) -> list[Value]:
    """The last value of a clause that was put in: what it sets, after its conditions."""
    fresh = [value for value in part.new_values if value.kind is not ValueKind.REFERENCE]
    return fresh[-1:] if not part.old_values and len(part.new) >= CLAUSE else []

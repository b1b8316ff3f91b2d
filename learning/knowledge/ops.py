"""What differs between two versions of one sentence, as segments that a person could underline."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from learning.knowledge.normalise import Token, tokens
from learning.knowledge.values.value import Value, ValueKind


@dataclass(frozen=True, slots=True)
class Segment:
    """One replaced, added or removed stretch. Spans count characters of the two texts; either may be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    old: str
    new: str
    old_values: tuple[Value, ...]
    new_values: tuple[Value, ...]

    @property
    def old_value(self) -> Value | None:
        """The value that was replaced, when exactly that happened."""
        return self.old_values[0] if self.is_value else None

    @property
    def new_value(self) -> Value | None:
        """The value that took its place."""
        return self.new_values[0] if self.is_value else None

    @property
    def is_value(self) -> bool:
        """Whether one value became another and no more than a word around it moved."""
        return len(self.old_values) == len(self.new_values) == 1


NEAR = 1
"""Equal tokens between two changes that are swallowed, so that 设区的市级 -> 县级 is one segment."""


def segments(old: str, new: str) -> tuple[Segment, ...]:
    """The differences of two texts in order; none when only form, spacing or synonyms differ."""
    from rapidfuzz.distance import Indel

    left, right = tokens(old), tokens(new)
    edits: list[Edit] = [
        (op.src_start, op.src_end, op.dest_start, op.dest_end)
        for op in Indel.opcodes([token.key for token in left], [token.key for token in right])
        if op.tag != "equal"
    ]
    parted = (part for edit in _merged(edits, left, right) for part in _parted(edit, left, right))
    return tuple(_segment(old, new, left, right, edit) for edit in parted)


Edit = tuple[int, int, int, int]
"""First and last token of a stretch in the old text, then in the new one."""


def _merged(edits: list[Edit], left: Sequence[Token], right: Sequence[Token]) -> list[Edit]:
    """Edits that belong together: touching ones, and words with a single equal word between them.

    A value is never drawn into the words beside it: both are changes of their own.
    """
    merged: list[Edit] = []
    for edit in edits:
        if merged:
            first = merged[-1]
            between = left[first[1] : edit[0]]
            words = not any(
                token.value
                for start, stop, found in ((first[0], edit[1], left), (first[2], edit[3], right))
                for token in found[start:stop]
            )
            if not between or (len(between) <= NEAR and words):
                merged[-1] = (first[0], edit[1], first[2], edit[3])
                continue
        merged.append(edit)
    return merged


def _parted(edit: Edit, left: Sequence[Token], right: Sequence[Token]) -> Iterator[Edit]:
    """A stretch without the values it begins with on both sides: a clause put in behind a new value is one more change."""
    first, last, start, stop = edit
    while first < last and start < stop and _measure_alike(left[first], right[start]):
        yield first, first + 1, start, start + 1
        first, start = first + 1, start + 1
    if first < last or start < stop:
        yield first, last, start, stop


def _measure_alike(old: Token, new: Token) -> bool:
    if old.value is None or new.value is None or old.value.kind is ValueKind.REFERENCE:
        return False
    return old.value.kind is new.value.kind


def _segment(old: str, new: str, left: Sequence[Token], right: Sequence[Token], edit: Edit) -> Segment:
    old_start, old_end = _span(left, edit[0], edit[1], len(old))
    new_start, new_end = _span(right, edit[2], edit[3], len(new))
    return Segment(
        old_start,
        old_end,
        new_start,
        new_end,
        old[old_start:old_end],
        new[new_start:new_end],
        tuple(token.value for token in left[edit[0] : edit[1]] if token.value),
        tuple(token.value for token in right[edit[2] : edit[3]] if token.value),
    )


def _span(found: Sequence[Token], first: int, last: int, length: int) -> tuple[int, int]:
    if first < last:
        return found[first].start, found[last - 1].end
    place = found[first].start if first < len(found) else (found[-1].end if found else length)
    return place, place

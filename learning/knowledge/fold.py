"""One fact where the same change stands in several places."""

from collections.abc import Iterable
from dataclasses import replace

from learning.knowledge.align import grams
from learning.knowledge.facts.finding import Finding, Shape
from learning.knowledge.facts.kinds import modal_of
from learning.knowledge.facts.statement import LEANS

RELATED = 0.25
"""Share of n-grams that two sentences of one section need before the same value change in both is one fact."""


def folded(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in page order with repetitions laid together; the first one keeps the others as `also`."""
    kept: list[Finding] = []
    by_value: dict[tuple[object, ...], int] = {}
    by_text: dict[tuple[str, str, str, str], int] = {}
    ordered = sorted(findings, key=lambda finding: (finding.after is None, finding.unit.index))
    for finding in ordered:
        into = _home(finding, kept, by_value, by_text)
        if into is None:
            _remember(finding, len(kept), by_value, by_text)
            kept.append(finding)
        else:
            home = kept[into]
            kept[into] = replace(home, also=(*home.also, finding.unit, *finding.also))
    return tuple(kept)


def _remember(
    finding: Finding,
    place: int,
    by_value: dict[tuple[object, ...], int],
    by_text: dict[tuple[str, str, str, str], int],
) -> None:
    if finding.old_value and finding.new_value:
        by_value[_value_key(finding)] = place
    by_text.setdefault(_text_key(finding), place)


def _home(
    finding: Finding,
    kept: list[Finding],
    by_value: dict[tuple[object, ...], int],
    by_text: dict[tuple[str, str, str, str], int],
) -> int | None:
    """Where a repetition belongs: the same words, the same value change nearby, or one deleted clause."""
    unit = finding.unit
    if finding.shape in (Shape.STATEMENT, Shape.STEP, Shape.ROW) and _text_key(finding) in by_text:
        return by_text[_text_key(finding)]
    if finding.old_value and finding.new_value and not unit.is_cell:
        place = by_value.get(_value_key(finding))
        if place is not None and _related(kept[place], finding):
            return place
    last = kept[-1] if kept else None
    if finding.change == "removed" and last and last.change == "removed" and finding.shape is last.shape:
        neighbour = (last.also[-1] if last.also else last.unit).index + 1 == unit.index
        same_clause = unit.block == last.unit.block or (
            bool(unit.article) and unit.article == last.unit.article
        )
        if neighbour and same_clause:
            return len(kept) - 1
    if finding.change == "added" and last and last.change == "added" and _goes_on(last, finding):
        return len(kept) - 1
    return None


def _goes_on(last: Finding, finding: Finding) -> bool:
    """Whether a new sentence only continues the new one before it, with no value or modal of its own."""
    unit = finding.unit
    previous = last.also[-1] if last.also else last.unit
    if (
        unit.block != previous.block
        or previous.index + 1 != unit.index
        or finding.shape is not Shape.STATEMENT
    ):
        return False
    return finding.new_value is None and (bool(LEANS.match(unit.text)) or modal_of(unit.text) is None)


def _value_key(finding: Finding) -> tuple[object, ...]:
    assert finding.old_value is not None
    assert finding.new_value is not None
    return (finding.unit.path, finding.old_value.key, finding.new_value.key)


def _text_key(finding: Finding) -> tuple[str, str, str, str]:
    # The same sentence in two rows is one fact; the same entry in two rows is two.
    unit = finding.unit
    place = (unit.row, unit.header) if len(unit.shape) < 12 else ("", "")
    return (finding.change, unit.key, *place)


def _related(home: Finding, finding: Finding) -> bool:
    left, right = grams(home.unit.shape), grams(finding.unit.shape)
    return len(left & right) >= RELATED * max(1, min(len(left), len(right)))

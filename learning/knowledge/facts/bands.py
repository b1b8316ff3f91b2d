"""Rows whose name sets what they hold for, such as "over 4 hours": another figure in the name is another rule."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from learning.knowledge.align import Alignment
from learning.knowledge.facts.finding import Finding, Shape
from learning.knowledge.facts.kinds import kind_of_value
from learning.knowledge.units import Unit
from learning.knowledge.values.find import find_values
from learning.knowledge.values.value import ValueKind


class Bands:
    """The rows of the new text by their names."""

    def __init__(self, alignment: Alignment) -> None:
        self._rows: dict[tuple[tuple[str, ...], str], list[Unit]] = defaultdict(list)
        for unit in (*(pair.after for pair in alignment.pairs), *alignment.added):
            if unit.is_cell and not unit.is_label:
                self._rows[unit.path, unit.row].append(unit)

    def told(self, finding: Finding) -> Finding | None:
        """A changed row name with what its row holds; None when the finding is of something else."""
        unit, value = finding.after, finding.new_value
        if unit is None or not (unit.is_cell and unit.is_label) or finding.old_value is None:
            return None
        cells: Sequence[Unit] = self._rows.get((unit.path, unit.row), ())
        if not cells or value is None or value.kind is ValueKind.REFERENCE:
            return None
        return replace(finding, shape=Shape.ROW, also=tuple(cells))

    def renamed(self, alignment: Alignment) -> Iterator[Finding]:
        """Rows that hold what they held for another stretch of the same measure: 7 to 14 days, now 5 to 14 days."""
        gone = {(unit.path, unit.row): unit for unit in alignment.removed if unit.is_cell and unit.is_label}
        come = {(unit.path, unit.row): unit for unit in alignment.added if unit.is_cell and unit.is_label}
        told: set[int] = set()
        for pair in alignment.pairs:
            before = gone.get((pair.before.path, pair.before.row))
            after = come.get((pair.after.path, pair.after.row))
            if before is None or after is None or after.index in told or pair.before.text != pair.after.text:
                continue
            old, new = find_values(before.text), find_values(after.text)
            if len(old) == len(new) == 1 and (old[0].kind, old[0].unit) == (new[0].kind, new[0].unit):
                told.add(after.index)
                yield Finding(
                    "changed",
                    Shape.ROW,
                    kind_of_value(new[0], f"{after.header} {after.row}"),
                    before,
                    after,
                    old[0].text,
                    new[0].text,
                    None,
                    old[0],
                    new[0],
                    also=tuple(self._rows[after.path, after.row]),
                )

"""Rows whose name sets what they hold for, such as "over 4 hours": another figure in the name is another rule."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from learning.knowledge.align import Alignment
from learning.knowledge.facts.finding import Finding, Shape
from learning.knowledge.units import Unit
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

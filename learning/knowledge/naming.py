"""How a unit is named and told: its key between revisions, its topic, its kind, its whole statement."""

import hashlib
import re
from collections import Counter

from learning.knowledge.align import cell_of
from learning.knowledge.facts.finding import Finding, Shape
from learning.knowledge.facts.kinds import FactKind, kind_of_value, kind_of_words, modal_of
from learning.knowledge.facts.noise import is_noise
from learning.knowledge.facts.standing import is_step
from learning.knowledge.facts.statement import NUMBERING, cell_clause, complete, is_short_cell, subject_of
from learning.knowledge.units import Document, Unit
from learning.knowledge.values.find import find_values
from learning.knowledge.values.value import ValueKind

LONGEST_PASSAGE = 240
"""Characters up to which the sentences that go on from a new one are part of its statement."""


def keys_of(found: Document) -> dict[int, str]:
    """A stable name for each unit: the hash of what it says, numbered when it is said more than once."""
    seen: Counter[str] = Counter()
    keys: dict[int, str] = {}
    for unit in found.units:
        place = "|".join((*cell_of(unit), "")) if unit.is_cell else ""
        digest = hashlib.sha256(f"{place}{unit.key}".encode()).hexdigest()[:16]
        seen[digest] += 1
        keys[unit.index] = digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"
    return keys


def topic_of_finding(finding: Finding) -> str:
    """What a change is about: a whole row or column by its name, everything else by its unit."""
    if finding.shape is Shape.COLUMN:
        return finding.unit.header
    return finding.unit.row if finding.shape is Shape.ROW else topic_of(finding.unit)


def topic_of(unit: Unit) -> str:
    """What a unit is about in a few words: its cell, its section, its clause."""
    if unit.is_cell and unit.row:
        return subject_of(unit) if is_short_cell(unit) else unit.row
    if unit.path:
        return NUMBERING.sub("", unit.path[-1]) or unit.path[-1]
    return unit.article or unit.text[:24]


def kind_of_unit(unit: Unit) -> FactKind:
    """What a statement of one text is about."""
    if is_step(unit):
        return FactKind.STEP
    values = [value for value in find_values(unit.text) if value.kind is not ValueKind.REFERENCE]
    if values:
        return kind_of_value(values[0], f"{unit.header} {unit.row} {unit.text}")
    return kind_of_words("", unit.text)


def is_teachable(unit: Unit) -> bool:
    """Whether a unit carries a rule by itself: a value, a permission, a duty, a condition or a step."""
    if unit.is_label or is_noise(unit, frozenset()):
        return False
    has_value = any(value.kind is not ValueKind.REFERENCE for value in find_values(unit.text))
    return (
        has_value
        or is_step(unit)
        or modal_of(f"{unit.lead}{unit.text}") is not None
        or kind_of_unit(unit) is not FactKind.OTHER
    )


def statement_of(finding: Finding) -> str:
    """The whole rule of a finding as a person reads it, with what goes on from it."""
    if finding.shape is Shape.LIST:
        gap = "" if re.search(r"[一-鿿]", finding.unit.lead) else " "
        return f"{finding.unit.lead}{gap}{finding.new}{'。' if not gap else '.'}"
    if finding.shape is Shape.COLUMN:
        return _column(finding)
    if finding.shape is Shape.CLASS and not finding.unit.lead:
        gap = "：" if re.search(r"[一-鿿]", finding.unit.text) else ": "
        return f"{finding.new}{gap}{finding.unit.text}"
    if finding.shape is not Shape.ROW:
        passage = [
            unit.text
            for unit in finding.also
            if unit.block == finding.unit.block and finding.change == "added"
        ]
        whole = complete(finding.unit)
        if finding.shape is Shape.STEP:
            return _step(finding.unit)
        gap = "" if re.search(r"[一-鿿]", whole) else " "
        joined = gap.join((whole, *passage))
        return joined if len(joined) <= LONGEST_PASSAGE else whole
    cells = sorted((finding.unit, *finding.also), key=lambda unit: unit.position)
    cells = [unit for unit in cells if not unit.is_label]
    if len(cells) == 1:
        return complete(cells[0])
    clauses = [cell_clause(unit) for unit in cells]
    if not re.search(r"[一-鿿]", finding.unit.row + finding.unit.header):
        return f"{finding.unit.row}: {'; '.join(clauses)}."
    # A clause with a comma of its own must stay one entry to the eye.
    gap = "；" if any("，" in clause or "：" in clause for clause in clauses) else "，"
    return f"{finding.unit.row}：{gap.join(clauses)}。"


def _column(finding: Finding) -> str:
    """A column as one line: its name, then each row with its entry."""
    cells = sorted((finding.unit, *finding.also), key=lambda unit: unit.index)
    header = finding.unit.header
    if not re.search(r"[一-鿿]", header + finding.unit.row):
        return f"{header}: {'; '.join(f'{unit.row} {unit.text}' for unit in cells)}."
    return f"{header}：{'；'.join(f'{unit.row} {unit.text}' for unit in cells)}。"


def _step(unit: Unit) -> str:
    """A step with its place in the procedure."""
    name = unit.lead.rstrip("：: ") or topic_of(unit)
    if re.search(r"[一-鿿]", unit.text):
        return f"{name}，第 {unit.position} 步：{unit.text}"
    return f"{name}, step {unit.position}: {unit.text}"

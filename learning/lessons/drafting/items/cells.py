"""Asking for an entry of a table in words: where, when, what to say, with the other rows' entries as options."""

import re
from collections.abc import Iterator

from learning.knowledge.align import likeness
from learning.knowledge.facts.finding import Shape
from learning.knowledge.facts.statement import asks, is_short_cell
from learning.knowledge.normalise import shape_of
from learning.knowledge.rewording import says_the_same
from learning.knowledge.units import Unit
from learning.knowledge.update import FactChange
from learning.knowledge.values.find import find_values
from learning.lessons.drafting.distractors import why_of_cell, wrong_values
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.headers import is_attribute, is_generic, is_remark
from learning.lessons.drafting.items.question import row_name
from learning.lessons.drafting.kindred import exchanged, kindred
from learning.lessons.drafting.scene import Candidate, Scene, candidate, explanation, shuffled
from learning.lessons.drafting.sentences import bare
from learning.lessons.drafting.telling import table_of

LONGEST_ROW = {True: 48, False: 120}
MOST_WRONG = 3
TOO_NEAR = 0.75
_VERDICT = re.compile(
    r"是|否|有|无|可以?|不可以?|支持|不支持|需要?|不需要?|无需|允许|不允许"
    r"|yes|no|(?:not )?(?:required|included|covered|available|allowed)",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"无|没有|不适用|不涉及|[-—–/\s]*|none|n/?a|nil", re.IGNORECASE)


def cell_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """One item for each entry in words that is new or changed; entries with a value are asked as values."""
    finding = fact.finding
    if finding.after is None or not is_short_cell(finding.after):
        return
    if finding.shape in (Shape.ROW, Shape.COLUMN):
        cells = (finding.after, *finding.also)
    else:
        cells = (finding.after,) if finding.shape in (Shape.WORDING, Shape.PERMISSION) else ()
    for number, cell in enumerate(sorted(cells, key=lambda unit: unit.index), 1):
        if not _sets_value(cell) and cell.row and cell.header and _says_something(cell, finding.before):
            yield from _item(fact, cell, scene, f"-{number}" if number > 1 else "")


def _item(fact: FactChange, cell: Unit, scene: Scene, suffix: str) -> Iterator[Candidate]:
    words, before = scene.words, _of_same_column(fact.finding.before, cell)
    options = [OptionDraft(bare(cell.text), correct=True, why=words.why_new)]
    if before is not None:
        options.append(OptionDraft(bare(before.text), correct=False, why=scene.why_old, was_right=True))
    near = _of_old_value(before, cell, scene) or (*_of_kin(cell, scene), *_of_column(cell, scene))
    for text, why in near:
        known = any(is_too_near(option.text, text) for option in options)
        if not known and len(options) <= MOST_WRONG:
            options.append(OptionDraft(text, correct=False, why=why))
    fewest = 2 if _is_verdict(cell, before) else 3
    if len(options) < fewest or len(cell.row) > LONGEST_ROW[scene.is_chinese]:
        return
    form = _form(cell.header, scene)
    prompt = form.format(
        when=scene.when,
        table=table_of(fact, cell.row),
        row=row_name(cell, scene) if form == words.in_column else cell.row,
        header=cell.header,
    )
    yield candidate(
        fact,
        f"cell{suffix}",
        prompt,
        shuffled(options, f"{fact.id}{suffix}"),
        explanation=explanation(fact, scene),
    )


def _sets_value(cell: Unit) -> bool:
    """Whether an entry holds a value to ask for; a mere place in an order (the first week) is none."""
    return any(value.unit != "th" for value in find_values(cell.text))


def _of_same_column(before: Unit | None, cell: Unit) -> Unit | None:
    """The old entry, unless what changed is the name of the row."""
    return before if before is not None and before.header == cell.header and not before.is_label else None


def _says_something(cell: Unit, before: Unit | None) -> bool:
    """Whether an entry is more than a dash, or took the place of a value: a fee that is none any more."""
    was_value = before is not None and bool(find_values(before.text))
    return was_value or not _NOTHING.fullmatch(bare(cell.text))


def _is_verdict(cell: Unit, before: Unit | None) -> bool:
    """Whether an entry went from yes to no, or back, so that there is no third."""
    return before is not None and all(_VERDICT.fullmatch(bare(unit.text)) for unit in (cell, before))


def _of_old_value(before: Unit | None, cell: Unit, scene: Scene) -> tuple[tuple[str, str], ...]:
    """The old entry with believable other values, where a word such as 免收 or Free took the place of a value."""
    values = find_values(before.text) if before else ()
    if before is None or len(values) != 1 or not values[0].is_single:
        return ()
    value, why = values[0], scene.words.why_not.format(value=bare(cell.text))
    return tuple(
        (bare(before.text[: value.start] + wrong.text + before.text[value.end :]), why)
        for wrong in wrong_values(value, None, cell, scene)
    )


def _form(header: str, scene: Scene) -> str:
    words = scene.words
    if asks(header):
        return words.cell_asked
    if is_generic(header):
        return words.generic_cell
    if is_remark(header):
        return words.remark_cell
    return words.cell if is_attribute(header) else words.in_column


def _of_kin(cell: Unit, scene: Scene) -> Iterator[tuple[str, str]]:
    """Other words of the same family, where the column's other entries answer other questions."""
    text = bare(cell.text)
    found = next(kindred(text), None)
    if found and found.text == text and is_generic(cell.header):
        for other in exchanged(found):
            yield other, scene.words.why_not.format(value=text)


def is_too_near(text: str, other: str) -> bool:
    """Whether two entries say the same or differ in a word that nobody would notice between two calls."""
    values = tuple({value.key for value in find_values(each)} for each in (text, other))
    if values[0] != values[1]:
        return False
    shapes = shape_of(text), shape_of(bare(other))
    return (
        says_the_same(text, other)
        or shapes[0] in shapes[1]
        or shapes[1] in shapes[0]
        or likeness(*shapes) > TOO_NEAR
    )


def _of_column(cell: Unit, scene: Scene) -> Iterator[tuple[str, str]]:
    """Entries of other rows under the same header, nearest first, each with whose it is."""
    found = [
        other
        for other in scene.section(cell)
        if is_short_cell(other)
        and other.header == cell.header
        and other.row != cell.row
        and not other.is_label
    ]
    for other in sorted(found, key=lambda other: abs(other.index - cell.index)):
        yield bare(other.text), why_of_cell(other, scene)

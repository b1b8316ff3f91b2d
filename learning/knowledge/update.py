"""What changed between two revisions of an article, in facts. Pure: two texts in, values out."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from learning.knowledge.align import Alignment, Pair, align
from learning.knowledge.facts.changed import changes, is_wording_only
from learning.knowledge.facts.finding import Change, Finding, Shape
from learning.knowledge.facts.kinds import FactKind, kind_of_value, kind_of_words, modal_of
from learning.knowledge.facts.noise import is_noise
from learning.knowledge.facts.standing import is_step, scopes, standing
from learning.knowledge.facts.statement import complete, is_short_cell, subject_of
from learning.knowledge.fold import folded
from learning.knowledge.rank import importance
from learning.knowledge.units import Document, Unit, document
from learning.knowledge.values.find import find_values
from learning.knowledge.values.numerals import CHINESE, read_number
from learning.knowledge.values.value import ValueKind
from learning.knowledge.warn import Doubt, Index, doubts, told_apart

IgnoredReason = Literal["formatting", "wording", "link", "moved", "renumbered", "reordered"]
NoticeCode = Literal["contradiction", "ambiguous", "already_stated", "too_large"]
LARGEST = 1_000_000
"""Characters of one text that are compared; beyond this the update is refused with a notice."""
MOST_IGNORED = 200
LONGEST_PASSAGE = 240
"""Characters up to which the sentences that go on from a new one are part of its statement."""


_NUMBERING = re.compile(
    r"^(?:第[一二三四五六七八九十百\d]+[章节条部分]+\s*|[一二三四五六七八九十]+、|\d+(?:\.\d+)*[.、．]?\s+)"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one of the two texts, in Unicode characters."""

    document: Literal["before", "after"]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FactChange:
    """One fact that is new, different or gone.

    `statement` is the whole rule as a person can read it: the current one, or the last one of a fact that is
    gone. `old` and `new` are the values or the wording that changed. `before_key` and `after_key` name the
    statement in either text as `statements` does. `finding` is how the change was found, which drafting reads.
    """

    id: str
    change: Change
    kind: FactKind
    topic: str
    statement: str
    old: str | None
    new: str | None
    path: tuple[str, ...]
    importance: float
    source: Span
    before_key: str | None
    after_key: str | None
    also_keys: tuple[str, ...]
    finding: Finding


@dataclass(frozen=True, slots=True)
class Ignored:
    """A difference that changes nothing for an agent, and why it was left out."""

    reason: IgnoredReason
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the owner must decide. A fact named by a contradiction is not asked until she has."""

    code: NoticeCode
    message: str
    source: Span | None
    fact: str | None


@dataclass(frozen=True, slots=True)
class Update:
    """Everything that changed between two texts, most important fact first."""

    language: str
    facts: tuple[FactChange, ...]
    ignored: tuple[Ignored, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One teachable statement of one text. `key` is stable between revisions and unique within the text."""

    key: str
    topic: str
    kind: FactKind
    statement: str
    value: str | None
    path: tuple[str, ...]
    start: int
    end: int


def compare(before: str, after: str, *, language: str | None = None) -> Update:
    """Cut the difference of two texts into facts. `language` is read off the new text when not given."""
    old, new = document(before), document(after)
    language = language or ("zh-CN" if new.is_chinese else "en")
    if max(len(before), len(after)) > LARGEST:
        message = f"The text is longer than {LARGEST:,} characters and was not compared."
        return Update(language, (), (), (Notice("too_large", message, None, None),))
    alignment = align(old.units, new.units)
    renumbered = _renumbered(alignment)
    old_index, new_index = Index(old.units), Index(new.units)
    findings = told_apart(folded(_findings(alignment, renumbered, _headings(old, new))), new_index)
    uncertain = doubts(findings, old_index, new_index)
    stated = [doubt.finding for doubt in uncertain if doubt.code == "already_stated"]
    keys = _keys(old), _keys(new)
    facts = [_fact(finding, keys) for finding in findings if finding not in stated]
    facts.sort(key=lambda fact: (-fact.importance, fact.source.document, fact.source.start))
    names = {id(fact.finding): fact.id for fact in facts}
    return Update(
        language,
        tuple(_one_each(facts)),
        tuple(_ignored(before, after, alignment, renumbered))[:MOST_IGNORED],
        tuple(_notice(doubt, names, chinese=language.startswith("zh")) for doubt in uncertain),
    )


def statements(text: str) -> tuple[Statement, ...]:
    """Every sentence or cell of a text that carries a value, a permission, a duty, a condition or a step."""
    found = document(text)
    keys = _keys(found)
    return tuple(
        Statement(
            keys[unit.index],
            _topic(unit),
            _kind(unit),
            complete(unit),
            next((value.text for value in find_values(unit.text)), None),
            unit.path,
            unit.start,
            unit.end,
        )
        for unit in found.units
        if _is_teachable(unit)
    )


def carried(before: str, after: str) -> Mapping[str, str]:
    """Old statement key to new one for every statement that lives on, changed or not."""
    old, new = document(before), document(after)
    keys = _keys(old), _keys(new)
    return {
        keys[0][pair.before.index]: keys[1][pair.after.index]
        for pair in align(old.units, new.units).pairs
        if not pair.after.is_label
    }


def _findings(
    alignment: Alignment, renumbered: Mapping[int, int], headings: frozenset[str]
) -> Iterator[Finding]:
    for finding in changes(alignment.pairs, renumbered):
        if finding.after is not None and not is_noise(finding.after, headings):
            yield finding
    scoped = list(scopes(alignment))
    yield from scoped
    yield from standing(alignment.added, "added", headings)
    yield from standing(alignment.removed, "removed", headings)


def _headings(*documents: Document) -> frozenset[str]:
    return frozenset(
        unit.key.replace(" ", "") for found in documents for unit in found.units if unit.kind == "heading"
    )


def _renumbered(alignment: Alignment) -> dict[int, int]:
    """Old clause number to new one, from the clauses that live on."""
    moves: Counter[tuple[int, int]] = Counter()
    for pair in alignment.pairs:
        old, new = _clause(pair.before.article), _clause(pair.after.article)
        if old and new:
            moves[old, new] += 1
    return {old: new for (old, new), _ in reversed(moves.most_common())}


def _clause(label: str) -> int | None:
    found = re.search(rf"{CHINESE}|\d+", label)
    number = read_number(found[0]) if found else None
    return int(number) if number else None


def _keys(found: Document) -> dict[int, str]:
    """A stable name for each unit: the hash of what it says, numbered when it is said more than once."""
    seen: Counter[str] = Counter()
    keys: dict[int, str] = {}
    for unit in found.units:
        place = f"{unit.row}|{unit.header}|" if unit.is_cell else ""
        digest = hashlib.sha256(f"{place}{unit.key}".encode()).hexdigest()[:16]
        seen[digest] += 1
        keys[unit.index] = digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"
    return keys


def _fact(finding: Finding, keys: tuple[dict[int, str], dict[int, str]]) -> FactChange:
    unit = finding.unit
    before = keys[0][finding.before.index] if finding.before and _is_teachable(finding.before) else None
    after = keys[1][finding.after.index] if finding.after else None
    name = hashlib.sha256(
        f"{before}|{after}|{finding.old}|{finding.new}|{finding.shape}".encode()
    ).hexdigest()
    return FactChange(
        id=name[:12],
        change=finding.change,
        kind=finding.kind,
        topic=_topic(unit),
        statement=_statement(finding),
        old=finding.old,
        new=finding.new,
        path=unit.path,
        importance=importance(finding),
        source=Span("after" if finding.after else "before", unit.start, unit.end),
        before_key=before,
        after_key=after,
        also_keys=tuple(keys[finding.after is not None][other.index] for other in finding.also),
        finding=finding,
    )


def _one_each(facts: Sequence[FactChange]) -> Iterator[FactChange]:
    """The most important change of each statement: a fact is one statement, however often it was touched."""
    seen: set[str] = set()
    for fact in facts:
        names = {f"after {fact.after_key}" if fact.after_key else f"before {fact.before_key}", fact.id}
        if not names & seen:
            seen |= names
            yield fact


def _statement(finding: Finding) -> str:
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
    if len(cells) == 1:
        return complete(finding.unit)
    if not re.search(r"[一-鿿]", finding.unit.row + finding.unit.header):
        return f"{finding.unit.row}: {', '.join(f'{unit.header} {unit.text}'.strip() for unit in cells)}."
    return f"{finding.unit.row}：{'，'.join(f'{unit.header} {unit.text}'.strip() for unit in cells)}。"


def _step(unit: Unit) -> str:
    """A step with its place in the procedure."""
    name = unit.lead.rstrip("：: ") or _topic(unit)
    if re.search(r"[一-鿿]", unit.text):
        return f"{name}，第 {unit.position} 步：{unit.text}"
    return f"{name}, step {unit.position}: {unit.text}"


def _topic(unit: Unit) -> str:
    if unit.is_cell and unit.row:
        return subject_of(unit) if is_short_cell(unit) else unit.row
    if unit.path:
        return _NUMBERING.sub("", unit.path[-1]) or unit.path[-1]
    return unit.article or unit.text[:24]


def _kind(unit: Unit) -> FactKind:
    if is_step(unit):
        return FactKind.STEP
    values = [value for value in find_values(unit.text) if value.kind is not ValueKind.REFERENCE]
    if values:
        return kind_of_value(values[0], f"{unit.header} {unit.row} {unit.text}")
    return kind_of_words("", unit.text)


def _is_teachable(unit: Unit) -> bool:
    if unit.is_label or is_noise(unit, frozenset()):
        return False
    has_value = any(value.kind is not ValueKind.REFERENCE for value in find_values(unit.text))
    return (
        has_value
        or is_step(unit)
        or modal_of(f"{unit.lead}{unit.text}") is not None
        or _kind(unit) is not FactKind.OTHER
    )


def _ignored(
    before: str, after: str, alignment: Alignment, renumbered: Mapping[int, int]
) -> Iterator[Ignored]:
    furthest = -1
    for pair in alignment.pairs:
        reason = _reason(pair, before, after, renumbered)
        if reason is None and pair.is_exact and pair.before.index < furthest:
            reason = "reordered" if pair.before.group is not None else "moved"
        furthest = max(furthest, pair.before.index)
        if reason:
            yield Ignored(reason, pair.before.text, pair.after.text)


def _reason(pair: Pair, before: str, after: str, renumbered: Mapping[int, int]) -> IgnoredReason | None:
    old, new = pair.before, pair.after
    if not pair.is_exact:
        return "wording" if is_wording_only(pair, renumbered) else None
    if old.text != new.text:
        same = re.sub(r"\W", "", old.text.lower()) == re.sub(r"\W", "", new.text.lower())
        return "formatting" if same else "wording"
    if old.article != new.article:
        return "renumbered"
    left, right = before[old.start : old.end], after[new.start : new.end]
    if left == right:
        return None
    return (
        "link"
        if "](" in left + right and re.sub(r"\]\([^)]*\)", "", left) == re.sub(r"\]\([^)]*\)", "", right)
        else "formatting"
    )


def _notice(doubt: Doubt, names: Mapping[int, str], *, chinese: bool) -> Notice:
    unit = doubt.witness
    if doubt.code == "contradiction":
        old = doubt.finding.old
        message = (
            f"“{unit.text}”仍是旧值 {old}，与新规不一致。"
            if chinese
            else f"“{unit.text}” still has the old value {old}."
        )
        return Notice(
            "contradiction", message, Span("after", unit.start, unit.end), names.get(id(doubt.finding))
        )
    message = f"旧版已有这一条：“{unit.text}”" if chinese else f"The old text already said so: “{unit.text}”"
    return Notice("already_stated", message, Span("before", unit.start, unit.end), None)


def worth_teaching(facts: Iterable[FactChange], least: float) -> tuple[FactChange, ...]:
    """The facts of at least this importance, in the order given."""
    return tuple(fact for fact in facts if fact.importance >= least)

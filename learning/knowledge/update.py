"""What changed between two revisions of an article, in facts. Pure: two texts in, values out."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from learning.knowledge.align import Alignment, align
from learning.knowledge.blocks import BlockKind
from learning.knowledge.facts.bands import Bands
from learning.knowledge.facts.changed import changes
from learning.knowledge.facts.classes import reclassed
from learning.knowledge.facts.columns import added_columns
from learning.knowledge.facts.finding import Change, Finding
from learning.knowledge.facts.kinds import FactKind
from learning.knowledge.facts.lists import gathered
from learning.knowledge.facts.noise import is_noise
from learning.knowledge.facts.order import reordered
from learning.knowledge.facts.standing import scopes, standing
from learning.knowledge.facts.statement import complete
from learning.knowledge.fold import folded
from learning.knowledge.left_out import IgnoredReason, left_out, renumbered_clauses
from learning.knowledge.naming import (
    is_teachable,
    keys_of,
    kind_of_unit,
    statement_of,
    topic_of,
    topic_of_finding,
)
from learning.knowledge.news import sifted
from learning.knowledge.rank import DOUBTFUL, importance, is_exchanged, turns_a_rule
from learning.knowledge.restated import Restating
from learning.knowledge.rewritten import is_only_rewritten, is_written_anew
from learning.knowledge.substance import is_only_polished
from learning.knowledge.taken_up import TakenUp
from learning.knowledge.units import Document, document
from learning.knowledge.values.find import find_values
from learning.knowledge.warn import Doubt, Index, doubts, stated_before, told_apart

NoticeCode = Literal["contradiction", "ambiguous", "already_stated", "too_large"]
LARGEST = 1_000_000
"""Characters of one text that are compared; beyond this the update is refused with a notice."""
MOST_IGNORED = 200


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
    renumbered = renumbered_clauses(alignment)
    old_index, new_index = Index(old.units), Index(new.units)
    restating = Restating(old.units, new.units, alignment)
    taken_up = TakenUp(old.units, new.units, alignment)
    anew = is_written_anew(old, alignment)
    found = _findings(alignment, renumbered, _headings(old, new))
    told, again = sifted(found, restating, taken_up, is_anew=anew)
    findings = told_apart(gathered(folded(told), old, new), new_index)
    uncertain = (*doubts(findings, new_index), *stated_before((*findings, *again), old_index))
    stated = [doubt.finding for doubt in uncertain if doubt.code == "already_stated"]
    keys = keys_of(old), keys_of(new)
    told = [finding for finding in findings if finding not in stated]
    ignored = tuple(
        Ignored(*entry) for entry in chain(left_out(before, after, alignment, renumbered), _said_again(again))
    )
    reworded = sum(entry.reason == "wording" for entry in ignored)
    alike = (
        not any(map(turns_a_rule, told))
        or is_only_rewritten(old, new, alignment, restating)
        or is_only_polished(told, old, new, restating, reworded=reworded, is_anew=anew)
    )
    doubtful = [
        alike or (anew and (is_exchanged(finding) or taken_up.is_told_anew(finding))) for finding in told
    ]
    facts = [_fact(finding, keys, is_doubtful=doubt) for finding, doubt in zip(told, doubtful, strict=True)]
    facts.sort(key=lambda fact: (-fact.importance, fact.source.document, fact.source.start))
    names = {id(fact.finding): fact.id for fact in facts}
    return Update(
        language,
        tuple(_one_each(facts)),
        ignored[:MOST_IGNORED],
        tuple(_notice(doubt, names, chinese=language.startswith("zh")) for doubt in uncertain),
    )


def statements(text: str) -> tuple[Statement, ...]:
    """Every sentence or cell of a text that carries a value, a permission, a duty, a condition or a step."""
    found = document(text)
    keys = keys_of(found)
    return tuple(
        Statement(
            keys[unit.index],
            topic_of(unit),
            kind_of_unit(unit),
            complete(unit),
            next((value.text for value in find_values(unit.text)), None),
            unit.path,
            unit.start,
            unit.end,
        )
        for unit in found.units
        if is_teachable(unit)
    )


def carried(before: str, after: str) -> Mapping[str, str]:
    """Old statement key to new one for every statement that lives on, changed or said again in another form."""
    old, new = document(before), document(after)
    keys = keys_of(old), keys_of(new)
    alignment = align(old.units, new.units)
    pairs = [(pair.before, pair.after) for pair in alignment.pairs if not pair.after.is_label]
    pairs += Restating(old.units, new.units, alignment).homes(alignment)
    return {keys[0][left.index]: keys[1][right.index] for left, right in pairs}


def _findings(
    alignment: Alignment, renumbered: Mapping[str, str], headings: frozenset[str]
) -> Iterator[Finding]:
    bands = Bands(alignment)
    for finding in changes(alignment.pairs, renumbered):
        band = bands.told(finding)
        if band is not None:
            yield band
        elif finding.after is not None and not is_noise(finding.after, headings):
            yield finding
    yield from bands.renamed(alignment)
    yield from scopes(alignment)
    yield from reclassed(alignment)
    yield from reordered(alignment)
    columns = list(added_columns(alignment))
    yield from columns
    told = {unit.index for finding in columns for unit in (finding.unit, *finding.also)}
    rest = tuple(unit for unit in alignment.added if unit.index not in told)
    yield from standing(rest, "added", headings)
    yield from standing(alignment.removed, "removed", headings)


def _said_again(again: Iterable[Finding]) -> Iterator[tuple[IgnoredReason, str, str]]:
    for finding in again:
        yield (
            "wording",
            finding.before.text if finding.before else "",
            finding.after.text if finding.after else "",
        )


def _headings(*documents: Document) -> frozenset[str]:
    return frozenset(
        unit.key.replace(" ", "")
        for found in documents
        for unit in found.units
        if unit.kind is BlockKind.HEADING
    )


def _fact(finding: Finding, keys: tuple[dict[int, str], dict[int, str]], *, is_doubtful: bool) -> FactChange:
    unit = finding.unit
    before = keys[0][finding.before.index] if finding.before and is_teachable(finding.before) else None
    after = keys[1][finding.after.index] if finding.after else None
    name = hashlib.sha256(
        f"{before}|{after}|{finding.old}|{finding.new}|{finding.shape}".encode()
    ).hexdigest()
    return FactChange(
        id=name[:12],
        change=finding.change,
        kind=finding.kind,
        topic=topic_of_finding(finding),
        statement=statement_of(finding),
        old=finding.old,
        new=finding.new,
        path=unit.path,
        importance=min(importance(finding), DOUBTFUL) if is_doubtful else importance(finding),
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
        key = f"after {fact.after_key}" if fact.after_key else f"before {fact.before_key}"
        names = {key, fact.id} if fact.after_key or fact.before_key else {fact.id}
        if not names & seen:
            seen |= names
            yield fact


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
    if doubt.code == "ambiguous":
        border = doubt.finding.new_value.text if doubt.finding.new_value else ""
        message = (
            f"“{unit.text}”：以上、以下都含本数，{border} 落在两条规定里。"
            if chinese
            else f"“{unit.text}”: {border} falls under two rules."
        )
        return Notice("ambiguous", message, Span("after", unit.start, unit.end), names.get(id(doubt.finding)))
    message = f"旧版已有这一条：“{unit.text}”" if chinese else f"The old text already said so: “{unit.text}”"
    return Notice("already_stated", message, Span("before", unit.start, unit.end), None)


def worth_teaching(facts: Iterable[FactChange], least: float) -> tuple[FactChange, ...]:
    """The facts of at least this importance, in the order given."""
    return tuple(fact for fact in facts if fact.importance >= least)

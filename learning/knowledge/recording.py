"""Writing down what a revision changed: fact ids carried on, versions opened and closed in time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from learning.knowledge import records
from learning.knowledge.records import FactRow, FactVersionRow, RevisionRow
from learning.knowledge.rulings import Ruled, keys_moved, split_from
from learning.knowledge.update import FactChange, Statement, Update, carried, statements


@dataclass(frozen=True, slots=True)
class FactMove:
    """One fact that a revision changed, the change that says so, and the version it brought."""

    fact_id: UUID
    change: FactChange
    version_id: UUID


@dataclass(frozen=True, slots=True)
class FactsChanged:
    """Event: from `effective_from` on these facts say something else.

    `moved_along` are facts that say the same change in other sentences; nobody learns it twice.
    `new_facts` are those told for the first time, with or without a lesson.
    """

    revision_id: UUID
    article_id: UUID
    effective_from: datetime
    moves: tuple[FactMove, ...]
    moved_along: tuple[UUID, ...]
    new_facts: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class RolledBack:
    """Event: a revision no longer holds, or never will; the facts say again what they said before."""

    revision_id: UUID
    was_effective_from: datetime
    fact_ids: tuple[UUID, ...]


async def record_facts(
    row: RevisionRow, before_row: RevisionRow | None, ruled: Ruled, effective_from: datetime
) -> FactsChanged:
    """Carry each fact's id into the new text, and open a version for whatever changed as `ruled` says."""
    stated = statements(row.body)
    if before_row is None:
        facts = {each.key: uuid4() for each in stated}
        await _open_facts(row, stated, facts, effective_from)
        await records.save_statements(row.id, facts)
        return FactsChanged(row.id, row.article.id, effective_from, (), (), tuple(facts.values()))
    known = await records.facts_stated(before_row.id)
    lives_on = carried(before_row.body, row.body)
    facts = {after: known[before] for before, after in lives_on.items() if before in known}
    fresh = [each for each in stated if each.key not in facts]
    facts |= {each.key: uuid4() for each in fresh}
    told = {change.after_key for change in ruled.update.facts}
    silent = tuple(dict.fromkeys((*_in_silence(ruled), *_unsaid(ruled, known, lives_on))))
    along = [
        *await _move_along(row, silent, stated, facts, known, effective_from),
        *await _parts_along(row, {*told, *silent}, stated, facts, known, lives_on, effective_from),
    ]
    await _open_facts(row, [each for each in fresh if each.key not in told], facts, effective_from)
    moves = await _move_facts(row, ruled.update, facts, known, effective_from)
    parts = {key: move.fact_id for move in moves if (key := move.change.after_key) and split_from(key)}
    await records.save_statements(
        row.id, {key: fact for key, fact in facts.items() if split_from(key)} | parts | _of(stated, facts)
    )
    new = (*(facts[each.key] for each in fresh), *parts.values())
    return FactsChanged(row.id, row.article.id, effective_from, moves, tuple(along), new)


def _of(stated: Sequence[Statement], facts: Mapping[str, UUID]) -> dict[str, UUID]:
    return {each.key: facts[each.key] for each in stated}


def _unsaid(ruled: Ruled, known: Iterable[str], lives_on: Mapping[str, str]) -> Iterator[str]:
    """Keys of old statements that stand nowhere any more though nothing tells so: merged into others by a rewording."""
    told = {change.before_key for change in ruled.update.facts}
    for key in known:
        if key not in lives_on and key not in told and split_from(key) is None:
            yield key


def _in_silence(ruled: Ruled) -> Iterator[str]:
    """Keys of the statements that move without being learned for themselves."""
    for change in ruled.update.facts:
        yield from change.also_keys
    for change in ruled.untaught:
        yield from keys_moved(change)


async def _open_facts(
    row: RevisionRow, stated: Sequence[Statement], facts: Mapping[str, UUID], valid_from: datetime
) -> None:
    """Facts told for the first time, without a lesson: an article's first text, or what nobody has to learn anew."""
    await FactRow.bulk_create(
        [
            FactRow(id=facts[each.key], article_id=row.article.id, topic=each.topic, kind=each.kind)
            for each in stated
        ]
    )
    await FactVersionRow.bulk_create(
        [
            FactVersionRow(
                id=uuid4(),
                fact_id=facts[each.key],
                revision_id=row.id,
                statement_key=each.key,
                statement=each.statement,
                value=each.value,
                path=list(each.path),
                start=each.start,
                end=each.end,
                valid_from=valid_from,
                valid_to=None,
                retired=False,
            )
            for each in stated
        ]
    )


async def _move_facts(
    row: RevisionRow,
    update: Update,
    facts: dict[str, UUID],
    known: dict[str, UUID],
    effective_from: datetime,
) -> tuple[FactMove, ...]:
    moves: list[FactMove] = []
    for change in update.facts:
        fact_id = facts.get(change.after_key or "") or known.get(change.before_key or "") or uuid4()
        await FactRow.get_or_create(
            id=fact_id, defaults={"article_id": row.article.id, "topic": change.topic, "kind": change.kind}
        )
        await records.end_versions([fact_id], at=effective_from)
        version = _version_of(change, fact_id, row.id, effective_from)
        await version.save()
        moves.append(FactMove(fact_id, change, version.id))
    return tuple(moves)


async def _move_along(
    row: RevisionRow,
    keys: Iterable[str],
    stated: Sequence[Statement],
    facts: Mapping[str, UUID],
    known: Mapping[str, UUID],
    effective_from: datetime,
) -> list[UUID]:
    """Facts whose statements change unlearned: they get the new wording, or end with the old one."""
    by_key = {each.key: each for each in stated}
    moved: list[UUID] = []
    for key in keys:
        fact_id = facts.get(key) or known.get(key)
        # A fact that is told for the first time has no version that could end.
        if fact_id and await _follow(row, fact_id, by_key.get(key), effective_from):
            moved.append(fact_id)
    return moved


async def _parts_along(
    row: RevisionRow,
    changed: AbstractSet[str | None],
    stated: Sequence[Statement],
    facts: dict[str, UUID],
    known: Mapping[str, UUID],
    lives_on: Mapping[str, str],
    effective_from: datetime,
) -> list[UUID]:
    """Facts that were split from a statement: they live on while it does, and follow it when it changes."""
    by_key = {each.key: each for each in stated}
    moved: list[UUID] = []
    for key, fact_id in known.items():
        whole = split_from(key)
        if whole is None:
            continue
        after = lives_on.get(whole)
        if after and after not in changed:
            facts[key.replace(whole, after, 1)] = fact_id
        elif await _follow(row, fact_id, by_key.get(after or ""), effective_from):
            moved.append(fact_id)
    return moved


async def _follow(
    row: RevisionRow, fact_id: UUID, statement: Statement | None, effective_from: datetime
) -> bool:
    """Let the fact say what the statement says from then on; whether it said anything before."""
    before = await records.open_version(fact_id)
    if before is None:
        return False
    await records.end_versions([fact_id], at=effective_from)
    await _next_version(before, row.id, statement, effective_from).save()
    return True


def _next_version(
    before: FactVersionRow, revision_id: UUID, statement: Statement | None, valid_from: datetime
) -> FactVersionRow:
    """The version after `before`: by the new statement, or retired where there is none."""
    return FactVersionRow(
        id=uuid4(),
        fact_id=before.fact_id,
        revision_id=revision_id,
        statement_key=statement.key if statement else before.statement_key,
        statement=statement.statement if statement else before.statement,
        value=statement.value if statement else before.value,
        path=list(statement.path) if statement else before.path,
        start=statement.start if statement else before.start,
        end=statement.end if statement else before.end,
        valid_from=valid_from,
        valid_to=None,
        retired=statement is None,
    )


def _version_of(change: FactChange, fact_id: UUID, revision_id: UUID, valid_from: datetime) -> FactVersionRow:
    return FactVersionRow(
        id=uuid4(),
        fact_id=fact_id,
        revision_id=revision_id,
        statement_key=change.after_key or change.before_key or change.id,
        statement=change.statement,
        value=change.new,
        path=list(change.path),
        start=change.source.start,
        end=change.source.end,
        valid_from=valid_from,
        valid_to=None,
        retired=change.change == "removed",
    )


async def forget_versions(brought: Sequence[FactVersionRow], before: Sequence[FactVersionRow]) -> None:
    """The revision never took effect: its versions held for no moment at all, those before it go on."""
    for version in brought:
        version.valid_to = version.valid_from
        await version.save()
    for version in before:
        version.valid_to = None
        await version.save()


async def restore_versions(
    brought: Sequence[FactVersionRow], before: dict[UUID, FactVersionRow], *, at: datetime
) -> None:
    """The revision held for a while: from now on each fact says again what it said before, or no longer holds."""
    for version in brought:
        version.valid_to = at
        await version.save()
        again = before.get(version.fact_id, version)
        await FactVersionRow.create(
            id=uuid4(),
            fact_id=again.fact_id,
            revision_id=again.revision_id,
            statement_key=again.statement_key,
            statement=again.statement,
            value=again.value,
            path=again.path,
            start=again.start,
            end=again.end,
            valid_from=at,
            valid_to=None,
            retired=again is version or again.retired,
        )

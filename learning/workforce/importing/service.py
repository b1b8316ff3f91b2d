"""Taking tables of the workforce in: all of them, or nothing."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar  # Any: the parts that a line names
from uuid import UUID

from tortoise.transactions import in_transaction

from learning.sheets.errors import Complaint, SheetRefused, naming
from learning.sheets.fate import Fate
from learning.sheets.sheet import Sheet
from learning.workforce import service
from learning.workforce.importing import records
from learning.workforce.importing.contacts import read_contacts
from learning.workforce.importing.duty import read_roster, read_shifts
from learning.workforce.importing.entries import Entries, K, S, Step, V, steps
from learning.workforce.importing.forecasts import read_forecasts
from learning.workforce.importing.kind import Kind, kind_of
from learning.workforce.importing.queues import Known, Parts, fact_names, read_queues, read_reasons
from learning.workforce.importing.segments import read_segment_codes, read_segments
from learning.workforce.queue import Queue, Reason
from learning.workforce.records import WeightsMoved

Named = TypeVar("Named", Queue, Reason)

FindFacts = Callable[[Sequence[str]], Awaitable[Mapping[str, UUID]]]
"""Finds the facts behind names such as `limits/人脸 日累计`; a name that leads to none or to several is left out."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A table and the name it came under."""

    name: str
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Plan:
    """What one table says against what was kept."""

    name: str
    kind: Kind
    steps: Sequence[Step]

    def count(self, fate: Fate) -> int:
        """How many entries have this fate."""
        return sum(step.fate is fate for step in self.steps)


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of the tables, in the order in which they were taken, and which weights moved with them."""

    plans: tuple[Plan, ...]
    moved: WeightsMoved


class _Undone(Exception):
    """Ends a dry run's transaction."""


async def import_sheets(
    sent: Sequence[Sent],
    *,
    skills: Mapping[str, str],
    find_facts: FindFacts,
    today: date,
    is_dry_run: bool = False,
) -> Taken:
    """Make queues, shifts, reasons, rosters and counts what the tables say, and weigh skills and facts anew.

    They are taken in the order in which they build on each other, whatever the order in which they were sent.
    With `is_dry_run` everything is undone again. Raises `SheetUnreadable`, and `SheetRefused` with the complaints
    about every table; then nothing was written.
    """
    ordered = sorted(sent, key=_place)
    try:
        async with in_transaction():
            await records.lock_workforce()
            plans, complaints = [], []
            for each in ordered:
                with naming(each.name):
                    plan, wrong = await _take(each, skills, find_facts, today)
                plans.append(plan)
                complaints += [replace(complaint, file=each.name) for complaint in wrong]
            if complaints:
                raise SheetRefused(complaints)
            taken = Taken(tuple(plans), await service.refresh_weights())
            if is_dry_run:
                raise _Undone
    except _Undone:
        pass
    return taken


def _place(sent: Sent) -> int:
    with naming(sent.name):
        return list(Kind).index(kind_of(sent.sheet.heading))


async def _take(
    sent: Sent, skills: Mapping[str, str], find_facts: FindFacts, today: date
) -> tuple[Plan, list[Complaint]]:
    """Write one table; what is wrong with it is for the caller to undo."""
    kind, sheet = kind_of(sent.sheet.heading), sent.sheet
    match kind:
        case Kind.QUEUES:
            queues = read_queues(sheet, Known(skills, {}, {}))
            done = await _settle(queues, await records.kept_queues(), _told(Queue()), records.save_queues)
        case Kind.SHIFTS:
            shifts = read_shifts(sheet)
            done = await _settle(shifts, await records.kept_shifts(), _as_said, records.save_shifts)
        case Kind.REASONS:
            facts = await find_facts(fact_names(sheet))
            reasons = read_reasons(sheet, Known(skills, await records.articles_by_slug(), facts))
            done = await _settle(reasons, await records.kept_reasons(), _told(Reason()), records.save_reasons)
        case Kind.ROSTER:
            people = await records.people_by_sign_in({cell for line in sheet.lines for cell in line.cells})
            roster = read_roster(sheet, people, frozenset(await records.kept_shifts()))
            kept = await records.kept_roster({day for _, day in roster.by_key})
            done = await _settle(roster, kept, _as_said, records.save_roster)
        case Kind.SEGMENT_CODES:
            codes = read_segment_codes(sheet)
            done = await _settle(
                codes, await records.kept_segment_codes(), _as_said, records.save_segment_codes
            )
        case Kind.SEGMENTS:
            people = await records.people_by_sign_in({cell for line in sheet.lines for cell in line.cells})
            segments = read_segments(sheet, people, await records.kept_segment_codes())
            planned = await records.kept_segments({day for _, day in segments.by_key})
            done = await _settle(segments, planned, _as_said, records.save_segments)
        case Kind.CONTACTS:
            contacts = read_contacts(sheet, frozenset(await records.kept_queues()), today=today)
            counted = await records.kept_contacts({day for day, _, _ in contacts.by_key})
            done = await _settle(contacts, counted, _as_said, records.save_contacts)
        case Kind.FORECASTS:
            forecasts = read_forecasts(sheet, frozenset(await records.kept_queues()))
            known = await records.kept_forecasts({day for day, _ in forecasts.by_key})
            done = await _settle(forecasts, known, _as_said, records.save_forecasts)
    found, wrong = done
    return Plan(sent.name, kind, found), sorted([*sheet.complaints, *wrong], key=lambda each: each.line)


async def _settle(
    said: Entries[K, S],
    kept: Mapping[K, V],
    becomes: Callable[[S, V | None], V],
    save: Callable[[Mapping[K, V]], Awaitable[None]],
) -> tuple[list[Step], list[Complaint]]:
    """Compare what is said with what is kept, and save what is new or changed."""
    found = steps(list(said.by_key.values()), kept, becomes)
    moved = {
        key: value
        for key, (step, value) in zip(said.by_key, found, strict=True)
        if step.fate is not Fate.UNCHANGED
    }
    await save(moved)
    return [step for step, _ in found], said.complaints


def _as_said(said: S, kept: S | None) -> S:
    return said


def _told(blank: Named) -> Callable[[Parts, Named | None], Named]:
    """What is kept, with the parts replaced that a line names."""

    def becomes(parts: Parts, kept: Named | None) -> Named:
        named: dict[str, Any] = dict(parts)
        return replace(blank if kept is None else kept, **named)

    return becomes

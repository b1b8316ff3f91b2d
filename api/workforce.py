"""The workforce on the wire: what planning told, and taking its tables in."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Annotated, Any, Literal

from litestar import Controller, get, post
from litestar.datastructures import State, UploadFile
from litestar.di import NamedDependency
from litestar.params import JSONBody, MultipartBody
from pydantic import ConfigDict, Field

from api.skill_names import skill_refs
from api.wire import In, Out, SkillRef
from api.workforce_taking import sent_in, take
from learning.people.access import Duty
from learning.people.person import Language, Person
from learning.people.tokens.token import Scope
from learning.sheets.errors import SheetRefused, SheetUnreadable
from learning.sheets.fate import Fate
from learning.sheets.sheet import sheet_of
from learning.workforce import service
from learning.workforce.importing.kind import Kind
from learning.workforce.importing.service import Plan, Sent, Taken
from learning.workforce.service import Overview

MOST_FILES, MOST_LINES, MOST_SHOWN = 10, 20_000, 200
Cell = Annotated[str, Field(max_length=2000, pattern=r"^[^\x00]*$")]


class QueueOut(Out):
    """A queue and the skills that it takes."""

    code: str
    name: str
    skills: list[SkillRef]


class ShiftOut(Out):
    """What a code of the roster means, on the bank's wall clock; without hours it means off duty."""

    code: str
    name: str
    starts: time | None
    ends: time | None


class RosterOut(Out):
    """How many people the roster names, and its first and last day."""

    people: int
    first: date
    last: date


class ContactsOut(Out):
    """The days whose contacts count, and how many there were."""

    first: date
    last: date
    contacts: int


class DemandOut(Out):
    """How many contacts a day touch a skill, times harm, and its weight: 1 is as much as any."""

    skill: SkillRef
    contacts_a_day: float
    weight: float


class UnmappedOut(Out):
    """A contact reason that names no skill, article or fact yet."""

    reason: str
    name: str
    contacts: int


class WorkforceOut(Out):
    """All that planning told. Null where nothing was sent yet."""

    queues: list[QueueOut]
    shifts: list[ShiftOut]
    roster: RosterOut | None
    contacts: ContactsOut | None
    skills: list[DemandOut]
    unmapped: list[UnmappedOut]


class WorkforceFilesIn(In):
    """Up to ten tables as CSV or Excel files. With `dry_run` they are only judged."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    files: Annotated[list[UploadFile], Field(min_length=1, max_length=MOST_FILES)]
    dry_run: bool = False


class WorkforceLinesIn(In):
    """One table as lines that name their cells as its columns are named. With `dry_run` it is only judged."""

    lines: Annotated[list[dict[Cell, Cell]], Field(min_length=1, max_length=MOST_LINES)]
    dry_run: bool = False


class MovedLineOut(Out):
    """A line, or a cell of a roster, that says something new."""

    line: int
    label: str
    fate: Literal["new", "changed"]


class TableTakenOut(Out):
    """What one table says against what was kept; `moved` are its first 200 lines that say something new."""

    file: str
    kind: Kind
    new: int
    changed: int
    unchanged: int
    moved: list[MovedLineOut]


class WorkforceReportOut(Out):
    """What came of the tables, in the order in which they were taken in."""

    dry_run: bool
    tables: list[TableTakenOut]


class WorkforceController(Controller):
    """Queues, shifts, rosters and contacts."""

    path = "/workforce"
    tags = ("workforce",)
    opt = {"purpose": Duty.PLAN_WORK, "scope": Scope.PLAN}  # noqa: RUF012 # a plain attribute

    @get("/", summary="What planning told, and what it makes skills weigh", operation_id="getWorkforce")
    async def show(self, person: NamedDependency[Person]) -> WorkforceOut:
        """Queues, shifts, the extent of the roster, and demand by skill. Nobody's shifts."""
        return await _overview_out(await service.overview(), person.language)

    @post(
        "/files",
        summary="Take tables in from files",
        operation_id="importWorkforceFiles",
        status_code=200,
    )
    async def take_files(
        self,
        data: MultipartBody[WorkforceFilesIn],
        person: NamedDependency[Person],
        state: State,
        now: NamedDependency[datetime],
    ) -> WorkforceReportOut:
        """All of them or nothing; complaints name file and line, in her language."""
        files = [(file.filename, await file.read()) for file in data.files]
        try:
            sent = await asyncio.to_thread(sent_in, files)  # A large workbook takes seconds.
            taken = await take(sent, now=now, zone=state.settings.zone, is_dry_run=data.dry_run)
        except SheetRefused as refused:
            raise _told(refused, person.language, has_several=len(files) > 1) from None
        except SheetUnreadable as unreadable:
            raise (unreadable if person.language == "en" else unreadable.in_chinese()) from None
        return _report(taken, data.dry_run)

    @post(
        "/lines",
        summary="Take one table in as lines",
        operation_id="importWorkforceLines",
        status_code=200,
    )
    async def take_lines(
        self, data: JSONBody[WorkforceLinesIn], state: State, now: NamedDependency[datetime]
    ) -> WorkforceReportOut:
        """The same for programs; a complaint's line counts from 1."""
        sent = [Sent("", sheet_of(data.lines))]
        taken = await take(sent, now=now, zone=state.settings.zone, is_dry_run=data.dry_run)
        return _report(taken, data.dry_run)


async def _overview_out(found: Overview, language: str) -> WorkforceOut:
    slugs = {demand.skill for demand in found.skills} | {s for queue in found.queues for s in queue["skills"]}
    names = {ref.slug: ref for ref in await skill_refs(sorted(slugs), language)}
    return WorkforceOut(
        queues=[_queue(queue, names) for queue in found.queues],
        shifts=[ShiftOut(**shift) for shift in found.shifts],
        roster=RosterOut(**found.roster) if found.roster else None,
        contacts=ContactsOut(first=found.window.first, last=found.window.last, contacts=found.contacts)
        if found.window
        else None,
        skills=[
            DemandOut(skill=names[each.skill], contacts_a_day=each.contacts_a_day, weight=each.weight)
            for each in found.skills
        ],
        unmapped=[UnmappedOut.model_validate(each) for each in found.unmapped[:MOST_SHOWN]],
    )


def _queue(queue: dict[str, Any], names: dict[str, SkillRef]) -> QueueOut:  # Any: a row of the driver
    return QueueOut(code=queue["code"], name=queue["name"], skills=[names[slug] for slug in queue["skills"]])


def _report(taken: Taken, is_dry_run: bool) -> WorkforceReportOut:
    return WorkforceReportOut(dry_run=is_dry_run, tables=[_table(plan) for plan in taken.plans])


def _table(plan: Plan) -> TableTakenOut:
    return TableTakenOut(
        file=plan.name,
        kind=plan.kind,
        **{fate.value: plan.count(fate) for fate in Fate},
        moved=_moved(plan),
    )


def _moved(plan: Plan) -> list[MovedLineOut]:
    moved: Sequence[Any] = [step for step in plan.steps if step.fate is not Fate.UNCHANGED]
    return [MovedLineOut.model_validate(step) for step in moved[:MOST_SHOWN]]


def _told(refused: SheetRefused, language: Language, *, has_several: bool) -> SheetRefused:
    """The same complaints in her language, each saying in which file if there are several."""
    return SheetRefused(
        [
            replace(
                each,
                message=(f"{each.file}: " if has_several else "")
                + (each.message if language == "en" else each.message_zh),
            )
            for each in refused.complaints
        ]
    )

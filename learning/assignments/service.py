"""Give, change and withdraw assignments, and take that back. Each leaves a turn in the log."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any  # rows of people
from uuid import UUID

from tortoise.transactions import atomic

from learning.assignments import records
from learning.assignments.assignment import Act, Asked, Wish, check_day, end_of, last_day_before
from learning.assignments.errors import (
    AssigneesNotLed,
    AssignerNotPassed,
    AssignmentNotFound,
    AssignmentOutdated,
    AssignmentTooHigh,
    AssignmentTooMuch,
    AssignmentUnfit,
)
from learning.assignments.planning.service import Plan, Terms, make_plan
from learning.assignments.records import Given
from learning.people.access import View, teams_led
from learning.people.person import Person, TeamId
from learning.people.records import agents_in, team_parents
from learning.people.teams import subtree

SHOWN_FOR = timedelta(days=14)
"""So long after its last day an assignment stands in the list."""


@dataclass(frozen=True, slots=True)
class Consent:
    """What she takes in the bargain: more than fits, or the ladder instead."""

    to_excess: bool = False
    to_ladder: bool = False


NONE = Consent()


async def running(lead: Person, *, now: datetime) -> Sequence[Given]:
    """The assignments of her teams, soonest first; those withdrawn of late too, for whoever wants that back."""
    return await records.running(await _view(lead), since=now - SHOWN_FOR, now=now)


async def people_to_ask(lead: Person, team_id: TeamId, *, now: datetime) -> list[dict[str, Any]]:
    """The agents of this team and below it whom she leads, by their sign-in. Raises `AssigneesNotLed`."""
    view = await _view(lead)
    if team_id not in view.teams:
        raise AssigneesNotLed
    below = View(subtree(team_id, await team_parents()), view.employer)
    return sorted(await agents_in(below, now=now), key=lambda row: str(row["sign_in"]))


async def plan(lead: Person, wish: Wish, terms: Terms) -> Plan:
    """What there is to say before it is asked. Raises what `make_plan` raises, `AssigneesNotLed`, `AssignmentUnfit`."""
    check_day(wish.due_on, terms.today)
    return await make_plan(lead, wish.asked, await _meant(lead, wish, terms.now), wish.due_on, terms)


@atomic()
async def give(
    lead: Person, wish: Wish, terms: Terms, consent: Consent = NONE, *, new_id: Callable[[], UUID]
) -> Sequence[Given]:
    """Ask it, as one assignment or as a ladder of several.

    Raises what `plan` raises, `AssignerNotPassed`, `AssignmentTooHigh` and `AssignmentTooMuch`, the last two unless
    she consented.
    """
    check_day(wish.due_on, terms.today)
    people = await _meant(lead, wish, terms.now)
    told = await make_plan(lead, wish.asked, people, wish.due_on, terms)
    given = []
    for asked, due_on in _to_give(wish, told, consent):
        assignment_id = new_id()
        await records.save_given(
            assignment_id,
            asked,
            people,
            team_id=wish.team_id,
            for_all=wish.people is None,
            due_at=end_of(due_on, terms.zone),
            why=wish.why,
            given_by=lead.id,
            now=terms.now,
        )
        given.append(await _numbered(lead, assignment_id, terms.now))
    return given


@atomic()
async def change(
    lead: Person,
    assignment_id: UUID,
    version: int,
    *,
    due_on: date,
    why: str,
    terms: Terms,
    consent: Consent = NONE,
) -> Given:
    """Move its last day or say otherwise why. Raises `AssignmentNotFound`, `AssignmentOutdated`, what `plan` raises."""
    given = await _numbered(lead, assignment_id, terms.now)
    if given.withdrawn_at is not None:
        raise AssignmentOutdated
    if due_on != last_day_before(given.due_at, terms.zone):
        check_day(due_on, terms.today)
        people = await records.people_of(assignment_id)
        told = await make_plan(lead, given.asked, people, due_on, terms, instead_of=assignment_id)
        _check_fit(told, consent)
    return await _turn(
        lead, given, version, Act.CHANGED, due_at=end_of(due_on, terms.zone), why=why, now=terms.now
    )


@atomic()
async def withdraw(lead: Person, assignment_id: UUID, version: int, *, now: datetime) -> Given:
    """Ask it no longer; what people did stays done. Raises `AssignmentNotFound`, `AssignmentOutdated`."""
    given = await _numbered(lead, assignment_id, now)
    if given.withdrawn_at is not None:
        raise AssignmentOutdated
    return await _turn(lead, given, version, Act.WITHDRAWN, due_at=given.due_at, why=given.why, now=now)


@atomic()
async def restore(lead: Person, assignment_id: UUID, version: int, *, now: datetime) -> Given:
    """Take a withdrawal back. Raises `AssignmentNotFound`, `AssignmentOutdated`, and `AssignmentUnfit` once it is due."""
    given = await _numbered(lead, assignment_id, now)
    if given.withdrawn_at is None:
        raise AssignmentOutdated
    if given.due_at <= now:
        raise AssignmentUnfit("Its last day is over. Ask it anew.")
    return await _turn(lead, given, version, Act.RESTORED, due_at=given.due_at, why=given.why, now=now)


def _to_give(wish: Wish, told: Plan, consent: Consent) -> list[tuple[Asked, date]]:
    """What is asked and until when, unless something is in the way of it."""
    if not told.has_passed:
        raise AssignerNotPassed
    if not told.steps:
        _check_fit(told, consent)
        return [(wish.asked, wish.due_on)]
    if not consent.to_ladder:
        raise AssignmentTooHigh
    steps = [(each.step.asked, each.due_on) for each in told.steps if each.due_on is not None]
    if not steps:
        raise AssignmentUnfit("Not even the first step fits within what can be planned.")
    return steps


def _check_fit(told: Plan, consent: Consent) -> None:
    if told.fit.excess_seconds and not consent.to_excess:
        raise AssignmentTooMuch(told.fit.excess_minutes)


async def _turn(
    lead: Person, given: Given, version: int, act: Act, *, due_at: datetime, why: str, now: datetime
) -> Given:
    if not await records.save_turn(
        given.id, version, act, due_at=due_at, why=why, person_id=lead.id, now=now
    ):
        raise AssignmentOutdated
    return await _numbered(lead, given.id, now)


async def _numbered(lead: Person, assignment_id: UUID, now: datetime) -> Given:
    given = await records.given_numbered(assignment_id, await _view(lead), now=now)
    if given is None:
        raise AssignmentNotFound
    return given


async def _meant(lead: Person, wish: Wish, now: datetime) -> Collection[UUID]:
    there = {row["id"] for row in await people_to_ask(lead, wish.team_id, now=now)}
    if wish.people is not None and not wish.people <= there:
        raise AssigneesNotLed
    people = there if wish.people is None else wish.people
    if not people:
        raise AssignmentUnfit("There is nobody of whom it could be asked.")
    return sorted(people)


async def _view(lead: Person) -> View:
    """The people over whom she stands for good: a watch is no reason to ask them anything."""
    return View(teams_led(lead, await team_parents()), lead.employer.id if lead.employer else None)

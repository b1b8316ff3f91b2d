"""Watches are given and taken back by whoever leads the team for good."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from tortoise.transactions import atomic

from learning.people import records as people
from learning.people.access import teams_led
from learning.people.errors import PersonNotFound
from learning.people.person import Person, PersonId, TeamId
from learning.people.sign_in import as_kept
from learning.people.watches import records
from learning.people.watches.errors import TeamNotLed, WatchNotFound
from learning.people.watches.watch import Watch, check_span


async def watches(lead: Person, *, now: datetime) -> Sequence[Watch]:
    """The watches over the teams she leads that are on or to come."""
    led = teams_led(lead, await people.team_parents())
    return await records.watches_over(led, now=now, employer=lead.employer.id if lead.employer else None)


@atomic()
async def give_watch(
    lead: Person,
    typed: str,
    team_id: TeamId,
    *,
    watch_id: UUID,
    starts_at: datetime,
    ends_at: datetime,
    now: datetime,
) -> Watch:
    """Let the person with this sign-in lead the duty over the team for a shift.

    Raises `WatchUnfit`, `TeamNotLed`, and `PersonNotFound` also for people of another employer than the lead's.
    """
    check_span(starts_at, ends_at, now=now)
    await _check_led(lead, team_id)
    person = await people.person_at_work(as_kept(typed), now=now)
    if person is None or (lead.employer is not None and person.employer != lead.employer):
        raise PersonNotFound
    await records.save_watch(
        watch_id, person.id, team_id, starts_at=starts_at, ends_at=ends_at, given_by=PersonId(lead.id), at=now
    )
    given = await records.watch_numbered(watch_id)
    assert given is not None, "it was kept just now"
    return given


async def take_watch_back(lead: Person, watch_id: UUID, *, now: datetime) -> None:
    """End a watch before its time. Raises `WatchNotFound` also for one over teams she does not lead."""
    watch = await records.watch_numbered(watch_id)
    if watch is None:
        raise WatchNotFound
    try:
        await _check_led(lead, watch.team_id)
    except TeamNotLed:
        raise WatchNotFound from None
    await records.end_watch(watch_id, at=now)


async def _check_led(lead: Person, team_id: TeamId) -> None:
    if team_id not in teams_led(lead, await people.team_parents()):
        raise TeamNotLed

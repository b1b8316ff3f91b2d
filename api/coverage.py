"""Readiness on the wire: who still needs a word before an update takes effect. By seat, never ranked."""

from datetime import datetime
from uuid import UUID

from litestar import Controller, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath

from api.knowledge_shown import fact_change_out
from api.knowledge_wire import ArticleRef, FactChangeOut
from api.wire import Out, PersonRef
from learning.coverage.service import UpdateReadiness, readiness_for_updates
from learning.knowledge import records as knowledge_records
from learning.knowledge import service as knowledge
from learning.knowledge.errors import RevisionNotFound
from learning.people.access import Datum, View, view_of
from learning.people.person import Person
from learning.people.records import team_parents
from learning.people.tokens.token import Scope


class ShiftReadyOut(Out):
    """A shift on duty when the update takes effect, or now if it has: how many of its people are ready."""

    name: str
    ready: int
    total: int


class UpdateOut(Out):
    """One update and how many are ready for it.

    `contacts_a_day` are about its article; null where planning names no reason for it.
    """

    revision_id: UUID
    article: ArticleRef
    title: str
    facts: int
    effective_from: datetime
    in_effect: bool
    ready: int
    total: int
    shifts: list[ShiftReadyOut]
    contacts_a_day: float | None


class UpdatesOut(Out):
    """The updates of the last month and all to come, latest first."""

    updates: list[UpdateOut]


class SeatOut(Out):
    """One agent, whether she has answered right (done or not yet), and whether she is on duty when it takes effect."""

    person: PersonRef
    sign_in: str
    team: str
    ready: bool
    on_duty: bool


class UpdateReadinessOut(Out):
    """One update, what it changes, and the seats it concerns."""

    revision_id: UUID
    article: ArticleRef
    title: str
    effective_from: datetime
    in_effect: bool
    facts: list[FactChangeOut]
    ready: int
    total: int
    people: list[SeatOut]


class CoverageController(Controller):
    """What a lead sees of her teams."""

    path = "/updates"
    tags = ("coverage",)
    opt = {"purpose": Datum.READINESS, "scope": Scope.READ_READINESS}  # noqa: RUF012 # a plain attribute

    @get("/", summary="Updates and how ready my teams are", operation_id="listUpdates")
    async def list_updates(
        self, person: NamedDependency[Person], state: State, now: NamedDependency[datetime]
    ) -> UpdatesOut:
        """Counts only."""
        found = await readiness_for_updates(await _view(person), now=now, zone=state.settings.zone)
        return UpdatesOut(updates=[_update(each, now) for each in found])

    @get("/{revision_id:uuid}", summary="Readiness for one update, by seat", operation_id="getUpdate")
    async def show(
        self,
        revision_id: FromPath[UUID],
        person: NamedDependency[Person],
        state: State,
        now: NamedDependency[datetime],
    ) -> UpdateReadinessOut:
        """Each seat, done or not yet."""
        found = await readiness_for_updates(
            await _view(person), now=now, zone=state.settings.zone, revision_id=revision_id
        )
        if not found:
            raise RevisionNotFound
        _, update = await knowledge.update_of(await knowledge_records.revision_numbered(revision_id))
        return _by_seat(found[0], [fact_change_out(change) for change in update.facts], now)


async def _view(person: Person) -> View:
    return view_of(person, Datum.READINESS, await team_parents())


def _update(each: UpdateReadiness, now: datetime) -> UpdateOut:
    return UpdateOut(
        revision_id=each.revision_id,
        article=ArticleRef(slug=each.slug, title=each.title),
        title=each.title,
        facts=each.facts,
        effective_from=each.effective_from,
        in_effect=each.effective_from <= now,
        ready=each.readiness.ready,
        total=each.readiness.total,
        shifts=[ShiftReadyOut.model_validate(shift) for shift in each.shifts],
        contacts_a_day=each.contacts_a_day,
    )


def _by_seat(each: UpdateReadiness, facts: list[FactChangeOut], now: datetime) -> UpdateReadinessOut:
    return UpdateReadinessOut(
        revision_id=each.revision_id,
        article=ArticleRef(slug=each.slug, title=each.title),
        title=each.title,
        effective_from=each.effective_from,
        in_effect=each.effective_from <= now,
        facts=facts,
        ready=each.readiness.ready,
        total=each.readiness.total,
        people=[
            SeatOut(
                person=PersonRef(id=found.seat.person_id, name=found.seat.name),
                sign_in=found.seat.sign_in,
                team=found.seat.team,
                ready=found.ready,
                on_duty=found.seat.person_id in each.on_duty,
            )
            for found in each.readiness.seats
        ],
    )

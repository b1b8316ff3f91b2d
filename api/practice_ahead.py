"""Practice without network, on the wire: what a panel keeps for it, and what it opened meanwhile."""

from datetime import datetime
from typing import Any  # Any: whatever state a request carries
from uuid import uuid4

from litestar import Controller, Request, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import JSONBody

from api.access import SELF
from api.practice_asking import asking_of, sitting_shown
from api.practice_shown import next_out, sitting_out
from api.practice_wire import AheadOut, BegunIn, BegunOut, PlannedOut, SittingOut
from api.settings import Settings
from learning.people.person import Person
from learning.practice.hot import Asking
from learning.practice.planned import Planned, plan, start_planned


class AheadController(Controller):
    """A quarter of an hour of practice in hand, should the network go."""

    tags = ("practice",)
    opt = {"purpose": SELF}  # noqa: RUF012 # Litestar reads a plain attribute

    @get("/sittings/ahead", summary="What to keep for the time without network", operation_id="ahead")
    async def ahead(
        self, request: Request[Person, Any, Any], state: State, now: NamedDependency[datetime]
    ) -> AheadOut:
        """The open sitting and the next ones, with keys where a device may have them; nothing is begun by asking."""
        settings: Settings = state.settings
        key = settings.signing_key
        asking = await asking_of(request, settings, now)
        planned = await plan(asking, new_id=uuid4, now=now, zone=settings.zone, key=key)
        return AheadOut(
            open=await _open(asking, request.user, settings, now),
            planned=[await _planned(each, asking, request.user, key, now) for each in planned],
        )

    @post(
        "/sittings/planned",
        summary="Tell that a planned sitting was opened",
        operation_id="startPlanned",
        status_code=200,
    )
    async def start(
        self,
        data: JSONBody[BegunIn],
        person: NamedDependency[Person],
        state: State,
        now: NamedDependency[datetime],
    ) -> BegunOut:
        """Keep it as begun when it was; told again, nothing changes."""
        sitting_id = await start_planned(person.id, data.begun(), now=now, key=state.settings.signing_key)
        return BegunOut(sitting_id=sitting_id)


async def _open(asking: Asking, person: Person, settings: Settings, now: datetime) -> SittingOut | None:
    sitting = asking.situation.sitting
    return await sitting_shown(person, sitting.id, settings, now) if sitting else None


async def _planned(each: Planned, asking: Asking, person: Person, key: bytes, now: datetime) -> PlannedOut:
    return PlannedOut(
        client_event_id=each.client_event_id,
        permit=each.permit,
        next=next_out(each.choice, asking),
        sitting=await sitting_out(each.shown, person, key=key, now=now),
    )

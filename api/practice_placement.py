"""The placement on the wire: how it stands, its next questions, and saying no to it."""

from datetime import datetime
from typing import Any, Literal  # Any: whatever state a request carries

from litestar import Controller, Request, delete, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import JSONBody

from api.access import SELF
from api.practice_asking import asking_of, sitting_shown
from api.practice_wire import BeginIn, SittingOut
from api.wire import Out
from learning.people.person import Person
from learning.practice.placement import service
from learning.practice.placement.questions import QUESTIONS


class PlacementOut(Out):
    """How getting to know her stands; past her first week it is over."""

    state: Literal["open", "done", "put_aside", "over"]
    answered: int
    of: int


class PlacementController(Controller):
    """Hers alone."""

    path = "/practice/placement"
    tags = ("practice",)
    opt = {"purpose": SELF}  # noqa: RUF012 # Litestar reads a plain attribute

    @get("/", summary="How my placement stands", operation_id="myPlacement")
    async def placement(
        self, request: Request[Person, Any, Any], state: State, now: NamedDependency[datetime]
    ) -> PlacementOut:
        """A few questions in the first week of practice, so that the skill map is not empty."""
        placement = (await asking_of(request, state.settings, now)).situation.placement
        return PlacementOut(
            state=placement.state.value if placement else "over",
            answered=placement.answered if placement else 0,
            of=QUESTIONS,
        )

    @post("/sittings", summary="Begin the next questions of my placement", operation_id="startPlacement")
    async def start(
        self,
        data: JSONBody[BeginIn],
        request: Request[Person, Any, Any],
        state: State,
        now: NamedDependency[datetime],
    ) -> SittingOut:
        """Begin them, or go on with those begun."""
        asking = await asking_of(request, state.settings, now)
        sitting_id = await service.start_placement(asking, data.client_event_id, now=now)
        return await sitting_shown(request.user, sitting_id, state.settings, now)

    @post("/put-aside", summary="No placement", operation_id="putPlacementAside", status_code=204)
    async def put_aside(self, person: NamedDependency[Person], now: NamedDependency[datetime]) -> None:
        """Free, and told to nobody."""
        await service.put_aside(person.id, now=now)

    @delete("/put-aside", summary="A placement after all", operation_id="takePlacementUp")
    async def take_up(self, person: NamedDependency[Person]) -> None:
        """It goes on where it stopped."""
        await service.take_up(person.id)

"""Watches on the wire: who leads the duty over which team, from when until when."""

from datetime import datetime
from typing import Annotated
from uuid import UUID, uuid4

from litestar import Controller, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from pydantic import Field

from api.wire import In, Moment, Out
from learning.people.access import Duty, teams_led
from learning.people.person import Person, TeamId
from learning.people.records import team_parents, teams_named
from learning.people.watches import service
from learning.people.watches.watch import Watch, is_on


class WatchIn(In):
    """Who leads the duty, over which team and the teams below it, for one shift of at most 16 hours."""

    sign_in: Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[^\x00]+$")]
    team_id: UUID
    starts_at: Moment
    ends_at: Moment


class LedTeam(Out):
    """A team over which the reader may hand out the duty."""

    id: UUID
    name: str


class WatchOut(Out):
    """One watch; `is_on` from an hour before it until an hour after."""

    id: UUID
    name: str
    sign_in: str
    team: str
    starts_at: datetime
    ends_at: datetime
    given_by: str
    is_on: bool


class WatchesOut(Out):
    """Watches that are on or to come, by their beginning, and the teams they can be handed out for."""

    watches: list[WatchOut]
    teams: list[LedTeam]


class WatchController(Controller):
    """What a lead does so that somebody stands in for her."""

    path = "/watches"
    tags = ("people",)
    opt = {"purpose": Duty.APPOINT_DUTY_LEADS}  # noqa: RUF012 # Litestar reads a plain attribute

    @get("/", summary="Who leads the duty over my teams", operation_id="getWatches")
    async def show(self, person: NamedDependency[Person], now: NamedDependency[datetime]) -> WatchesOut:
        """Those that are on or to come."""
        led = teams_led(person, await team_parents())
        return WatchesOut(
            watches=[_watch(each, now) for each in await service.watches(person, now=now)],
            teams=[LedTeam.model_validate(team) for team in await teams_named(led)],
        )

    @post("/", summary="Hand over the duty for a shift", operation_id="giveWatch")
    async def give(
        self, data: JSONBody[WatchIn], person: NamedDependency[Person], now: NamedDependency[datetime]
    ) -> WatchOut:
        """For that time, and an hour around it, the person sees of the team what a duty lead sees."""
        given = await service.give_watch(
            person,
            data.sign_in,
            TeamId(data.team_id),
            watch_id=uuid4(),
            starts_at=data.starts_at,
            ends_at=data.ends_at,
            now=now,
        )
        return _watch(given, now)

    @delete("/{watch_id:uuid}", summary="Take a watch back", operation_id="takeWatchBack")
    async def take_back(
        self, watch_id: FromPath[UUID], person: NamedDependency[Person], now: NamedDependency[datetime]
    ) -> None:
        """It opens nothing from now on."""
        await service.take_watch_back(person, watch_id, now=now)


def _watch(watch: Watch, now: datetime) -> WatchOut:
    return WatchOut(
        id=watch.id,
        name=watch.name,
        sign_in=watch.sign_in,
        team=watch.team,
        starts_at=watch.starts_at,
        ends_at=watch.ends_at,
        given_by=watch.given_by,
        is_on=is_on(watch, now),
    )

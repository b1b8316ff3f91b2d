"""What platforms tell about phones comes in here; administrators see the sources and say whose agent is whose."""

from datetime import datetime
from typing import Annotated, Any

from litestar import Controller, Request, delete, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter
from pydantic import Field

from api.access import SIGNED
from api.wire import In, Out, PersonRef
from learning.gaps import service
from learning.gaps.accounts import records as account_records
from learning.gaps.accounts import service as accounts
from learning.gaps.platforms import platform_of
from learning.gaps.sources import records as sources
from learning.people.access import Duty
from learning.people.person import Person

MOST_BYTES = 1024 * 1024
MOST_SHOWN = 200


class ReceiptOut(Out):
    """What came of one delivery; things that told nothing of a phone are ignored."""

    stored: int
    parked: int
    repeated: int
    ignored: int


class SourceOut(Out):
    """A platform that is listened to. `is_silent` once it was not heard for its own span."""

    slug: str
    platform: str
    met: str
    wrap_up_seconds: int
    heartbeat_seconds: int
    heard_at: datetime | None
    is_silent: bool


class ParkedOut(Out):
    """An agent whom nobody knows, and how often it was spoken of."""

    source: str
    agent: str
    events: int
    first_at: datetime
    last_at: datetime


class BoundOut(Out):
    """Whose agent it is."""

    source: str
    agent: str
    person: PersonRef
    sign_in: str


class PhonesOut(Out):
    """Sources, the agents of whom nobody knows who they are, and those who are known. Nobody's state."""

    sources: list[SourceOut]
    parked: list[ParkedOut]
    bound: list[BoundOut]


class BindIn(In):
    """Whose agent it is, by her staff number."""

    source: Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[a-z0-9-]+$")]
    agent: Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00]+$")]
    sign_in: Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[^\x00]+$")]


class GapEventController(Controller):
    """For platforms, or for whoever carries their events to us."""

    path = "/gaps/events"
    tags = ("gaps",)
    opt = {"purpose": SIGNED}  # noqa: RUF012 # a plain attribute

    @post(
        "/{source:str}",
        summary="Tell what phones are doing",
        operation_id="tellPhones",
        status_code=200,
        request_max_body_size=MOST_BYTES,
    )
    async def tell(
        self,
        source: FromPath[str],
        request: Request[Any, Any, Any],
        state: State,
        now: NamedDependency[datetime],
    ) -> ReceiptOut:
        """A platform's own event, or a CloudEvent or several, signed as Standard Webhooks describes; repeats are harmless."""
        headers = {name.lower(): value for name, value in request.headers.items()}
        receipt = await service.receive(source, headers, await request.body(), seal=state.seal, now=now)
        return ReceiptOut.model_validate(receipt)


class PhoneController(Controller):
    """For administrators: which platforms are heard, and whose agent is whose."""

    path = "/gaps/agents"
    tags = ("gaps",)
    opt = {"purpose": Duty.KEEP_ACCOUNTS}  # noqa: RUF012 # a plain attribute

    @get("/", summary="Sources, unknown agents and known ones", operation_id="getPhones")
    async def show(
        self,
        now: NamedDependency[datetime],
        search: Annotated[str, QueryParameter(max_length=80)] = "",
    ) -> PhonesOut:
        """The 200 unknown agents heard last, and 200 known ones that the search finds. Nobody's state is told."""
        return PhonesOut(
            sources=[_source(each, now) for each in await sources.sources()],
            parked=[ParkedOut.model_validate(each) for each in await account_records.parked(MOST_SHOWN)],
            bound=[_bound(each) for each in await account_records.bound(search, MOST_SHOWN)],
        )

    @post("/", summary="Say whose agent it is", operation_id="bindAgent", status_code=204)
    async def bind(
        self, data: JSONBody[BindIn], person: NamedDependency[Person], now: NamedDependency[datetime]
    ) -> None:
        """What was parked of it tells her state at once; she can read who bound her."""
        await accounts.bind(data.source, data.agent, data.sign_in, by=person.id, now=now)

    @delete("/", summary="Let an agent go", operation_id="unbindAgent")
    async def unbind(
        self,
        source: Annotated[str, QueryParameter(min_length=1, max_length=40)],
        agent: Annotated[str, QueryParameter(min_length=1, max_length=200)],
        person: NamedDependency[Person],
        now: NamedDependency[datetime],
    ) -> None:
        """It is nobody's from now on, and what was said of it is forgotten."""
        await accounts.unbind(source, agent, by=person.id, now=now)


def _source(source: sources.Source, now: datetime) -> SourceOut:
    platform = platform_of(source.platform, source.mapping)
    return SourceOut(
        slug=source.slug,
        platform=platform.name,
        met=platform.met,
        wrap_up_seconds=int(source.wrap_up.total_seconds()),
        heartbeat_seconds=int(source.heartbeat.total_seconds()),
        heard_at=source.heard_at,
        is_silent=source.heard_at is None or now - source.heard_at > source.heartbeat,
    )


def _bound(bound: account_records.Bound) -> BoundOut:
    return BoundOut(
        source=bound.source,
        agent=bound.agent,
        person=PersonRef(id=bound.person_id, name=bound.name),
        sign_in=bound.sign_in,
    )

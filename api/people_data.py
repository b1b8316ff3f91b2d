"""What is stored about the person who asks: how much of what and why, the whole of it, and who looked at it."""

from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID

from litestar import Controller, Response, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromQuery, QueryParameter

from api.access import SELF
from api.people_disclosures import told
from api.people_holdings import HOLDINGS, WORDS
from api.wire import Out
from learning.people.disclosure.service import about
from learning.people.own_data import service
from learning.people.own_data.holding import Kind
from learning.people.person import Person


class HeldOut(Out):
    """One kind of data: how many entries, what for, for how long; in her language."""

    kind: Kind
    name: str
    count: int
    purpose: str
    retention: str


class MyDataOut(Out):
    """Everything that is stored about her, by kind."""

    held: list[HeldOut]


class ExportedOut(HeldOut):
    """One kind of data with its rows as they are stored, by table."""

    tables: dict[str, list[dict[str, Any]]]  # Any: columns of any table


class ExportOut(Out):
    """Everything about one person, as a file she can keep."""

    exported_at: datetime
    person_id: UUID
    held: list[ExportedOut]


class LookOut(Out):
    """Somebody looked at her data or did something to her account. A name is empty once that person is erased."""

    at: datetime
    viewer: str
    purpose: str


class LooksOut(Out):
    """Newest first; `before` of the next request is the moment of the last line."""

    looks: list[LookOut]


class MyDataController(Controller):
    """Her own data."""

    path = "/me"
    tags = ("people",)
    opt = {"purpose": SELF}  # noqa: RUF012 # Litestar reads a plain attribute

    @get("/data", summary="What is stored about me", operation_id="getMyData")
    async def show(self, person: NamedDependency[Person], now: NamedDependency[datetime]) -> MyDataOut:
        """How many entries of each kind, what they are for, and how long they stay."""
        counts = await service.counts(person, HOLDINGS, now=now)
        words = WORDS[person.language]
        return MyDataOut(
            held=[
                HeldOut(kind=kind, count=counts[kind], **_words(person, kind))
                for kind in words
                if kind in counts
            ]
        )

    @get("/data/export", summary="Everything about me as a file", operation_id="exportMyData")
    async def export(
        self, person: NamedDependency[Person], state: State, now: NamedDependency[datetime]
    ) -> Response[ExportOut]:
        """Every row that names her, as JSON. Secrets and texts of the bank are left out; sealed ones about her are open."""
        found = dict(await service.everything_about(person, HOLDINGS, now=now))
        disclosed = [told(each, state.seal, now) for each in await about(person, now=now)]
        found[Kind.DISCLOSURES] = {"disclosure": [each.model_dump(mode="json") for each in disclosed]}
        held = [
            ExportedOut(
                kind=kind, count=sum(map(len, tables.values())), tables=dict(tables), **_words(person, kind)
            )
            for kind, tables in found.items()
        ]
        return Response(
            ExportOut(exported_at=now, person_id=person.id, held=held),
            headers={
                "content-disposition": f'attachment; filename="interlude-{now:%Y-%m-%d}.json"',
                "cache-control": "no-store",
            },
        )

    @get("/looks", summary="Who looked at my data", operation_id="getMyLooks")
    async def looks(
        self,
        person: NamedDependency[Person],
        now: NamedDependency[datetime],
        before: FromQuery[datetime | None] = None,
        limit: Annotated[int, QueryParameter(ge=1, le=200)] = 50,
    ) -> LooksOut:
        """Who, when and what for; also what administrators did to her account. `before` is in UTC if it names no zone."""
        found = await service.looks_at(person, before=before and _in_utc(before), limit=limit, now=now)
        return LooksOut(looks=[LookOut.model_validate(each) for each in found])


def _in_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError:  # The first or last hours of the calendar, where a few hours make no difference.
        return moment.replace(tzinfo=UTC)


def _words(person: Person, kind: Kind) -> dict[str, str]:
    words = WORDS[person.language][kind]
    return {"name": words.name, "purpose": words.purpose, "retention": words.retention}

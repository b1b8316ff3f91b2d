"""Releases of the bank's systems, and the questions whose screens a later one put in doubt, on the wire."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any  # a row of the driver has no narrower type
from uuid import UUID

from litestar import Controller, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from pydantic import Field

from api.item_shown import address_of
from api.knowledge_wire import ArticleRef
from api.wire import In, Moment, Out
from learning.lessons.decision import Decision
from learning.lessons.releases import records, service
from learning.lessons.releases.doubt import Announced, newest
from learning.lessons.screen import Release
from learning.people.access import Duty

System = Annotated[
    str, Field(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\s](?:[^\x00-\x1f]*[^\x00-\x1f\s])?$")
]
Version = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[^\x00-\x20\s]+$")]


class AnnounceIn(In):
    """A release of a system; null is from now on."""

    system: System
    version: Version
    effective_from: Moment | None


class ReleaseOut(Out):
    """A release, and from when people work with it."""

    version: str
    effective_from: datetime


class SystemOut(Out):
    """A system with its newest release, and how many questions show it or wait because of that."""

    system: str
    newest: ReleaseOut | None
    items: int
    in_doubt: int


class ItemInDoubtOut(Out):
    """A question that shows a `release`, and is asked no more since a `newer` one."""

    id: UUID
    prompt: str
    lesson: str
    article: ArticleRef | None
    picture: str
    release: str
    newer: str
    since: datetime


class ReleasesOut(Out):
    """Every system that a question shows or a release was announced of, and what waits for an owner."""

    systems: list[SystemOut]
    in_doubt: list[ItemInDoubtOut]


class DoubtDecisionIn(In):
    """Whether its screen still holds, or the question goes."""

    decision: Decision


class ReleaseController(Controller):
    """For owners of knowledge."""

    path = "/releases"
    tags = ("lessons",)
    opt = {"purpose": Duty.KEEP_KNOWLEDGE}  # noqa: RUF012 # Litestar reads a plain attribute

    @get("/", summary="Releases of systems, and questions in doubt", operation_id="listReleases")
    async def show(self, now: NamedDependency[datetime]) -> ReleasesOut:
        """By system; the questions that have waited longest first."""
        return await _shown(now)

    @post("/", summary="Announce a release of a system", operation_id="announceRelease", status_code=200)
    async def announce(self, data: JSONBody[AnnounceIn], now: NamedDependency[datetime]) -> ReleasesOut:
        """Questions that show an earlier one are asked no more from then, until an owner decides."""
        release = Release(data.system, data.version)
        await service.announce(Announced(release, data.effective_from or now), now=now)
        return await _shown(now)

    @delete("/", summary="Take a release back", operation_id="takeReleaseBack", status_code=200)
    async def take_back(
        self, system: FromQuery[System], version: FromQuery[Version], now: NamedDependency[datetime]
    ) -> ReleasesOut:
        """Only the newest of its system; what it put in doubt is asked again."""
        await service.take_back(Release(system, version), now=now)
        return await _shown(now)

    @post(
        "/items/{item_id:uuid}",
        summary="Decide about a question in doubt",
        operation_id="decideDoubt",
        status_code=200,
    )
    async def decide(
        self, item_id: FromPath[UUID], data: JSONBody[DoubtDecisionIn], now: NamedDependency[datetime]
    ) -> ReleasesOut:
        """Ask it again, or never."""
        await service.decide(item_id, data.decision, now=now)
        return await _shown(now)


async def _shown(now: datetime) -> ReleasesOut:
    announced, waiting = await records.announced(), await records.waiting()
    return ReleasesOut(
        systems=[
            SystemOut(
                system=row["system"],
                newest=_release(newest(announced.get(row["system"], ()))),
                items=row["items"],
                in_doubt=sum(each["system"] == row["system"] for each in waiting),
            )
            for row in await records.systems(now=now)
        ],
        in_doubt=[_item(row) for row in waiting],
    )


def _release(found: Announced | None) -> ReleaseOut | None:
    return ReleaseOut(version=found.release.version, effective_from=found.effective_from) if found else None


def _item(row: Mapping[str, Any]) -> ItemInDoubtOut:
    return ItemInDoubtOut(
        id=row["id"],
        prompt=row["prompt"],
        lesson=row["lesson"],
        article=ArticleRef(slug=row["article"], title=row["article_title"]) if row["article"] else None,
        picture=address_of(row["picture"]),
        release=str(Release(row["system"], row["version"])),
        newer=str(Release(row["system"], row["doubted_by"])),
        since=row["since"],
    )

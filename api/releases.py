"""Releases of the bank's systems, and the questions whose screens a later one put in doubt, on the wire."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any  # a row of the driver has no narrower type
from uuid import UUID, uuid4

from litestar import Controller, delete, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from pydantic import Field

from api.item_shown import address_of, options_out
from api.knowledge_wire import ArticleRef
from api.lessons_fields import AreaIn, PictureNamedIn, Words
from api.wire import In, Moment, OptionOut, Out
from learning.lessons.answerable import content_from_json
from learning.lessons.decision import Decision
from learning.lessons.releases import records, service
from learning.lessons.releases.doubt import Announced, newest
from learning.lessons.releases.service import NewScreen
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
    """A question that shows a `release`, and is asked no more since a `newer` one. `picture` is an address."""

    id: UUID
    prompt: str
    lesson: str
    article: ArticleRef | None
    picture: str
    alt: str
    options: list[OptionOut]
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


class LabelIn(In):
    """Where a label stands by now."""

    text: Words
    area: AreaIn


class ScreenIn(In):
    """A new picture, and where on it each label of the question is."""

    picture: PictureNamedIn
    areas: Annotated[list[LabelIn], Field(max_length=20)]

    def screen(self) -> NewScreen:
        """The value that the question gets."""
        areas = {label.text: label.area.area() for label in self.areas}
        return NewScreen(self.picture.id, self.picture.alt, areas)


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

    @post(
        "/items/{item_id:uuid}/screen",
        summary="Give a question in doubt the screen of by now",
        operation_id="renewScreen",
        status_code=200,
    )
    async def renew(
        self,
        item_id: FromPath[UUID],
        data: JSONBody[ScreenIn],
        state: State,
        now: NamedDependency[datetime],
    ) -> ReleasesOut:
        """It is asked anew, with the same labels in their new places; refused with complaints where that cannot be."""
        await service.renew(item_id, data.screen(), new_id=uuid4(), now=now, zone=state.settings.zone)
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
    content = content_from_json(json.loads(row["content"]))
    assert content.screen, "only an item with a screen can be in doubt"
    return ItemInDoubtOut(
        id=row["id"],
        prompt=content.prompt,
        lesson=row["lesson"],
        article=ArticleRef(slug=row["article"], title=row["article_title"]) if row["article"] else None,
        picture=address_of(content.screen.picture.id),
        alt=content.screen.alt,
        options=options_out(content, range(len(content.options))),
        release=str(content.screen.release),
        newer=str(Release(row["system"], row["doubted_by"])),
        since=row["since"],
    )

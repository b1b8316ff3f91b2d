"""Flash notices as her own panel reads them, and 收到."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any  # whatever state a request carries
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath

from api.access import SELF
from api.gap_offers import terms_of
from api.practice_asking import asking_of
from api.wire import Out
from learning.flashes import service
from learning.flashes.flash import comes_by_itself
from learning.flashes.records import Hers
from learning.gaps.rest import quiet_until
from learning.people.person import Person


class MyFlashOut(Out):
    """A notice that holds now. `comes_by_itself` is false while she is to be left in peace."""

    id: UUID
    about: str
    say: str
    must_not_say: str
    starts_at: datetime
    ends_at: datetime
    is_urgent: bool
    received: bool
    comes_by_itself: bool


class MyFlashesOut(Out):
    """What holds now, the latest begun first. At `again_at` the answer will be another, if that is known."""

    flashes: list[MyFlashOut]
    again_at: datetime | None


class MyFlashController(Controller):
    """Hers alone."""

    path = "/me/flashes"
    tags = ("flashes",)
    opt = {"purpose": SELF}  # noqa: RUF012 # a plain attribute

    @get("/", summary="Flash notices for me", operation_id="myFlashes")
    async def show(
        self, request: Request[Person, Any, Any], state: State, now: NamedDependency[datetime]
    ) -> MyFlashesOut:
        """They end by themselves at `ends_at`."""
        found = await service.in_force(request.user.id, now=now)
        ends_quiet = quiet_until(terms_of(state.settings).rules, now, state.settings.zone)
        cap_reached = _has_held_back(found.flashes) and await _cap_reached(request, state, now)
        moments = [each for each in (found.next_at, ends_quiet if found.flashes else None) if each]
        return MyFlashesOut(
            flashes=[
                _flash_out(each, is_quiet=ends_quiet is not None, cap_reached=cap_reached)
                for each in found.flashes
            ],
            again_at=min(moments, default=None),
        )

    @post("/{flash_id:uuid}/received", summary="I saw it", operation_id="receiveFlash", status_code=204)
    async def receive(
        self, flash_id: FromPath[UUID], person: NamedDependency[Person], now: NamedDependency[datetime]
    ) -> None:
        """Kept once; her lead sees how many, not who."""
        await service.receive_flash(person.id, flash_id, now=now)


def _has_held_back(flashes: Sequence[Hers]) -> bool:
    """Whether her cap matters to any of them."""
    return any(not (each.received or each.flash.is_urgent) for each in flashes)


async def _cap_reached(request: Request[Person, Any, Any], state: State, now: datetime) -> bool:
    asking = await asking_of(request, state.settings, now)
    return asking.situation.left_seconds == 0


def _flash_out(hers: Hers, *, is_quiet: bool, cap_reached: bool) -> MyFlashOut:
    flash = hers.flash
    return MyFlashOut(
        id=flash.id,
        about=flash.lines.about,
        say=flash.lines.say,
        must_not_say=flash.lines.must_not_say,
        starts_at=flash.starts_at,
        ends_at=flash.ends_at,
        is_urgent=flash.is_urgent,
        received=hers.received,
        comes_by_itself=comes_by_itself(flash, is_quiet=is_quiet, cap_reached=cap_reached),
    )

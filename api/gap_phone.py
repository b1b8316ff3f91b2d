"""What her phone does, for her own panel: it covers the screen when a call comes and uncovers it when it is over."""

from datetime import datetime
from typing import Literal

from litestar import Controller, get
from litestar.di import NamedDependency

from api.access import SELF
from api.wire import Out
from learning.gaps.service import phone_seen
from learning.people.person import Person

PhoneWord = Literal["offline", "not_ready", "idle", "offered", "talking", "held", "acw", "unknown"]


class MyPhoneOut(Out):
    """What the phone does and since when.

    At `moves_at` it may be otherwise though no signal comes: a wrap-up runs out, or its platform has been silent.
    """

    phone: PhoneWord
    since: datetime
    moves_at: datetime | None


class MyPhoneController(Controller):
    """Hers alone."""

    path = "/me/phone"
    tags = ("gaps",)
    opt = {"purpose": SELF}  # noqa: RUF012 # a plain attribute

    @get("/", summary="What my phone does", operation_id="myPhone")
    async def phone(self, person: NamedDependency[Person], now: NamedDependency[datetime]) -> MyPhoneOut:
        """One read that keeps nothing: panels ask at every signal, and when a timer is due."""
        seen = await phone_seen(person.id, now=now)
        return MyPhoneOut(phone=seen.state.phone.value, since=seen.state.since, moves_at=seen.moves_at)

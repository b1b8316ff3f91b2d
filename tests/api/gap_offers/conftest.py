"""A platform, one calm queue and people on it, whose moments are seconds before the clock's present."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from litestar import Litestar

from api.private import Keyring
from learning.gaps.service import read_anew
from learning.gaps.sources.records import Source
from learning.gaps.state import Phone
from learning.people.person import PersonId, Role
from learning.queries import execute
from tests.learning.practice.world import World

SHANGHAI = ZoneInfo("Asia/Shanghai")
SEAL = Keyring([b"k" * 32])
SOURCE = Source(UUID(int=7), "acd", "json", None, timedelta(seconds=30), timedelta(minutes=15), heard_at=None)
CALM = tuple([1.0] * 16), tuple([5000.0] * 16)

Visit = Callable[..., Awaitable[Any]]
Event = tuple[float, Phone]


@dataclass
class Floor:
    """One platform, one calm queue, and people on it."""

    visit: Visit
    now: datetime

    async def agent(self, *events: Event) -> Any:
        """Somebody signed in, of whom the platform said this so many seconds ago."""
        person = await self.visit(Role.AGENT)
        await self.say(person.person_id, *events)
        return person

    async def say(self, person_id: UUID, *events: Event) -> None:
        for ago, phone in events:
            await execute(
                "insert into agent_event (source_id, event_id, agent, person_id, at, phone, queue, then_phone,"
                " received_at) values ($1, $2, $3, $4, $5, $6, 'cards', 'idle', $5)",
                SOURCE.id,
                uuid4(),
                str(person_id),
                person_id,
                self.now - timedelta(seconds=ago),
                phone.value,
            )
        await read_anew(SOURCE, PersonId(person_id))

    async def something_to_do(self) -> None:
        await World(self.now).lesson_with_items()


@pytest.fixture
async def floor(app: Litestar, visit: Visit, now: datetime) -> Floor:
    app.state.seal = SEAL
    await execute(
        "insert into gap_source (id, slug, platform, created_at, heard_at) values ($1, 'acd', 'json', $2, $2)",
        SOURCE.id,
        now,
    )
    await execute(
        "insert into gap_sketch (queue, place, calls, seconds, aged_to) values ('cards', -1, $1, $2, $3)",
        [1000.0 * each for each in CALM[0]],
        [1000.0 * each for each in CALM[1]],
        now,
    )
    return Floor(visit, now)


IDLE: tuple[Event, ...] = ((60, Phone.ACW), (30, Phone.IDLE))

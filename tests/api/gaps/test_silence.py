"""What a source that says nothing leaves known, and when the pages of a person are told."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from tortoise import connections

from learning.gaps.state import Phone
from tests.api.gaps.conftest import Tell, Visit, a_source, bound, phone, said

pytestmark = pytest.mark.database

REPEATED = """
heartbeat = "agent"
[fields]
agent = "agent"
[[when]]
phone = "idle"
match = { state = "idle" }
"""


async def test_a_source_that_fell_silent_leaves_nothing_known_until_it_speaks_of_her_again(
    tell: Tell, visit: Visit, clock: list[datetime], now: datetime
) -> None:
    person_id = await bound(visit)
    await tell(said("idle", now))
    later = clock[0] = now + timedelta(minutes=16)
    silent = await phone(person_id, later)

    await tell(said("idle", later, agent="another"))
    doubtful = await phone(person_id, later)
    await tell(said("idle", later))

    assert (silent, doubtful) == (Phone.UNKNOWN, Phone.UNKNOWN)
    assert await phone(person_id, later) is Phone.IDLE


async def test_anything_the_source_sends_shows_that_it_is_alive(
    tell: Tell, visit: Visit, clock: list[datetime], now: datetime
) -> None:
    person_id = await bound(visit)
    await tell(said("idle", now))
    clock[0] = now + timedelta(minutes=14)
    ignored = (await tell({"heartbeat": True})).json()["ignored"]

    assert ignored == 1
    assert await phone(person_id, now + timedelta(minutes=20)) is Phone.IDLE


async def test_where_every_agent_is_repeated_the_silence_of_one_counts(
    tell: Tell, visit: Visit, clock: list[datetime], now: datetime
) -> None:
    await a_source(now, "own", REPEATED)
    person_id = await bound(visit, source="own")
    await tell(said("idle", now), source="own")
    clock[0] = now + timedelta(minutes=14)
    await tell(said("idle", now, agent="another"), source="own")

    states = [await phone(person_id, now + timedelta(minutes=each)) for each in (14, 15)]

    assert states == [Phone.IDLE, Phone.UNKNOWN]


@asynccontextmanager
async def what_pages_hear() -> AsyncIterator[list[Any]]:
    heard: list[Any] = []
    async with connections.get("default").acquire_connection() as connection:
        await connection.add_listener("interlude_live", lambda *told: heard.append(json.loads(told[-1])))
        yield heard
        await connection.execute("select 1")
        await connection.reset()


async def test_her_pages_are_told_once_a_state_and_with_ids_alone(
    tell: Tell, visit: Visit, now: datetime
) -> None:
    person_id = await bound(visit)
    async with what_pages_hear() as heard:
        for seconds in (0, 1):
            await tell(said("idle", now - timedelta(seconds=9 - seconds)))

    assert heard == [{"person": str(person_id), "kind": "phone"}]


async def test_after_a_silence_her_pages_are_told_though_the_phone_does_what_it_did_before(
    tell: Tell, visit: Visit, clock: list[datetime], now: datetime
) -> None:
    person_id = await bound(visit)
    await tell(said("idle", now))
    clock[0] = now + timedelta(minutes=16)
    async with what_pages_hear() as heard:
        await tell(said("idle", clock[0]))

    assert heard == [{"person": str(person_id), "kind": "phone"}]

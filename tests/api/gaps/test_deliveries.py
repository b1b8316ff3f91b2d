"""Deliveries are kept once and read into one state, in whatever order they come."""

import asyncio
from datetime import datetime, timedelta
from random import Random

import pytest
from tortoise import connections

from learning.gaps.state import Phone
from tests.api.gaps.conftest import Tell, Visit, bound, kept, phone, said

pytestmark = pytest.mark.database

KILL_WHO_WAITS = """
select bool_or(pg_terminate_backend(pid)) from pg_locks
where locktype = 'advisory' and not granted
  and database = (select oid from pg_database where datname = current_database())
"""


async def test_a_signed_event_tells_what_her_phone_is_doing(tell: Tell, visit: Visit, now: datetime) -> None:
    person_id = await bound(visit)

    answer = await tell(said("idle", now))

    assert answer.json() == {"stored": 1, "parked": 0, "repeated": 0, "ignored": 0}
    assert await phone(person_id, now) is Phone.IDLE


async def test_a_delivery_sent_again_is_kept_once(tell: Tell, visit: Visit, now: datetime) -> None:
    await bound(visit)
    event = said("idle", now)

    answers = [(await tell(event, name="m1")).json()["stored"] for _ in range(3)]

    assert (answers, await kept()) == ([1, 0, 0], 1)


async def test_two_nodes_that_get_the_same_event_at_once_keep_it_once(
    tell: Tell, visit: Visit, now: datetime
) -> None:
    await bound(visit)
    event = {"specversion": "1.0", "id": "e1", "source": "acd", "type": "x", "data": said("talking", now)}

    answers = await asyncio.gather(*(tell(event) for _ in range(6)))

    assert sorted(each.json()["stored"] for each in answers) == [0, 0, 0, 0, 0, 1]
    assert await kept() == 1


async def test_a_delivery_killed_in_the_middle_leaves_nothing_and_is_kept_when_it_is_sent_again(
    tell: Tell, visit: Visit, now: datetime
) -> None:
    person_id = await bound(visit)
    event = said("idle", now)
    async with connections.get("default").acquire_connection() as connection, connection.transaction():
        # Whoever holds the agent's lock keeps the delivery waiting inside its transaction.
        await connection.execute(
            "select pg_advisory_xact_lock(hashtextextended(id::text || ' 1101', 0)) from gap_source"
        )
        cut = asyncio.create_task(tell(event, name="m1"))
        while not await connection.fetchval(KILL_WHO_WAITS):  # noqa: ASYNC110 # the database tells no event of it
            await asyncio.sleep(0.005)
        status = (await cut).status_code
    lost = await kept()

    again = (await tell(event, name="m1")).json()

    assert (status, lost) == (503, 0)
    assert (again["stored"], await kept(), await phone(person_id, now)) == (1, 1, Phone.IDLE)


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_a_call_delivered_in_any_order_and_doubled_leaves_the_same_state(
    tell: Tell, visit: Visit, clock: list[datetime], now: datetime, seed: int
) -> None:
    person_id = await bound(visit)
    told = [
        (0, "idle", {}),
        (10, "offered", {}),
        (12, "talking", {}),
        (60, "acw", {"ends": "timed"}),
        (60, "idle", {}),
    ]
    clock[0] = now + timedelta(seconds=61)
    events = [said(state, now + timedelta(seconds=at), **more) for at, state, more in told]
    sent = [(f"m{place}", event) for place, event in enumerate(events)] * 2
    Random(seed).shuffle(sent)

    for name, event in sent:
        await tell(event, name=name)

    assert await kept() == len(told)
    assert [await phone(person_id, now + timedelta(seconds=each)) for each in (61, 89, 90)] == [
        Phone.ACW,
        Phone.ACW,
        Phone.IDLE,
    ]


async def test_what_names_no_time_counts_in_the_order_of_its_delivery(
    tell: Tell, visit: Visit, now: datetime
) -> None:
    person_id = await bound(visit)
    ahead = now + timedelta(minutes=2)

    await tell([{"agent": "1101", "state": "talking"}, {"agent": "1101", "state": "idle"}])
    without_time = await phone(person_id, now)
    await tell([said("talking", ahead), said("idle", ahead)])

    assert (without_time, await phone(person_id, now)) == (Phone.IDLE, Phone.IDLE)

"""Whatever is killed while people answer: what was sent is stored once, and shown as it was told."""

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from random import Random

import pytest

from benchmarks.bank import Size
from learning.practice.sitting import ITEM_SECONDS
from tests.faults.agents import Agent, Count, a_line, counted
from tests.faults.bank import Bank, bank_of

pytestmark = [pytest.mark.database, pytest.mark.long]

MINUTES = float(os.environ.get("INTERLUDE_FAULT_MINUTES", "10"))
"""How long two hundred people work while a serving process is killed each minute."""
FEW, MANY = Size(people=20, facts=200, facts_each=200), Size(people=200, facts=400, facts_each=200)
SHORTEST_BETWEEN_DEATHS_S = 7.0
"""Two deaths of one serving process within 5.5 s end the server: that is a crash loop."""

log = logging.getLogger(__name__)
Fault = Callable[[Bank], Awaitable[None]]


async def count_after(
    bank: Bank, size: Size, *, pause_s: float, faults: Sequence[tuple[float, Fault]]
) -> Count:
    """Let everybody answer, each fault happening so many seconds after the one before; the last pause ends it."""
    is_over = asyncio.Event()
    async with AsyncExitStack() as lines:
        agents = [
            Agent(await lines.enter_async_context(a_line(bank.address)), number, pause_s, Random(number))
            for number in range(size.people)
        ]
        async with asyncio.TaskGroup() as people:
            for agent in agents:
                people.create_task(agent.work(is_over))
            for seconds, fault in faults:
                await asyncio.sleep(seconds)
                await fault(bank)
            await asyncio.sleep(faults[-1][0])
            is_over.set()
        return await counted(agents, bank)


def assert_nothing_lost_or_doubled(count: Count, *, at_least: int) -> None:
    log.info(count)
    assert len(count.sent) >= at_least
    assert sorted(count.stored) == sorted(count.sent)
    assert count.attempts == len(count.sent)
    assert count.shown == count.sent


async def test_answers_under_way_when_processes_are_killed_arrive_once() -> None:
    faults = [
        (3.0, Bank.kill_serving_process),
        (2 * SHORTEST_BETWEEN_DEATHS_S, Bank.kill_postgres),
        (2 * SHORTEST_BETWEEN_DEATHS_S, Bank.kill_everything),
        (3.0, Bank.kill_postgres),
    ]
    async with bank_of(FEW) as bank:
        count = await count_after(bank, FEW, pause_s=0.05, faults=faults)

    assert_nothing_lost_or_doubled(count, at_least=5 * FEW.people)


async def test_a_shift_of_two_hundred_people_loses_and_doubles_nothing_though_each_minute_a_process_dies() -> (
    None
):
    seconds = 60 * MINUTES
    between = max(SHORTEST_BETWEEN_DEATHS_S, min(60.0, seconds / 3))
    faults: list[tuple[float, Fault]] = [(between, Bank.kill_serving_process)] * max(
        1, round(seconds / between) - 1
    )

    async with bank_of(MANY) as bank:
        count = await count_after(bank, MANY, pause_s=ITEM_SECONDS, faults=faults)

    assert_nothing_lost_or_doubled(count, at_least=round(MANY.people * seconds / 90))

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pgqueuer import PgQueuer
from tortoise import connections

from api.jobs import register
from learning.mastery.records import levels_of, put_off
from tests.learning.practice.world import World

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("database")]

BANK = ZoneInfo("Asia/Shanghai")
Work = Callable[[Any], Awaitable[None]]


class Schedules(PgQueuer):
    """A queue that only remembers what is to run when."""

    def __init__(self) -> None:
        self.when: dict[str, str] = {}
        self.works: dict[str, Work] = {}

    def entrypoint(self, name: str, **_: object) -> Callable[[Work], Work]:  # type: ignore[override] # no more is asked
        return lambda work: work

    def schedule(self, name: str, expression: str, **_: object) -> Callable[[Work], Work]:  # type: ignore[override] # no more is asked
        self.when[name] = expression

        def keep(work: Work) -> Work:
            self.works[name] = work
            return work

        return keep


async def test_a_level_whose_time_has_come_is_judged_again_within_a_minute(now: datetime) -> None:
    world, queue = World(now), Schedules()
    person = await world.person()
    await world.lesson_with_items()
    await put_off(person, ["transfer"], now)
    register(queue, lambda: now + timedelta(seconds=30), looks_years=3, zone=BANK)

    await queue.works["refresh_levels"](None)

    assert queue.when["refresh_levels"] == "* * * * *"
    assert (await levels_of(person))["transfer"]["judged_at"] == now + timedelta(seconds=30)


async def test_what_became_of_offers_is_counted_every_quarter_of_an_hour(now: datetime) -> None:
    person, queue = await World(now).person(), Schedules()
    offer = "insert into gap_offer values ($1, $2, $2, 'cards', 60, 0.9, false, 'cut')"
    await connections.get("default").execute_query(offer, [person, now - timedelta(minutes=5)])
    register(queue, lambda: now, looks_years=3, zone=BANK)

    for _ in range(2):
        await queue.works["count_offers"](None)

    found = await connections.get("default").execute_query_dict(
        "select queue, quarter, cut, expected from offer_tally order by quarter nulls first"
    )
    assert queue.when["count_offers"] == "*/15 * * * *"
    assert [(row["queue"], row["quarter"], row["cut"]) for row in found] == [
        ("cards", None, 1),
        ("cards", 79, 1),
    ]
    assert found[0]["expected"] == pytest.approx(0.1)


async def test_recall_is_recalibrated_every_night(now: datetime) -> None:
    queue = Schedules()
    register(queue, lambda: now, looks_years=3, zone=BANK)

    await queue.works["recalibrate_recall"](None)

    minute, hour, *days = queue.when["recalibrate_recall"].split()
    assert (minute.isdigit(), 0 <= int(hour) < 6, days) == (True, True, ["*", "*", "*"])


async def test_gaps_are_learnt_from_and_offers_settled_every_minute(now: datetime) -> None:
    person, queue = await World(now).person(), Schedules()
    await connections.get("default").execute_query(
        "insert into gap_offer values ($1, $2, $2, 'cards', 60, 0.9)", [person, now - timedelta(minutes=5)]
    )
    register(queue, lambda: now, looks_years=3, zone=BANK)

    await queue.works["learn_gaps"](None)

    found = await connections.get("default").execute_query_dict("select outcome from gap_offer")
    learnt = await connections.get("default").execute_query_dict("select until from gap_learnt")
    assert queue.when["learn_gaps"] == "* * * * *"
    assert (found, learnt) == ([{"outcome": "left"}], [{"until": now - timedelta(minutes=1)}])

import random
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import pairwise

import pytest

from api.gaps_simulation.day import Change, QueueShape, play
from benchmarks.gaps import Tally, holds, measure

FOLLOWS = {
    ("idle", "offered"),
    ("idle", "not_ready"),
    ("idle", "offline"),
    ("offered", "talking"),
    ("talking", "acw"),
    ("acw", "idle"),
    ("acw", "not_ready"),
    ("acw", "offline"),
    ("not_ready", "idle"),
    ("not_ready", "offline"),
    ("not_ready", "not_ready"),
}


@pytest.fixture(scope="module")
def day() -> list[Change]:
    return play(QueueShape("cards", 10, 0.8), random.Random(1))


def test_a_day_is_told_in_its_order_and_the_same_chance_tells_the_same_day(day: list[Change]) -> None:
    assert day == sorted(day, key=lambda change: change.at)
    assert day == play(QueueShape("cards", 10, 0.8), random.Random(1))


def test_every_phone_goes_the_way_that_phones_go(day: list[Change]) -> None:
    by_agent = defaultdict(list)
    for change in day:
        by_agent[change.agent].append(change.phone)

    assert {pair for phones in by_agent.values() for pair in pairwise(phones)} <= FOLLOWS
    assert {phones[-1] for phones in by_agent.values()} == {"offline"}


def occupancy(changes: list[Change]) -> float:
    spent: defaultdict[str, float] = defaultdict(float)
    by_agent = defaultdict(list)
    for change in changes:
        by_agent[change.agent].append(change)
    for of_one in by_agent.values():
        for change, following in pairwise(of_one):
            spent[change.phone] += following.at - change.at
    on_contacts = spent["offered"] + spent["talking"] + spent["acw"]
    return on_contacts / (on_contacts + spent["idle"])


@pytest.mark.parametrize("asked", [0.5, 0.7])
def test_people_are_about_as_occupied_as_was_asked(asked: float) -> None:
    found = occupancy(play(QueueShape("cards", 60, asked), random.Random(2)))

    assert found == pytest.approx(asked, abs=0.12)


def test_bursts_bring_as_many_calls_in_fewer_minutes() -> None:
    shape = QueueShape("cards", 60, 0.5)
    even, bursty = (
        Counter(change.at // 300 for change in play(each, random.Random(3)) if change.phone == "offered")
        for each in (shape, replace(shape, burst=1.0))
    )

    assert bursty.total() == pytest.approx(even.total(), rel=0.2)
    assert len(bursty) < 0.9 * len(even)


def test_a_share_four_points_off_does_not_hold() -> None:
    assert not holds(Tally("cards", 0.8, "later", 1000, 1000, 240, 0.2))
    assert holds(Tally("cards", 0.8, "later", 1000, 1000, 225, 0.2))


@pytest.mark.long
def test_what_a_week_taught_offers_what_a_call_cuts_as_often_as_was_set() -> None:
    tallies = measure([QueueShape("cards", 30, 0.75)], seeds=2, days=8)

    assert [tally for tally in tallies if tally.days == "later" and not holds(tally)] == []

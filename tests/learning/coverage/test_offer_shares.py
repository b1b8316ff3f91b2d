from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from learning.coverage.offers.shares import (
    Cause,
    QueueShares,
    Room,
    Shares,
    Tally,
    queue_shares,
    room,
    shares,
)
from learning.gaps.model import Load, Model, Sketch

A_DAY = Tally(
    "cards", None, gaps=200, offers=160, settled=150, cut=30, taken=80, put_off=16,
    gaps_people=20, offers_people=12, settled_people=10, expected=0.18,
)  # fmt: skip
LONG = Room(timedelta(seconds=300), timedelta(seconds=90))
SHORT = Room(timedelta(seconds=40), timedelta(seconds=30))
NONE = Room(timedelta(seconds=20), timedelta(seconds=8))


def found(*quarters: Tally, rooms: dict[int, Room] | None = None, whole: Tally = A_DAY) -> QueueShares | None:
    return queue_shares([whole, *quarters], [(rooms or {}).get(each, LONG) for each in range(96)], allowed=20)


def test_each_share_is_of_what_it_is_about() -> None:
    assert shares(A_DAY) == Shares(cut=20, taken=50, put_off=10, no_room=20)


def test_a_share_of_fewer_than_eight_people_is_hidden_and_no_other() -> None:
    few = replace(A_DAY, settled_people=7, offers_people=8)

    assert shares(few) == Shares(cut=None, taken=50, put_off=10, no_room=20)


def test_a_queue_of_which_few_had_offers_is_left_out_whole() -> None:
    assert found(whole=replace(A_DAY, settled_people=7)) is None


def test_a_quarter_of_few_people_is_left_out_and_another_rounded_to_five() -> None:
    told = found(
        replace(A_DAY, quarter=36, cut=33, taken=83),
        replace(A_DAY, quarter=37, gaps_people=7, offers_people=7, settled_people=7),
    )

    assert told is not None
    assert [(each.quarter, each.shares.cut, each.shares.taken) for each in told.quarters] == [(36, 20, 50)]


def test_neighbouring_hours_with_one_cause_are_one_finding() -> None:
    quarters = [replace(A_DAY, quarter=each) for each in (56, 58, 61, 72)]
    rooms = dict.fromkeys(range(56, 64), SHORT) | dict.fromkeys(range(72, 76), NONE)

    told = found(*quarters, rooms=rooms)

    assert told is not None
    assert [(each.cause, each.begins, each.until, each.room) for each in told.findings] == [
        (Cause.NO_ROOM, 18, 19, NONE),
        (Cause.ONE_ITEM_ONLY, 14, 16, SHORT),
    ]


@pytest.mark.parametrize(
    ("change", "causes"),
    [
        ({"cut": 40}, [Cause.CUT_OFTEN]),
        ({"cut": 39}, []),
        ({"cut": 500, "settled": 2000}, []),
        ({"cut": 501, "settled": 2000}, [Cause.CUT_OFTEN]),
        ({"cut": 7, "settled": 20}, []),
        ({"put_off": 93}, [Cause.PUT_OFF_OFTEN]),
        ({"put_off": 92}, []),
        ({"cut": 100, "settled_people": 7}, []),
    ],
)
def test_only_what_is_more_than_chance_and_more_than_set_is_found(
    change: dict[str, Any], causes: list[Cause]
) -> None:
    told = found(replace(A_DAY, **change, quarter=40))

    assert told is not None
    assert [each.cause for each in told.findings] == causes


def test_the_quarters_of_an_hour_are_judged_together() -> None:
    quarters = [replace(A_DAY, quarter=40 + each, settled=40, cut=12) for each in range(4)]

    alone, together = found(quarters[0]), found(*quarters)

    assert alone is not None
    assert together is not None
    assert ([each.cause for each in alone.findings], [each.cause for each in together.findings]) == (
        [],
        [Cause.CUT_OFTEN],
    )


def test_a_gap_that_usually_lasts_a_minute_has_room_for_one_item_and_not_for_a_whole() -> None:
    calls = 1e6
    model = Model([Sketch((calls,) * 16, (calls * 130,) * 16)], Load(1e6, 1e6))

    told = room(model, timedelta(seconds=15), 0.8)

    assert told.gap.total_seconds() == pytest.approx(130 * 0.693, rel=0.01)
    assert told.fits.total_seconds() == pytest.approx(130 * 0.223, rel=0.01)

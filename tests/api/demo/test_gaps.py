import random
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from api.demo.contacts import QUEUES
from api.demo.fill import past_until
from api.demo.gaps import QUEUE, learnt
from api.gaps_simulation.command import simulate
from learning.gaps.offers import ONE_ITEM, Terms

SHANGHAI = ZoneInfo("Asia/Shanghai")
PAST = past_until(date(2026, 11, 21), 30, SHANGHAI)


@pytest.mark.long
def test_a_few_days_teach_when_there_is_room_and_when_there_is_none() -> None:
    known = learnt(PAST, random.Random(7), SHANGHAI)

    day = [known.usual(quarter, PAST.until) for quarter in range(96)]
    fits = [model.longest(Terms().rules.settle, Terms().probability) for model in day]
    assert min(fits) < timedelta(seconds=60) < max(fits)
    assert sum(each >= ONE_ITEM for each in fits) > 48


def test_the_queue_is_one_of_the_bank_and_the_one_whose_phones_ring_while_somebody_looks_on() -> None:
    rung = {option.name: option.default for option in simulate.params}["queue"]

    assert QUEUE.code == rung
    assert QUEUE.code in QUEUES

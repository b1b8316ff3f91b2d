import itertools
import random
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from api.demo.rota import Shift, gaps

ZONE = ZoneInfo("Asia/Shanghai")
SINCE = datetime(2026, 9, 1, 16, tzinfo=UTC)
UNTIL = SINCE + timedelta(days=60)


def opened(shift: Shift, diligence: float = 0.9) -> list[datetime]:
    chance = random.Random(7)  # an invented past
    return [at.astimezone(ZONE) for at in gaps(shift, diligence, chance, since=SINCE, until=UNTIL, zone=ZONE)]


def test_gaps_come_in_order_apart_and_within_the_past() -> None:
    moments = opened(Shift(crew=0, by_night=False))

    assert len(moments) > 40
    assert all(later - earlier >= timedelta(minutes=25) for earlier, later in itertools.pairwise(moments))
    assert moments[0] >= SINCE
    assert moments[-1] < UNTIL


def test_a_day_crew_practises_by_day_and_a_night_crew_past_midnight() -> None:
    by_day, by_night = opened(Shift(crew=0, by_night=False)), opened(Shift(crew=1, by_night=True))

    assert {8 <= at.hour < 18 for at in by_day} == {True}
    assert {at.hour >= 20 or at.hour < 8 for at in by_night} == {True}
    assert any(at.hour < 5 for at in by_night)


def test_each_crew_rests_in_its_own_rhythm() -> None:
    first, second = ({at.date() for at in opened(Shift(crew, by_night=False), 1.0)} for crew in (0, 2))

    assert first != second
    assert 60 * 5 / 7 - 3 <= len(first) <= 60 * 5 / 7 + 3


def test_little_diligence_is_little_practice() -> None:
    assert len(opened(Shift(0, by_night=False), 0.1)) < len(opened(Shift(0, by_night=False), 0.9)) / 4

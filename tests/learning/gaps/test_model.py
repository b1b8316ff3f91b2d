from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.gaps.learning import Learned, learn, places_touched
from learning.gaps.model import (
    A_WEEK,
    EDGES,
    PRIOR_MEAN_SECONDS,
    Gap,
    Load,
    Model,
    Sketch,
    cut,
    interval_of,
    places,
)
from tests.examples import examples

SHANGHAI = ZoneInfo("Asia/Shanghai")
MONDAY_NOON = datetime(2026, 11, 16, 4, 0, tzinfo=UTC)
SHORT, LONG = timedelta(seconds=20), timedelta(seconds=90)
NONE = timedelta()


def a_gap(seconds: float, *, by_call: bool = True, since: datetime = MONDAY_NOON) -> Gap:
    return Gap(since, since + timedelta(seconds=seconds), by_call)


def taught(*gaps: Gap) -> Model:
    return learn(Learned(), gaps, SHANGHAI).model(MONDAY_NOON, SHANGHAI)


def a_row_of(seconds: float, number: int, **kind: bool) -> list[Gap]:
    return [a_gap(seconds, **kind) for _ in range(number)]


def test_before_anything_was_counted_the_middle_gap_is_what_the_prior_says() -> None:
    middle = Model(load=Load(1e6, 1e6)).longest(NONE, 0.5)

    assert middle.total_seconds() == pytest.approx(PRIOR_MEAN_SECONDS * 0.693, rel=0.01)


def test_long_gaps_teach_that_more_fits() -> None:
    assert taught(*a_row_of(300, 50)).fits(NONE, LONG) > 0.8 > taught(*a_row_of(30, 50)).fits(NONE, LONG)


def test_lengths_that_no_gap_has_reached_yet_go_by_the_queues_own_mean_gap() -> None:
    risks = taught(*a_row_of(200, 30)).risks()

    assert risks[-1] == pytest.approx(1 / 200, rel=0.1)


def test_where_calls_come_after_two_minutes_little_fits_at_the_end_of_them() -> None:
    model = taught(*a_row_of(118, 200))

    assert model.fits(timedelta(seconds=10), SHORT) > 0.8 > 0.6 > model.fits(timedelta(seconds=95), SHORT)


def test_a_gap_that_a_break_ended_does_not_teach_that_a_call_came() -> None:
    ended_by_calls = taught(*a_row_of(60, 40))
    ended_by_breaks = taught(*a_row_of(60, 40, by_call=False))

    assert ended_by_breaks.fits(NONE, SHORT) > ended_by_calls.fits(NONE, SHORT)


def test_a_morning_with_more_calls_than_usual_shortens_what_fits() -> None:
    usual = taught(*a_row_of(120, 100))

    assert Model(usual.sketches, Load(60, 20)).fits(NONE, LONG) < usual.fits(NONE, LONG) - 0.1


def test_a_load_is_forgotten_within_the_day() -> None:
    load = Load(60, 20).aged(timedelta(hours=8))

    assert load.calls < 0.01


@settings(max_examples=examples(25))
@given(
    st.lists(st.tuples(st.floats(0.1, 4000), st.booleans()), max_size=6),
    st.floats(0, 3000),
    st.floats(0.05, 0.99),
)
def test_the_longest_that_fits_fits_with_just_that_probability(
    gaps: list[tuple[float, bool]], idle: float, probability: float
) -> None:
    model = taught(*(a_gap(seconds, by_call=by_call) for seconds, by_call in gaps))
    waited = timedelta(seconds=idle)

    assert model.fits(waited, model.longest(waited, probability)) == pytest.approx(probability, abs=1e-4)


@settings(max_examples=examples(40))
@given(st.floats(0.001, 6000), st.booleans())
def test_a_gap_cut_by_the_quarters_of_an_hour_keeps_its_seconds_and_its_call(
    seconds: float, by_call: bool
) -> None:
    since = MONDAY_NOON + timedelta(minutes=7)
    pieces = [piece for _, piece in cut(a_gap(seconds, by_call=by_call, since=since), SHANGHAI)]

    assert sum(sum(piece.seconds) for piece in pieces) == pytest.approx(seconds, abs=1e-5)
    assert sum(sum(piece.calls) for piece in pieces) == by_call


def test_what_a_gap_spends_after_the_quarter_counts_there() -> None:
    since = MONDAY_NOON + timedelta(minutes=14, seconds=50)

    found = list(cut(a_gap(25, since=since), SHANGHAI))

    assert [interval for interval, _ in found] == [48, 49]
    assert [sum(piece.seconds) for _, piece in found] == [10, 15]
    assert [sum(piece.calls) for _, piece in found] == [0, 1]


def test_a_gap_of_no_length_teaches_nothing() -> None:
    assert list(cut(a_gap(0), SHANGHAI)) == []


def test_sketches_of_two_halves_add_up_to_that_of_the_whole() -> None:
    first, second = a_row_of(40, 3), a_row_of(200, 2, by_call=False)

    apart = learn(learn(Learned(), first, SHANGHAI), second, SHANGHAI)

    assert apart.sketches == learn(Learned(), first + second, SHANGHAI).sketches


def test_after_its_half_life_a_sketch_counts_half() -> None:
    sketch = Sketch((2.0,) * len(EDGES), (10.0,) * len(EDGES)).aged(timedelta(days=7), timedelta(days=7))

    assert (sketch.calls[0], sketch.seconds[0]) == pytest.approx((1, 5))


def test_the_interval_is_that_of_the_banks_week() -> None:
    assert interval_of(MONDAY_NOON, SHANGHAI) == 48
    assert interval_of(MONDAY_NOON - timedelta(hours=12, seconds=1), SHANGHAI) == A_WEEK - 1


def test_only_the_places_of_a_gap_are_touched() -> None:
    gaps = [a_gap(30)]

    assert places_touched(gaps, SHANGHAI) == set(places(48)) == set(learn(Learned(), gaps, SHANGHAI).sketches)

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from learning.gaps.model import Gap
from learning.gaps.state import Phone, Signal
from learning.gaps.stretches import Stretch, gaps, stretches
from tests.examples import examples

NOON = datetime(2026, 11, 18, 4, 0, tzinfo=UTC)


def on(second: float) -> datetime:
    return NOON + timedelta(seconds=second)


def said(second: float, phone: Phone, *, wrap_up: int | None = None) -> Signal:
    return Signal(on(second), phone, "cti", wrap_up=None if wrap_up is None else timedelta(seconds=wrap_up))


DAY = [
    said(0, Phone.IDLE),
    said(60, Phone.OFFERED),
    said(64, Phone.TALKING),
    said(200, Phone.ACW, wrap_up=30),
    said(201, Phone.IDLE),
    said(300, Phone.NOT_READY),
]


def test_a_day_is_told_as_stretches_with_the_end_of_wrap_up_by_its_timer() -> None:
    assert stretches(DAY, on(400)) == [
        Stretch(Phone.IDLE, on(0), on(60)),
        Stretch(Phone.OFFERED, on(60), on(64)),
        Stretch(Phone.TALKING, on(64), on(200)),
        Stretch(Phone.ACW, on(200), on(230)),
        Stretch(Phone.IDLE, on(230), on(300)),
        Stretch(Phone.NOT_READY, on(300), None),
    ]


def test_a_timer_that_ran_out_since_the_last_word_counts_too() -> None:
    assert stretches(DAY[:4], on(250))[-1] == Stretch(Phone.IDLE, on(230), None)


def test_what_is_told_for_later_has_not_happened() -> None:
    assert stretches(DAY, on(30)) == [Stretch(Phone.IDLE, on(0), None)]


@settings(max_examples=examples(20))
@given(st.permutations([*DAY, *DAY[:3]]))
def test_doubled_and_in_any_order_it_is_the_same_day(signals: list[Signal]) -> None:
    assert stretches(signals, on(400)) == stretches(DAY, on(400))


def test_gaps_say_whether_a_call_ended_them() -> None:
    assert gaps(stretches(DAY, on(400))) == [
        Gap(on(0), on(60), by_call=True),
        Gap(on(230), on(300), by_call=False),
    ]


def test_a_gap_that_silence_ended_says_nothing() -> None:
    assert gaps(stretches([said(0, Phone.IDLE), said(60, Phone.UNKNOWN)], on(90))) == []


def test_of_a_phone_that_nobody_spoke_of_there_is_nothing_to_tell() -> None:
    assert stretches([], on(0)) == []

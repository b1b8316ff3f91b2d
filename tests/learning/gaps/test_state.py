"""The phone's state, from signals in any order; times are seconds after noon."""

from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.gaps.state import AgentState, Phone, Signal, at, most_engaged, next_move, state_of
from tests.examples import examples

NOON = datetime.fromisoformat("2026-11-21T12:00:00+08:00")


def after(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def said(
    seconds: float, phone: Phone, *, seq: int | None = None, wrap_up: int | None = None, reason: str = ""
) -> Signal:
    window = None if wrap_up is None else timedelta(seconds=wrap_up)
    return Signal(after(seconds), phone, "acd", seq, reason or None, window)


def phone_at(seconds: float, *signals: Signal) -> Phone:
    state = state_of(signals)
    assert state is not None
    return at(state, after(seconds)).phone


ONE_CALL = (
    said(0, Phone.IDLE),
    said(10, Phone.OFFERED),
    said(12, Phone.TALKING),
    said(60, Phone.ACW, wrap_up=30),
    said(60, Phone.IDLE),
)


@pytest.mark.parametrize(
    ("seconds", "phone"),
    [(60, Phone.ACW), (89.9, Phone.ACW), (90, Phone.IDLE)],
    ids=["at once", "until its last moment", "then free"],
)
def test_free_is_not_believed_inside_the_wrap_up_window(seconds: float, phone: Phone) -> None:
    assert phone_at(seconds, *ONE_CALL) is phone


def test_the_end_of_a_computed_wrap_up_is_called_inferred() -> None:
    state = state_of(ONE_CALL)
    assert state is not None

    moved = at(state, after(100))

    assert (moved.since, moved.inferred, moved.until) == (after(90), True, None)


def test_whoever_pauses_in_the_wrap_up_and_comes_back_is_still_wrapping_up() -> None:
    signals = (*ONE_CALL, said(65, Phone.NOT_READY, reason="coffee"), said(70, Phone.IDLE))

    assert [phone_at(each, *signals) for each in (71, 91)] == [Phone.ACW, Phone.IDLE]


def test_whoever_paused_during_the_call_is_not_free_after_it() -> None:
    signals = (said(12, Phone.TALKING), said(60, Phone.ACW, wrap_up=30), said(60, Phone.NOT_READY))

    assert phone_at(120, *signals) is Phone.NOT_READY


def test_the_next_call_ends_the_wrap_up_window() -> None:
    signals = (*ONE_CALL, said(70, Phone.OFFERED), said(75, Phone.IDLE))

    assert phone_at(76, *signals) is Phone.IDLE


def test_free_said_again_leaves_the_gap_its_beginning() -> None:
    state = state_of([said(0, Phone.IDLE), said(30, Phone.IDLE)])

    assert state is not None
    assert state.since == after(0)


def test_an_offered_call_of_which_nothing_more_is_heard_leaves_nothing_known() -> None:
    assert phone_at(131, said(0, Phone.IDLE), said(10, Phone.OFFERED)) is Phone.UNKNOWN


def test_at_one_moment_the_sequence_decides() -> None:
    signals = (said(5, Phone.TALKING, seq=1), said(5, Phone.IDLE, seq=2))

    assert phone_at(6, *signals) is Phone.IDLE


def test_a_source_that_fell_silent_tells_nothing() -> None:
    state = AgentState(Phone.IDLE, after(0), "acd", silent_at=after(60))

    assert [at(state, after(each)).phone for each in (59, 60)] == [Phone.IDLE, Phone.UNKNOWN]


@pytest.mark.parametrize(
    ("seconds", "moves_at"),
    [(70, 90), (95, 200), (200, None)],
    ids=["the timer first", "then the other's silence", "then nothing more"],
)
def test_the_next_move_is_the_first_of_timers_and_silences(seconds: int, moves_at: int | None) -> None:
    wrapping_up = state_of(ONE_CALL)
    assert wrapping_up is not None
    other = AgentState(Phone.OFFLINE, after(0), "crm", silent_at=after(200))

    found = next_move([wrapping_up, other], after(seconds))

    assert found == (None if moves_at is None else after(moves_at))


@pytest.mark.parametrize(
    ("phones", "counts"),
    [
        ([Phone.IDLE, Phone.TALKING], Phone.TALKING),
        ([Phone.IDLE, Phone.UNKNOWN], Phone.UNKNOWN),
        ([Phone.IDLE, Phone.OFFLINE], Phone.IDLE),
        ([Phone.OFFLINE, Phone.OFFLINE], Phone.OFFLINE),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, list) else None,
)
def test_of_two_platforms_the_one_that_leaves_her_less_free_counts(
    phones: list[Phone], counts: Phone
) -> None:
    states = [AgentState(phone, after(0), f"acd{place}") for place, phone in enumerate(phones)]

    found = most_engaged(states, after(1))

    assert found is not None
    assert found.phone is counts


def test_nothing_heard_is_no_state() -> None:
    assert state_of([]) is None


signals = st.builds(
    said,
    st.integers(0, 20),
    st.sampled_from([phone for phone in Phone if phone is not Phone.UNKNOWN]),
    seq=st.none() | st.integers(0, 3),
    wrap_up=st.none() | st.integers(1, 9),
)


@settings(max_examples=examples(40))
@given(st.lists(signals, max_size=12), st.randoms(use_true_random=False))
def test_signals_shuffled_and_doubled_give_one_state(given: list[Signal], chance: Random) -> None:
    again = given * 2
    chance.shuffle(again)

    assert state_of(again) == state_of(given)


@settings(max_examples=examples(40))
@given(st.lists(signals, min_size=1, max_size=12))
def test_looking_earlier_changes_nothing_that_is_seen_later(given: list[Signal]) -> None:
    state = state_of(given)
    assert state is not None

    assert at(at(state, after(25)), after(60)) == at(state, after(60))

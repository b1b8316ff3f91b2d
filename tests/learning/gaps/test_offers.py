from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from learning.gaps.model import Load, Model, Sketch
from learning.gaps.offers import Fit, Offer, Refusal, Terms, Wanted, may_offer
from learning.gaps.rest import Refused, Rest
from learning.gaps.state import AgentState, Phone
from learning.workforce.segment import Planned, SegmentKind
from learning.workforce.shift import Span

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 11, 18, 4, 0, tzinfo=UTC)
NOW = NOON + timedelta(seconds=30)
IDLE = AgentState(Phone.IDLE, NOON, "cti")
REVIEW = Wanted(seconds=100, can_be_one_item=True)
LESSON = Wanted(seconds=100, can_be_one_item=False)


def one_call_in(seconds: float) -> Model:
    """A queue in which a call is as likely at any moment, once in so many seconds of idle time."""
    return Model([Sketch((1e4,) * 16, (1e4 * seconds,) * 16)], Load(1e6, 1e6))


LONG_GAPS, MIDDLING, NONE = one_call_in(900), one_call_in(150), one_call_in(30)


def asked(
    *,
    state: AgentState | None = IDLE,
    model: Model = LONG_GAPS,
    rest: Rest | None = None,
    wanted: Wanted = REVIEW,
    planned: Planned | None = None,
) -> Offer | Refusal:
    return may_offer(state, model, rest or Rest(), wanted, Terms(), NOW, SHANGHAI, planned)


def a_segment(kind: SegmentKind, *, left: int, minutes: int = 10) -> Planned:
    """One that lasts so many minutes, with so many seconds left of it."""
    ends_at = NOW + timedelta(seconds=left)
    return Planned(kind, Span(ends_at - timedelta(minutes=minutes), ends_at))


NOT_READY = replace(IDLE, phone=Phone.NOT_READY)


@pytest.mark.parametrize(
    ("kind", "minutes"),
    [
        (SegmentKind.BREAK, 10),
        (SegmentKind.MEAL, 45),
        (SegmentKind.BRIEFING, 10),
        (SegmentKind.TRAINING, 60),
    ],
)
def test_what_the_roster_keeps_free_of_calls_stays_free_of_offers_on_an_idle_phone(
    kind: SegmentKind, minutes: int
) -> None:
    planned = a_segment(kind, left=300, minutes=minutes)

    assert asked(planned=planned) == Refusal(Refused.ON_A_BREAK, planned.span.ends_at)


def test_minutes_planned_for_practice_are_a_gap_in_which_no_call_comes() -> None:
    planned = a_segment(SegmentKind.TRAINING, left=300)

    offers = [asked(state=state, model=NONE, planned=planned) for state in (IDLE, NOT_READY)]

    assert offers == [Offer(100, Fit.WHOLE, 1.0)] * 2


def test_even_in_minutes_for_practice_a_call_and_a_no_come_first() -> None:
    planned = a_segment(SegmentKind.TRAINING, left=300)

    talking = asked(state=replace(IDLE, phone=Phone.TALKING), planned=planned)
    declined = asked(state=NOT_READY, rest=Rest(declined=True), planned=planned)

    assert (talking, declined) == (Refusal(Refused.NOT_IDLE), Refusal(Refused.NOT_NOW))


@pytest.mark.parametrize("kind", [SegmentKind.TRAINING, SegmentKind.CALLS])
def test_nothing_is_offered_that_reaches_past_what_is_planned(kind: SegmentKind) -> None:
    one_item = asked(planned=a_segment(kind, left=60))
    nearly_over = a_segment(kind, left=19)

    assert isinstance(one_item, Offer)
    assert one_item.reason is Fit.ONE_ITEM
    assert asked(planned=nearly_over) == Refusal(Refused.DOES_NOT_FIT, nearly_over.span.ends_at)


def test_where_the_whole_fits_it_is_offered() -> None:
    offer = asked()

    assert isinstance(offer, Offer)
    assert (offer.seconds, offer.reason) == (100, Fit.WHOLE)
    assert offer.probability == pytest.approx(0.895, abs=0.001)


def test_where_only_one_item_fits_one_is_offered() -> None:
    offer = asked(model=MIDDLING)

    assert isinstance(offer, Offer)
    assert (offer.seconds, offer.reason) == (20, Fit.ONE_ITEM)
    assert offer.probability >= 0.8


def test_a_lesson_is_not_cut_into_one_item() -> None:
    assert asked(model=MIDDLING, wanted=LESSON) == Refusal(Refused.DOES_NOT_FIT)


def test_where_nothing_fits_nothing_is_offered() -> None:
    assert asked(model=NONE) == Refusal(Refused.DOES_NOT_FIT)


def test_a_gap_that_will_have_lasted_long_enough_is_asked_about_again() -> None:
    short_then_long = Model(
        [Sketch((1e4,) * 16, tuple(1e4 * (40 if step < 7 else 900) for step in range(16)))], Load(1e6, 1e6)
    )

    refusal = asked(model=short_then_long)

    assert refusal == Refusal(Refused.DOES_NOT_FIT, NOON + timedelta(seconds=60))


@pytest.mark.parametrize(
    ("phone", "why"),
    [
        (Phone.OFFLINE, Refused.ON_A_BREAK),
        (Phone.NOT_READY, Refused.ON_A_BREAK),
        (Phone.OFFERED, Refused.NOT_IDLE),
        (Phone.TALKING, Refused.NOT_IDLE),
        (Phone.HELD, Refused.NOT_IDLE),
        (Phone.ACW, Refused.NOT_IDLE),
        (Phone.UNKNOWN, Refused.PHONE_UNKNOWN),
    ],
)
def test_nothing_is_offered_unless_the_phone_is_idle(phone: Phone, why: Refused) -> None:
    assert asked(state=replace(IDLE, phone=phone)) == Refusal(why)


def test_of_whom_no_platform_tells_nothing_is_offered() -> None:
    assert asked(state=None) == Refusal(Refused.PHONE_UNKNOWN)


def test_rest_comes_before_what_fits() -> None:
    refusal = asked(rest=Rest(contacts=6))

    assert refusal == Refusal(Refused.RESTING, NOON + timedelta(minutes=1))


def test_the_cap_of_her_day_holds() -> None:
    assert asked(wanted=replace(REVIEW, cap_reached=True)) == Refusal(Refused.CAP_REACHED)


def test_with_nothing_to_do_there_is_no_offer() -> None:
    assert asked(wanted=Wanted(0, can_be_one_item=False)) == Refusal(Refused.NOTHING_TO_DO)

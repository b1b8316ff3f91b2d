from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from learning.gaps.rhythm import Rhythm, Shift, rhythm
from learning.gaps.shift_day import shift_day_start, shifts_worked
from learning.workforce.shift import Span

SHANGHAI = ZoneInfo("Asia/Shanghai")
YES, NO, TWICE = Shift(1), Shift(0), Shift(2)
NIGHT, BUSY = Shift(0, is_night=True), Shift(0, had_room=False)


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{clock}:00+08:00")


NIGHT_SHIFT = Span(at("18T22:00"), at("19T06:30"))


def test_three_of_the_last_five_shifts_keep_it() -> None:
    assert rhythm([NO, YES, NO, YES, YES]).rhythm is Rhythm.KEPT
    assert rhythm([NO, YES, NO, NO, YES]).rhythm is Rhythm.OPEN


def test_only_the_last_five_shifts_are_looked_at() -> None:
    assert rhythm([YES, YES, YES, YES, YES, NO, NO, NO, NO, NO]).practised == 0


def test_nights_and_shifts_without_room_do_not_count_against_it() -> None:
    assert rhythm([YES, NIGHT, BUSY, NIGHT, YES, BUSY, YES]).rhythm is Rhythm.KEPT
    assert rhythm([YES, NIGHT, BUSY, NIGHT, YES, BUSY, YES]).counted == 3


def test_practice_in_a_night_counts_for_it() -> None:
    assert rhythm([Shift(1, is_night=True)] * 3).rhythm is Rhythm.KEPT


def test_a_second_sitting_makes_up_for_one_shift_and_for_no_more() -> None:
    assert rhythm([NO, YES, NO, NO, TWICE]).rhythm is Rhythm.KEPT
    assert rhythm([NO, YES, NO, NO, TWICE]).made_up
    assert rhythm([NO, NO, NO, NO, Shift(5)]).rhythm is Rhythm.OPEN


def test_who_has_worked_few_shifts_is_only_beginning() -> None:
    assert rhythm([]).rhythm is Rhythm.BEGINNING
    assert rhythm([NO, NO, NO, NO]).rhythm is Rhythm.BEGINNING


def test_midnight_begins_no_new_day_within_a_night_shift() -> None:
    assert shift_day_start(at("19T03:00"), [NIGHT_SHIFT], SHANGHAI) == at("18T22:00")


def test_overtime_belongs_to_the_shift_before() -> None:
    assert shift_day_start(at("19T08:00"), [NIGHT_SHIFT], SHANGHAI) == at("18T22:00")
    assert shift_day_start(at("19T12:00"), [NIGHT_SHIFT], SHANGHAI) == at("19T00:00")


def test_the_next_shift_begins_a_new_day_at_once() -> None:
    following = Span(at("19T07:00"), at("19T15:00"))

    assert shift_day_start(at("19T07:30"), [NIGHT_SHIFT, following], SHANGHAI) == at("19T07:00")


def test_a_shift_that_has_not_begun_changes_nothing() -> None:
    assert shift_day_start(at("18T21:59"), [NIGHT_SHIFT], SHANGHAI) == at("18T00:00")


def test_the_same_moment_comes_back_in_its_own_zone() -> None:
    assert shift_day_start(at("18T12:00"), [], SHANGHAI).utcoffset() == timedelta(hours=8)


DAY_SHIFT = Span(at("17T08:30"), at("17T17:30"))


def test_what_is_done_in_overtime_counts_for_the_shift_before_it() -> None:
    begun = [at("17T17:45"), at("19T07:00")]

    worked = shifts_worked([DAY_SHIFT, NIGHT_SHIFT], begun, [], SHANGHAI)

    assert [shift.sittings for shift in worked] == [1, 1]
    assert [shift.is_night for shift in worked] == [False, True]


def test_a_shift_without_an_offer_had_no_room_where_others_had_offers() -> None:
    worked = shifts_worked([DAY_SHIFT, NIGHT_SHIFT], [], [at("17T10:00")], SHANGHAI)

    assert [shift.had_room for shift in worked] == [True, False]


def test_who_never_has_offers_had_room_in_every_shift() -> None:
    assert all(shift.had_room for shift in shifts_worked([DAY_SHIFT, NIGHT_SHIFT], [], [], SHANGHAI))


def test_a_sitting_between_two_shifts_that_meet_counts_once() -> None:
    following = Span(at("17T17:30"), at("17T22:00"))

    worked = shifts_worked([DAY_SHIFT, following], [at("17T17:30")], [], SHANGHAI)

    assert [shift.sittings for shift in worked] == [0, 1]

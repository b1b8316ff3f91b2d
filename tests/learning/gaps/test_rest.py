from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from learning.gaps.rest import MUTE, Paused, Refused, Rest, Rules, contacts_since_rest, gaps_used, paused
from learning.gaps.state import Phone
from learning.gaps.stretches import Stretch

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 11, 18, 4, 0, tzinfo=UTC)
RULES = Rules()


def told(*parts: tuple[Phone, int], last: Phone = Phone.IDLE) -> list[Stretch]:
    """Stretches of so many seconds one after another, and one that lasts."""
    found, since = [], NOON
    for phone, seconds in parts:
        found.append(Stretch(phone, since, since + timedelta(seconds=seconds)))
        since += timedelta(seconds=seconds)
    return [*found, Stretch(last, since, None)]


CONTACT = ((Phone.OFFERED, 4), (Phone.TALKING, 200), (Phone.ACW, 30))


def after(seconds: int, rest: Rest, rules: Rules = RULES) -> Paused | None:
    return paused(rest, rules, NOON, NOON + timedelta(seconds=seconds), SHANGHAI)


def test_the_first_moments_after_a_contact_are_hers() -> None:
    assert after(14, Rest()) == Paused(Refused.SETTLING, NOON + RULES.settle)
    assert after(15, Rest()) is None


def test_after_six_contacts_a_minute_of_rest_comes_before_any_offer() -> None:
    tired = Rest(contacts=6)

    assert after(59, tired) == Paused(Refused.RESTING, NOON + RULES.rest)
    assert after(60, tired) is None
    assert after(20, Rest(contacts=5)) is None


def test_a_hard_call_reads_like_any_rest() -> None:
    hard = after(20, Rest(hard_call_until=NOON + timedelta(minutes=15)))
    tired = after(20, Rest(contacts=6))

    assert hard is not None
    assert tired is not None
    assert hard.why is tired.why


def test_a_hard_call_is_over_after_its_time() -> None:
    assert after(901, Rest(hard_call_until=NOON + timedelta(minutes=15))) is None


def test_she_is_muted_before_anything_else_is_asked() -> None:
    muted = Rest(contacts=9, muted_until=NOON + timedelta(hours=1), declined=True)

    assert after(30, muted) == Paused(Refused.MUTED, NOON + timedelta(hours=1))


def test_not_now_holds_for_the_gap() -> None:
    assert after(600, Rest(declined=True)) == Paused(Refused.NOT_NOW, None)


@pytest.mark.parametrize(
    ("used", "is_hers"), [((True, True), True), ((False, True), False), ((True,), False)]
)
def test_of_three_gaps_one_is_hers(used: tuple[bool, ...], is_hers: bool) -> None:
    assert (after(30, Rest(used=used)) == Paused(Refused.HER_OWN_GAP, None)) is is_hers


@pytest.mark.parametrize(
    ("clock", "ends"),
    [("01:59", None), ("02:00", "05:00"), ("04:59", "05:00"), ("05:00", None)],
)
def test_the_small_hours_are_quiet(clock: str, ends: str | None) -> None:
    now = datetime.fromisoformat(f"2026-11-18T{clock}:00+08:00")

    found = paused(Rest(), RULES, now - timedelta(minutes=5), now, SHANGHAI)

    assert (found.until if found else None) == (
        datetime.fromisoformat(f"2026-11-18T{ends}:00+08:00") if ends else None
    )


def test_quiet_hours_may_run_over_midnight() -> None:
    rules = replace(RULES, quiet_from=NOON.replace(hour=23).time(), quiet_until=NOON.replace(hour=6).time())
    late = datetime.fromisoformat("2026-11-18T23:30:00+08:00")

    found = paused(Rest(), rules, late - timedelta(minutes=5), late, SHANGHAI)

    assert found == Paused(Refused.QUIET_HOURS, datetime.fromisoformat("2026-11-19T06:00:00+08:00"))


def test_contacts_count_from_the_last_rest_on() -> None:
    day = told(*CONTACT, *CONTACT, (Phone.IDLE, 90), *CONTACT, (Phone.IDLE, 20), *CONTACT)

    assert contacts_since_rest(day, (), RULES) == 2


def test_a_gap_with_an_offer_in_it_was_no_rest() -> None:
    day = told(*CONTACT, (Phone.IDLE, 90), *CONTACT)
    gap = day[3].since

    assert contacts_since_rest(day, {gap}, RULES) == 2


def test_a_break_is_a_rest() -> None:
    assert contacts_since_rest(told(*CONTACT, (Phone.NOT_READY, 900), *CONTACT), (), RULES) == 1


def test_a_call_taken_back_from_hold_is_one_contact() -> None:
    day = told((Phone.TALKING, 60), (Phone.HELD, 30), (Phone.TALKING, 60), last=Phone.ACW)

    assert contacts_since_rest(day, (), RULES) == 1


def test_a_gap_too_short_for_any_offer_is_no_gap_of_hers() -> None:
    day = told((Phone.IDLE, 40), *CONTACT, (Phone.IDLE, 5), *CONTACT, (Phone.IDLE, 40), *CONTACT)
    first, last = day[0].since, day[8].since

    assert gaps_used(day, {first, last}, RULES) == (True, True)


def test_an_hour_of_mute_is_over_by_itself() -> None:
    muted = Rest(muted_until=NOON + MUTE)

    assert after(3599, muted) == Paused(Refused.MUTED, NOON + timedelta(hours=1))
    assert after(3600, muted) is None


def test_equal_ends_mean_no_quiet_hours() -> None:
    rules = replace(RULES, quiet_from=RULES.quiet_until)
    night = datetime.fromisoformat("2026-11-18T03:00:00+08:00")

    assert paused(Rest(), rules, night - timedelta(minutes=5), night, SHANGHAI) is None


def test_what_the_bank_sets_is_what_holds() -> None:
    strict = replace(RULES, contacts=3, rest=timedelta(seconds=120))

    assert after(119, Rest(contacts=3), strict) == Paused(Refused.RESTING, NOON + timedelta(seconds=120))
    assert after(120, Rest(contacts=3), strict) is None
    assert after(30, Rest(contacts=2), strict) is None

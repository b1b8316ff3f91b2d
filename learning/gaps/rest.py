"""Rest first: what stands before any offer. The gap is also her rest (Albulescu et al., PLoS ONE 17, 2022).

Breaks and meals as the roster plans them stand whatever the phone says: one left idle in a break is still a break.
Whoever is not ready or signed out is offered nothing either, save in the minutes planned for practice (N15).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from learning.clock import in_bank_zone
from learning.gaps.state import Phone
from learning.gaps.stretches import FREE, Stretch
from learning.workforce.segment import Planned

MUTE = timedelta(hours=1)


class Refused(StrEnum):
    """Why nothing is offered: first what her phone says, then what her rest asks for, then what there is."""

    PHONE_UNKNOWN = "phone_unknown"
    NOT_IDLE = "not_idle"
    ON_A_BREAK = "on_a_break"
    SETTLING = "settling"
    RESTING = "resting"
    HER_OWN_GAP = "her_own_gap"
    MUTED = "muted"
    QUIET_HOURS = "quiet_hours"
    NOT_NOW = "not_now"
    CAP_REACHED = "cap_reached"
    NOTHING_TO_DO = "nothing_to_do"
    DOES_NOT_FIT = "does_not_fit"
    SWITCHED_OFF = "switched_off"


@dataclass(frozen=True, slots=True)
class Rules:
    """What the bank set: how much rest comes before an offer."""

    settle: timedelta = timedelta(seconds=15)
    contacts: int = 6
    rest: timedelta = timedelta(minutes=1)
    after_hard_call: timedelta = timedelta(minutes=15)
    quiet_from: time = time(2)
    quiet_until: time = time(5)


USUAL = Rules()


@dataclass(frozen=True, slots=True)
class Rest:
    """How she comes to this gap. `hard_call_until` and `muted_until` are hers alone."""

    contacts: int = 0
    """Contacts since she last rested as long as the rules ask for."""
    used: tuple[bool, ...] = ()
    """Of the two gaps before this, oldest first, whether something was offered in it that she did not decline."""
    hard_call_until: datetime | None = None
    muted_until: datetime | None = None
    declined: bool = False
    """Whether she said “not now” in this gap."""


@dataclass(frozen=True, slots=True)
class Paused:
    """She is left in peace for this reason, as far as known until then."""

    why: Refused
    until: datetime | None


def is_gap(phone: Phone, planned: Planned | None) -> bool:
    """Whether something may be offered at all: no call lasts, or she left the queue for minutes planned for practice."""
    in_block = planned is not None and planned.is_block
    return phone is Phone.IDLE or (in_block and phone is Phone.NOT_READY)


def left_alone(planned: Planned | None) -> Paused | None:
    """Breaks, meals, courses and briefings are hers until they end, whatever the phone says."""
    if planned is not None and planned.is_untouchable:
        return Paused(Refused.ON_A_BREAK, planned.span.ends_at)
    return None


def paused(rest: Rest, rules: Rules, idle_since: datetime, now: datetime, zone: ZoneInfo) -> Paused | None:
    """What keeps an offer back now; None if nothing does.

    A hard call reads like any rest: the screen may be recorded, and a neighbour may look at it.
    """
    if rest.muted_until is not None and now < rest.muted_until:
        return Paused(Refused.MUTED, rest.muted_until)
    if (until := quiet_until(rules, now, zone)) is not None:
        return Paused(Refused.QUIET_HOURS, until)
    if rest.hard_call_until is not None and now < rest.hard_call_until:
        return Paused(Refused.RESTING, rest.hard_call_until)
    if rest.declined:
        return Paused(Refused.NOT_NOW, None)
    if rest.contacts >= rules.contacts and now < idle_since + rules.rest:
        return Paused(Refused.RESTING, idle_since + rules.rest)
    if len(rest.used) == 2 and all(rest.used):
        return Paused(Refused.HER_OWN_GAP, None)
    if now < idle_since + rules.settle:
        return Paused(Refused.SETTLING, idle_since + rules.settle)
    return None


def quiet_until(rules: Rules, now: datetime, zone: ZoneInfo) -> datetime | None:
    """The end of the quiet hours if they are on; hours over midnight are fine, equal ends mean none."""
    local = in_bank_zone(now, zone)
    begins, ends = rules.quiet_from, rules.quiet_until
    clock = local.time()
    over_midnight = ends < begins
    if begins == ends or not ((clock >= begins or clock < ends) if over_midnight else begins <= clock < ends):
        return None
    day = local.date() + timedelta(days=over_midnight and clock >= begins)
    return datetime.combine(day, ends, zone).astimezone(now.tzinfo)


def contacts_since_rest(told: Sequence[Stretch], used: Collection[datetime], rules: Rules) -> int:
    """Contacts after the last stretch that was a rest: free for as long as the rules ask, with nothing to do in it.

    `used` are the begins of gaps in which something was offered that she did not decline.
    """
    contacts = 0
    before: Phone | None = None
    for stretch in told:
        if stretch.phone is Phone.TALKING and before is not Phone.HELD:
            contacts += 1
        if _is_rest(stretch, used, rules):
            contacts = 0
        before = stretch.phone
    return contacts


def gaps_used(told: Sequence[Stretch], used: Collection[datetime], rules: Rules) -> tuple[bool, ...]:
    """Of the last two gaps that are over and were long enough for an offer, whether they were used."""
    idle = [
        stretch.since
        for stretch in told
        if stretch.phone is Phone.IDLE
        and stretch.until is not None
        and stretch.until - stretch.since >= rules.settle
    ]
    return tuple(since in used for since in idle[-2:])


def _is_rest(stretch: Stretch, used: Collection[datetime], rules: Rules) -> bool:
    """The stretch that still lasts is no rest yet: how long it must last is asked of it apart."""
    lasted = stretch.until is not None and stretch.until - stretch.since >= rules.rest
    return stretch.phone in FREE and lasted and stretch.since not in used

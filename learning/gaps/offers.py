"""Whether something is offered in this gap, and why or why not, in words that a person can be told."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from learning.gaps.model import Model
from learning.gaps.rest import USUAL, Refused, Rest, Rules, is_gap, left_alone, paused
from learning.gaps.state import AgentState, Phone
from learning.workforce.segment import Planned

ONE_ITEM = timedelta(seconds=20)
"""One question with its feedback: what is left when the whole does not fit."""


class Fit(StrEnum):
    """Why it is offered."""

    WHOLE = "fits_whole"
    ONE_ITEM = "fits_one_item"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What there is to do: its seconds, and whether one item of it can be done alone. None of it is zero seconds."""

    seconds: int
    can_be_one_item: bool
    cap_reached: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """Something fits: so many seconds, with this probability that no call comes before they are over."""

    seconds: int
    reason: Fit
    probability: float


@dataclass(frozen=True, slots=True)
class Refusal:
    """Nothing is offered. At `again_at` it may be otherwise without the phone having changed."""

    reason: Refused
    again_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """What the bank set for offers."""

    probability: float = 0.8
    rules: Rules = USUAL


def may_offer(
    state: AgentState | None,
    model: Model,
    rest: Rest,
    wanted: Wanted,
    terms: Terms,
    now: datetime,
    zone: ZoneInfo,
    planned: Planned | None = None,
) -> Offer | Refusal:
    """The whole where it fits, else one item where that fits, else nothing.

    `state` is what the phone does now, `planned` the segment that the roster plans, if it says one.
    """
    if state is None or not is_gap(state.phone, planned):
        return Refusal(_not_free(state))
    if (held_back := left_alone(planned) or paused(rest, terms.rules, state.since, now, zone)) is not None:
        return Refusal(held_back.why, held_back.until)
    if wanted.cap_reached:
        return Refusal(Refused.CAP_REACHED)
    if not wanted.seconds:
        return Refusal(Refused.NOTHING_TO_DO)
    idle = now - state.since
    whole = timedelta(seconds=wanted.seconds)
    if (fits := _fits(model, idle, whole, planned, now)) >= terms.probability:
        return Offer(wanted.seconds, Fit.WHOLE, fits)
    if wanted.can_be_one_item and (fits := _fits(model, idle, ONE_ITEM, planned, now)) >= terms.probability:
        return Offer(int(ONE_ITEM.total_seconds()), Fit.ONE_ITEM, fits)
    return Refusal(Refused.DOES_NOT_FIT, _fits_later(model, idle, wanted, terms, planned, now))


def _fits(model: Model, idle: timedelta, span: timedelta, planned: Planned | None, now: datetime) -> float:
    """The probability of so much time: none past what is planned, and in minutes for practice no call is routed."""
    if planned is not None and now + span > planned.span.ends_at:
        return 0.0
    return 1.0 if planned is not None and planned.is_block else model.fits(idle, span)


def _not_free(state: AgentState | None) -> Refused:
    match state.phone if state else Phone.UNKNOWN:
        case Phone.UNKNOWN:
            return Refused.PHONE_UNKNOWN
        case Phone.NOT_READY | Phone.OFFLINE:
            return Refused.ON_A_BREAK
    return Refused.NOT_IDLE


def _fits_later(
    model: Model, idle: timedelta, wanted: Wanted, terms: Terms, planned: Planned | None, now: datetime
) -> datetime | None:
    """When it will fit if no call comes till then, looked for within two minutes: gaps that last grow likelier to last.

    Where what is planned ends too soon, it is asked anew at that end.
    """
    shortest = ONE_ITEM if wanted.can_be_one_item else timedelta(seconds=wanted.seconds)
    for passed in range(10, 121, 10):
        waited = timedelta(seconds=passed)
        if planned is not None and now + waited + shortest > planned.span.ends_at:
            return planned.span.ends_at
        if _fits(model, idle + waited, shortest, planned, now + waited) >= terms.probability:
            return now + waited
    return None

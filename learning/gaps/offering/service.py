"""Make an offer or none, keep it, settle it; mute, “not now” and the hard call, each of which can be taken back."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tortoise.transactions import atomic

from learning.clock import in_bank_zone
from learning.gaps.model import Model
from learning.gaps.offering import records
from learning.gaps.offering.records import Choices, Heard
from learning.gaps.offers import Offer, Refusal, Terms, Wanted, may_offer
from learning.gaps.rest import MUTE, Refused, Rest, Rules, contacts_since_rest, gaps_used, is_gap
from learning.gaps.rhythm import Kept, Shift, rhythm
from learning.gaps.service import phone_of
from learning.gaps.settling import settle
from learning.gaps.shift_day import shifts_worked
from learning.gaps.sketches.service import known_of
from learning.gaps.state import AgentState, Phone
from learning.gaps.stretches import stretches
from learning.people.person import PersonId
from learning.people.private.errors import PrivateKeyUnreadable, PrivateTextClosed
from learning.people.private.seal import Seal, place_of
from learning.switches.function import Function
from learning.switches.service import is_on
from learning.workforce.records import segment_at
from learning.workforce.segment import Planned
from learning.workforce.shift import Span, span_of

LOOKS_BACK = timedelta(hours=4)
"""What the phone did before that has no say in how rested she is."""
SETTLED_AFTER = timedelta(minutes=1)
SETTLED_AT_ONCE = 500
RHYTHM_REACHES_BACK = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Gap:
    """Where she stands between calls, all that an offer is decided by but what there is to do."""

    state: AgentState
    rest: Rest
    queue: str
    model: Model
    planned: Planned | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is one, in which something may be offered."""
        return is_gap(self.state.phone, self.planned)


async def gap_of(person_id: PersonId, rules: Rules, *, seal: Seal, now: datetime, zone: ZoneInfo) -> Gap:
    """What her phone does, what the roster plans, how rested she is, and what is known of her queue."""
    state = await phone_of(person_id, now=now)
    choices = await records.choices_of(person_id)
    planned = await segment_at(person_id, now, zone)
    if state.phone is not Phone.IDLE or (planned is not None and planned.is_block):
        return Gap(state, _rest(choices, state, seal), state.source, Model(), planned)
    heard = await records.heard(person_id, state.source, now - LOOKS_BACK)
    offers = await records.offers_since(person_id, now - LOOKS_BACK)
    used = frozenset(since for since, declined in offers if not declined)
    rest = _rested(heard, used, _rest(choices, state, seal), rules, now)
    return Gap(state, rest, heard.queue, await known_of(heard.queue, now=now, zone=zone), planned)


async def offer_in(
    person_id: PersonId, gap: Gap, wanted: Wanted, terms: Terms, *, now: datetime, zone: ZoneInfo
) -> Offer | Refusal:
    """What may be offered in this gap, or why nothing is. Nothing is kept of the question."""
    if gap.is_open and not await is_on(Function.OFFER_IN_GAPS, person_id):
        return Refusal(Refused.SWITCHED_OFF)
    return may_offer(gap.state, gap.model, gap.rest, wanted, terms, now, zone, gap.planned)


async def keep_shown(person_id: PersonId, gap: Gap, decided: Offer | Refusal, *, now: datetime) -> None:
    """She was shown what this gap has room for: its first offer is kept, else that nothing fits; of any rest nothing is."""
    if isinstance(decided, Offer):
        await records.keep_offer(
            person_id, gap.state.since, gap.queue, decided.seconds, decided.probability, now=now
        )
    elif decided.reason is Refused.DOES_NOT_FIT and gap.state.phone is Phone.IDLE:
        await records.keep_unfit(person_id, gap.state.since, gap.queue)


async def shifts_until(person_id: PersonId, now: datetime, zone: ZoneInfo, *, days: int = 1) -> list[Span]:
    """Her shifts by the roster of today and so many days before."""
    today = in_bank_zone(now, zone).date()
    rostered = await records.shifts_of(person_id, today - timedelta(days=days), today)
    return [span_of(hours, day, zone) for day, hours in rostered]


async def mute(person_id: PersonId, *, now: datetime) -> None:
    """No offers for an hour."""
    await records.mute(person_id, now + MUTE)


async def unmute(person_id: PersonId) -> None:
    """Take it back."""
    await records.mute(person_id, None)


@atomic()
async def decline(person_id: PersonId, *, declined: bool, now: datetime, zone: ZoneInfo) -> None:
    """Nothing more in the gap that lasts, or take that back; outside a gap there is nothing to decline."""
    state = await phone_of(person_id, now=now)
    if is_gap(state.phone, await segment_at(person_id, now, zone)):
        await records.decline(person_id, state.since, declined=declined)


@atomic()
async def flag_hard_call(person_id: PersonId, rules: Rules, *, seal: Seal, now: datetime) -> None:
    """Leave her in peace for a while. Raises `PrivateKeyMissing`."""
    row_id = await records.hard_call_id(person_id)
    until = (now + rules.after_hard_call).isoformat()
    await records.seal_hard_call(row_id, seal.seal(until, place_of("hard_call", "until_sealed", row_id)))


@atomic()
async def unflag_hard_call(person_id: PersonId) -> None:
    """Take it back."""
    await records.seal_hard_call(await records.hard_call_id(person_id), None)


async def settle_offers(*, now: datetime) -> int:
    """Say what became of the offers whose seconds are over; how many there were."""
    number = 0
    while found := await records.unsettled(now - SETTLED_AFTER, SETTLED_AT_ONCE):
        await records.save_outcomes(
            [
                (offer, settle(stretches(offer.signals, now), offer.offered_at, offer.ends_at))
                for offer in found
            ]
        )
        number += len(found)
    return number


async def rhythm_of(
    person_id: PersonId, begun: Sequence[datetime], *, now: datetime, zone: ZoneInfo
) -> Kept | None:
    """Her rhythm by when she began sittings in `RHYTHM_REACHES_BACK`; None where she switched it off.

    Without a roster only days with practice are known, so none counts against it; who has no offers at all because
    no platform tells of her phone had room whenever she liked.
    """
    if (await records.choices_of(person_id)).rhythm_off:
        return None
    offered = [since for since, _ in await records.offers_since(person_id, now - RHYTHM_REACHES_BACK)]
    spans = await shifts_until(person_id, now, zone, days=RHYTHM_REACHES_BACK.days)
    return rhythm(
        shifts_worked([span for span in spans if span.starts_at <= now], begun, offered, zone)
        if spans
        else [
            Shift(sittings)
            for sittings in Counter(in_bank_zone(each, zone).date() for each in begun).values()
        ]
    )


async def turn_rhythm(person_id: PersonId, *, off: bool) -> None:
    """Switch her rhythm off, or on again."""
    await records.turn_rhythm(person_id, off=off)


def _rest(choices: Choices, state: AgentState, seal: Seal) -> Rest:
    return Rest(
        hard_call_until=_hard_call_until(choices, seal),
        muted_until=choices.muted_until,
        declined=choices.not_now_gap is not None and choices.not_now_gap == state.since,
    )


def _rested(heard: Heard, used: frozenset[datetime], rest: Rest, rules: Rules, now: datetime) -> Rest:
    told = stretches(heard.signals, now)
    return Rest(
        contacts_since_rest(told, used, rules),
        gaps_used(told, used, rules),
        rest.hard_call_until,
        rest.muted_until,
        rest.declined,
    )


def _hard_call_until(choices: Choices, seal: Seal) -> datetime | None:
    """Where the key is gone nothing is known, which must not stop her work."""
    if choices.hard_call_id is None or choices.hard_call_sealed is None:
        return None
    try:
        place = place_of("hard_call", "until_sealed", choices.hard_call_id)
        return datetime.fromisoformat(seal.open(choices.hard_call_sealed, place))
    except (PrivateKeyUnreadable, PrivateTextClosed):
        return None

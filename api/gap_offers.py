"""Between calls on the wire: what may be offered in this gap, how she says no to it, and her rhythm."""

from datetime import datetime, timedelta
from typing import Any, Literal  # Any: whatever state a request carries

from litestar import Controller, Request, delete, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency

from api.access import SELF
from api.gap_phone import PhoneWord
from api.practice_asking import asking_of
from api.settings import Settings
from api.wire import Out
from learning.gaps.offering import service
from learning.gaps.offers import Offer, Refusal, Terms, Wanted
from learning.gaps.rest import Refused, Rest, Rules
from learning.gaps.rhythm import ENOUGH, WINDOW
from learning.people.person import Person
from learning.practice.next_item import Choice, Next, Reason, choose
from learning.practice.outcome_records import sittings_begun


class GapOfferOut(Out):
    """So many seconds fit here, as a whole or as one item of what there is to do."""

    seconds: int
    reason: Literal["fits_whole", "fits_one_item"]


class RestOut(Out):
    """What she chose and how she comes to this gap. `card` says that a card to rest with is at hand."""

    contacts: int
    card: bool
    declined: bool
    muted_until: datetime | None
    hard_call_until: datetime | None


class GapOut(Out):
    """What her phone does and what that leaves room for: an offer, or why there is none.

    At `again_at` the answer may be another though the phone did not change.
    """

    phone: PhoneWord
    since: datetime
    offer: GapOfferOut | None
    refusal: (
        Literal[
            "phone_unknown",
            "not_idle",
            "on_a_break",
            "settling",
            "resting",
            "her_own_gap",
            "muted",
            "quiet_hours",
            "not_now",
            "cap_reached",
            "nothing_to_do",
            "does_not_fit",
            "switched_off",
        ]
        | None
    )
    again_at: datetime | None
    rest: RestOut


class RhythmOut(Out):
    """Of the last five shifts that count, how many had practice. Null figures where she switched it off."""

    is_off: bool
    rhythm: Literal["beginning", "kept", "open"] | None
    practised: int | None
    counted: int | None
    enough: int
    of: int
    made_up: bool | None


class GapOfferController(Controller):
    """Hers alone."""

    path = "/me"
    tags = ("gaps",)
    opt = {"purpose": SELF}  # noqa: RUF012 # a plain attribute

    @get("/gap", summary="What fits in this gap", operation_id="myGap")
    async def gap(
        self, request: Request[Person, Any, Any], state: State, now: NamedDependency[datetime]
    ) -> GapOut:
        """An offer, or why there is none. Asking keeps nothing and uses nothing up."""
        return _gap(*await _decided(request, state, now), now)

    @post("/gap/offer", summary="What fits is on my screen", operation_id="offerShown", status_code=204)
    async def shown(
        self, request: Request[Person, Any, Any], state: State, now: NamedDependency[datetime]
    ) -> None:
        """Only what was shown counts, once a gap: an offer, or that nothing fits. Where she rests, nothing is kept."""
        gap, decided = await _decided(request, state, now)
        await service.keep_shown(request.user.id, gap, decided, now=now)

    @post("/gap/not-now", summary="Nothing in this gap", operation_id="declineGap", status_code=204)
    async def not_now(
        self, person: NamedDependency[Person], state: State, now: NamedDependency[datetime]
    ) -> None:
        """Free and unlimited. Its share in a queue of eight people or more is told, never whose it was."""
        await service.decline(person.id, declined=True, now=now, zone=state.settings.zone)

    @delete("/gap/not-now", summary="Something in this gap after all", operation_id="undeclineGap")
    async def not_now_undone(
        self, person: NamedDependency[Person], state: State, now: NamedDependency[datetime]
    ) -> None:
        """Take it back while the gap lasts."""
        await service.decline(person.id, declined=False, now=now, zone=state.settings.zone)

    @post("/gap/mute", summary="Nothing for an hour", operation_id="muteGaps", status_code=204)
    async def mute(self, person: NamedDependency[Person], now: NamedDependency[datetime]) -> None:
        """From now on."""
        await service.mute(person.id, now=now)

    @delete("/gap/mute", summary="Offers again", operation_id="unmuteGaps")
    async def unmute(self, person: NamedDependency[Person]) -> None:
        """Take it back."""
        await service.unmute(person.id)

    @post("/gap/hard-call", summary="That call was hard", operation_id="flagHardCall", status_code=204)
    async def hard_call(
        self, person: NamedDependency[Person], state: State, now: NamedDependency[datetime]
    ) -> None:
        """No lessons for a while. Sealed; nobody but her is told."""
        rules = terms_of(state.settings).rules
        await service.flag_hard_call(person.id, rules, seal=state.seal, now=now)

    @delete("/gap/hard-call", summary="It is all right again", operation_id="unflagHardCall")
    async def hard_call_undone(self, person: NamedDependency[Person]) -> None:
        """Take it back."""
        await service.unflag_hard_call(person.id)

    @get("/rhythm", summary="My rhythm", operation_id="myRhythm")
    async def rhythm(
        self, person: NamedDependency[Person], state: State, now: NamedDependency[datetime]
    ) -> RhythmOut:
        """Three of the last five shifts; leave, nights and shifts without room do not count."""
        since = now - service.RHYTHM_REACHES_BACK
        kept = await service.rhythm_of(
            person.id, await sittings_begun(person.id, since), now=now, zone=state.settings.zone
        )
        if kept is None:
            return RhythmOut(
                is_off=True, rhythm=None, practised=None, counted=None, enough=ENOUGH, of=WINDOW, made_up=None
            )
        return RhythmOut(
            is_off=False,
            rhythm=kept.rhythm.value,
            practised=kept.practised,
            counted=kept.counted,
            enough=ENOUGH,
            of=WINDOW,
            made_up=kept.made_up,
        )

    @post("/rhythm/off", summary="Without a rhythm", operation_id="turnRhythmOff", status_code=204)
    async def rhythm_off(self, person: NamedDependency[Person]) -> None:
        """Nothing is lost by it."""
        await service.turn_rhythm(person.id, off=True)

    @delete("/rhythm/off", summary="With a rhythm again", operation_id="turnRhythmOn")
    async def rhythm_on(self, person: NamedDependency[Person]) -> None:
        """As if it had never been off."""
        await service.turn_rhythm(person.id, off=False)


def terms_of(settings: Settings) -> Terms:
    """What the bank set for offers."""
    begins, ends = settings.quiet_span
    return Terms(
        settings.gap_probability,
        Rules(
            contacts=settings.rest_after_contacts,
            rest=timedelta(seconds=settings.rest_seconds),
            quiet_from=begins,
            quiet_until=ends,
        ),
    )


async def _decided(
    request: Request[Person, Any, Any], state: State, now: datetime
) -> tuple[service.Gap, Offer | Refusal]:
    settings: Settings = state.settings
    person, terms = request.user, terms_of(settings)
    gap = await service.gap_of(person.id, terms.rules, seal=state.seal, now=now, zone=settings.zone)
    wanted = await _wanted(request, settings, now) if gap.is_open else Wanted(0, can_be_one_item=False)
    return gap, await service.offer_in(person.id, gap, wanted, terms, now=now, zone=settings.zone)


async def _wanted(request: Request[Person, Any, Any], settings: Settings, now: datetime) -> Wanted:
    """The next thing to do by her shift's day. A review or what was begun can be one item; a lesson is one whole."""
    asking = await asking_of(request, settings, now)
    choice: Choice = choose(asking.situation, now)
    return Wanted(
        choice.seconds,
        can_be_one_item=choice.kind in (Next.REVIEW, Next.PLACEMENT, Next.RESUME),
        cap_reached=choice.reason is Reason.CAP_REACHED,
    )


def _gap(gap: service.Gap, decided: Offer | Refusal, now: datetime) -> GapOut:
    offer, refusal = (decided, None) if isinstance(decided, Offer) else (None, decided)
    return GapOut(
        phone=gap.state.phone.value,
        since=gap.state.since,
        offer=GapOfferOut(seconds=offer.seconds, reason=offer.reason.value) if offer is not None else None,
        refusal=refusal.reason.value if refusal is not None else None,
        again_at=refusal.again_at if refusal is not None else None,
        rest=_rest(gap.rest, refusal, now),
    )


def _rest(rest: Rest, refusal: Refusal | None, now: datetime) -> RestOut:
    def ahead(moment: datetime | None) -> datetime | None:
        return moment if moment is not None and moment > now else None

    hard_call_until = ahead(rest.hard_call_until)
    why = refusal.reason if refusal is not None else None
    return RestOut(
        contacts=rest.contacts,
        card=why is Refused.RESTING or (why is Refused.PHONE_UNKNOWN and hard_call_until is not None),
        declined=rest.declined,
        muted_until=ahead(rest.muted_until),
        hard_call_until=hard_call_until,
    )

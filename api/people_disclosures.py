"""Disclosures on the wire: asked for, decided on, opened; and what the person they are about reads of them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID, uuid4

from litestar import Controller, delete, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from pydantic import Field

from api.access import SELF
from api.wire import In, Moment, Out
from learning.attempts.answer import Certainty, Verdict
from learning.attempts.records import answers_given, sittings_of
from learning.people.access import Duty, may_do
from learning.people.disclosure import disclosing, service
from learning.people.disclosure.disclosing import Asked, Disclosure, Ground, Part, may_decide, state_of
from learning.people.person import Person
from learning.people.private.seal import Seal, place_of

MOST = 2_000
"""Rows of one part that are shown at once; a shorter time shows the rest."""
Text = Annotated[str, Field(min_length=1, max_length=1_000, pattern=r"^[^\x00]*\S[^\x00]*$")]


class DisclosureIn(In):
    """Whose records, which parts of which time, until when they may be opened, and why.

    The person reads all of it: at once, or where a law forbids it after `barred_until`, with the law as `bar`.
    """

    sign_in: Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[^\x00]+$")]
    ground: Ground
    parts: Annotated[list[Part], Field(min_length=1, max_length=2)]
    covers_from: Moment
    covers_until: Moment
    ends_at: Moment
    reason: Text
    barred_until: Moment | None
    bar: Text | None


class TellingOut(Out):
    """What a person reads of a disclosure about her. A name is empty once that person was erased."""

    id: UUID
    asker: str
    ground: Ground
    parts: list[Part]
    covers_from: datetime
    covers_until: datetime
    asked_at: datetime
    ends_at: datetime
    state: disclosing.State
    reason: str | None
    bar: str | None
    barred_until: datetime | None
    agreed: list[str]
    refused_by: str | None


class DisclosureOut(TellingOut):
    """One request as those read it who ask and decide; `may_decide` and `is_mine` are about the reader."""

    subject: str
    subject_sign_in: str
    may_decide: bool
    is_mine: bool


class DisclosuresOut(Out):
    """The newest requests, at most 200, and whether the reader may ask for one."""

    disclosures: list[DisclosureOut]
    may_ask: bool


class TellingsOut(Out):
    """Requests about the reader, newest first."""

    disclosures: list[TellingOut]


class GivenOut(Out):
    """One answer of hers."""

    at: datetime
    lesson: str
    prompt: str
    given: str
    verdict: Verdict
    certainty: Certainty | None


class PractisedOut(Out):
    """One sitting of hers."""

    started_at: datetime
    ended_at: datetime | None
    lesson: str | None
    finished: bool


class RecordsOut(Out):
    """The records themselves, oldest first; null for a part that was not asked for."""

    subject: str
    answers: list[GivenOut] | None
    practice: list[PractisedOut] | None


class WaitingOut(Out):
    """How many requests wait for a decision of the reader's."""

    decisions: int


class DisclosureController(Controller):
    """Requests to open somebody's private records: compliance asks, two others agree."""

    path = "/disclosures"
    tags = ("people",)
    opt = {"purpose": Duty.DECIDE_ON_DISCLOSURE}  # noqa: RUF012 # Litestar reads a plain attribute

    @get("/", summary="Requests to open private records", operation_id="getDisclosures")
    async def show(
        self, person: NamedDependency[Person], state: State, now: NamedDependency[datetime]
    ) -> DisclosuresOut:
        """Those of everybody but about the reader."""
        found = await service.disclosures(person)
        return DisclosuresOut(
            disclosures=[_shown(each, person, state.seal, now) for each in found],
            may_ask=may_do(Duty.ASK_FOR_DISCLOSURE, person),
        )

    @post(
        "/",
        summary="Ask to open private records",
        operation_id="askForDisclosure",
        opt={"purpose": Duty.ASK_FOR_DISCLOSURE},
    )
    async def ask(
        self,
        data: JSONBody[DisclosureIn],
        person: NamedDependency[Person],
        state: State,
        now: NamedDependency[datetime],
    ) -> DisclosureOut:
        """Nothing opens before two others agreed."""
        asked = Asked(
            ground=data.ground,
            parts=frozenset(data.parts),
            covers_from=data.covers_from,
            covers_until=data.covers_until,
            ends_at=data.ends_at,
            reason=data.reason.strip(),
            barred_until=data.barred_until,
            bar=(data.bar or "").strip(),
        )
        made = await service.ask(person, data.sign_in, asked, seal=state.seal, disclosure_id=uuid4(), now=now)
        return _shown(made, person, state.seal, now)

    @get("/waiting", summary="How many requests wait for me", operation_id="getWaitingDisclosures")
    async def waiting(self, person: NamedDependency[Person], now: NamedDependency[datetime]) -> WaitingOut:
        """What the rail shows beside their page, for nothing else tells her."""
        return WaitingOut(decisions=await service.waiting_for(person, now=now))

    @post("/{disclosure_id:uuid}/agreement", summary="Agree to it", operation_id="agreeToDisclosure")
    async def agree(
        self,
        disclosure_id: FromPath[UUID],
        person: NamedDependency[Person],
        state: State,
        now: NamedDependency[datetime],
    ) -> DisclosureOut:
        """The second agreement opens the records for whoever asked."""
        return _shown(await service.agree(person, disclosure_id, now=now), person, state.seal, now)

    @post("/{disclosure_id:uuid}/refusal", summary="Refuse it", operation_id="refuseDisclosure")
    async def refuse(
        self,
        disclosure_id: FromPath[UUID],
        person: NamedDependency[Person],
        state: State,
        now: NamedDependency[datetime],
    ) -> DisclosureOut:
        """One refusal is enough, and final."""
        return _shown(await service.refuse(person, disclosure_id, now=now), person, state.seal, now)

    @delete(
        "/{disclosure_id:uuid}",
        summary="Close it before its end",
        operation_id="closeDisclosure",
        opt={"purpose": Duty.ASK_FOR_DISCLOSURE},
    )
    async def close(
        self, disclosure_id: FromPath[UUID], person: NamedDependency[Person], now: NamedDependency[datetime]
    ) -> None:
        """By whoever asked; what was seen stays in the log."""
        await service.close(person, disclosure_id, now=now)

    @post(
        "/{disclosure_id:uuid}/opening",
        summary="Open the records",
        operation_id="openDisclosure",
        opt={"purpose": Duty.ASK_FOR_DISCLOSURE},
    )
    async def open_records(
        self, disclosure_id: FromPath[UUID], person: NamedDependency[Person], now: NamedDependency[datetime]
    ) -> RecordsOut:
        """Only whoever asked, only while it is open; every opening is written into her access log."""
        opened = await service.open_records(person, disclosure_id, now=now)
        return await _records(opened)


class TellingController(Controller):
    """What she reads of disclosures about her."""

    path = "/me/disclosures"
    tags = ("people",)
    opt = {"purpose": SELF}  # noqa: RUF012 # Litestar reads a plain attribute

    @get("/", summary="Disclosures of my records", operation_id="getMyDisclosures")
    async def show(
        self, person: NamedDependency[Person], state: State, now: NamedDependency[datetime]
    ) -> TellingsOut:
        """Asked, agreed, refused or over: all of them, as soon as no law keeps them from her."""
        found = await service.about(person, now=now)
        return TellingsOut(disclosures=[told(each, state.seal, now) for each in found])


async def _records(opened: Disclosure) -> RecordsOut:
    of, since, until = opened.subject.id, opened.covers_from, opened.covers_until
    answers = await answers_given(of, since, until, limit=MOST) if Part.ANSWERS in opened.parts else None
    sittings = await sittings_of(of, since, until, limit=MOST) if Part.PRACTICE in opened.parts else None
    return RecordsOut(
        subject=opened.subject.name,
        answers=answers if answers is None else [GivenOut.model_validate(each) for each in answers],
        practice=sittings if sittings is None else [PractisedOut.model_validate(each) for each in sittings],
    )


def _shown(each: Disclosure, reader: Person, seal: Seal, now: datetime) -> DisclosureOut:
    return DisclosureOut(
        **dict(told(each, seal, now)),
        subject=each.subject.name,
        subject_sign_in=each.subject_sign_in,
        may_decide=may_decide(each, reader.id, now),
        is_mine=each.asker.id == reader.id,
    )


def told(each: Disclosure, seal: Seal, now: datetime) -> TellingOut:
    """What everybody reads of it who reads of it at all."""
    sealed: Sequence[bytes | None] = (each.reason_sealed, each.bar_sealed)
    columns = ("reason_sealed", "bar_sealed")
    reason, bar = (
        None if text is None else seal.open(text, place_of("disclosure", column, each.id))
        for text, column in zip(sealed, columns, strict=True)
    )
    return TellingOut(
        id=each.id,
        asker=each.asker.name,
        ground=each.ground,
        parts=[part for part in Part if part in each.parts],
        covers_from=each.covers_from,
        covers_until=each.covers_until,
        asked_at=each.asked_at,
        ends_at=each.ends_at,
        state=state_of(each, now),
        reason=reason,
        bar=bar,
        barred_until=each.barred_until,
        agreed=[someone.name for someone in each.agreed],
        refused_by=each.refused_by.name if each.refused_by else None,
    )

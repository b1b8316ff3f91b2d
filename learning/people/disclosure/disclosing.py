"""When private records open: somebody of compliance asks, two others agree, for a ground, a part and a time.

Nobody decides on her own request or on one about herself. Refused, closed and over are for good.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from learning.people.disclosure.errors import (
    DisclosureDecided,
    DisclosureNotFound,
    DisclosureNotOpen,
    DisclosureNotYours,
    DisclosureUnfit,
)
from learning.people.person import PersonId

AGREEMENTS = 2
LONGEST = timedelta(days=30)
"""How long a request may stand, from asking to its end."""
LONGEST_COVER = timedelta(days=366)
"""How much of her past one request may cover."""
LONGEST_BAR = timedelta(days=180)
"""How long it may be kept from her; after that she reads it, whatever came of it."""


class Ground(StrEnum):
    """Why the law lets private records be opened."""

    AUDIT = "audit"
    DISCIPLINE = "discipline"
    REGULATOR = "regulator"
    COMPLAINT = "complaint"


class Part(StrEnum):
    """What of her records is opened."""

    ANSWERS = "answers"  # single answers with their certainty
    PRACTICE = "practice"  # when she practised


class State(StrEnum):
    """Follows from the moments of a disclosure; it is not stored."""

    WAITING = "waiting"
    OPEN = "open"
    REFUSED = "refused"
    CLOSED = "closed"  # by who asked, before its end
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: which parts of which time, until when, and why; perhaps kept from her for a while."""

    ground: Ground
    parts: frozenset[Part]
    covers_from: datetime
    covers_until: datetime
    ends_at: datetime
    reason: str
    barred_until: datetime | None = None
    bar: str = ""


@dataclass(frozen=True, slots=True)
class Someone:
    """A person by name; the name is empty once she was erased."""

    id: PersonId
    name: str


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One request and what was decided about it. Its texts are sealed; None where they were emptied."""

    id: UUID
    asker: Someone
    subject: Someone
    subject_sign_in: str
    ground: Ground
    parts: frozenset[Part]
    covers_from: datetime
    covers_until: datetime
    asked_at: datetime
    ends_at: datetime
    reason_sealed: bytes | None
    bar_sealed: bytes | None
    barred_until: datetime | None
    agreed: tuple[Someone, ...]
    refused_by: Someone | None
    refused_at: datetime | None
    closed_at: datetime | None


def state_of(disclosure: Disclosure, now: datetime) -> State:
    """Where the request stands."""
    if disclosure.refused_at is not None:
        return State.REFUSED
    if disclosure.closed_at is not None:
        return State.CLOSED
    if now >= disclosure.ends_at:
        return State.OVER
    return State.OPEN if len(disclosure.agreed) >= AGREEMENTS else State.WAITING


def check_asked(asked: Asked, *, now: datetime) -> None:
    """Raise `DisclosureUnfit` for a request that covers no or too much time, or would last too long."""
    if not asked.parts:
        raise DisclosureUnfit("Say what is to be opened.")
    if not timedelta(0) < asked.covers_until - asked.covers_from <= LONGEST_COVER:
        raise DisclosureUnfit(
            f"A request covers at most {LONGEST_COVER.days} days, from a day to a later one."
        )
    if not timedelta(0) < asked.ends_at - now <= LONGEST:
        raise DisclosureUnfit(f"A request ends within {LONGEST.days} days.")
    if (asked.barred_until is None) is not (asked.bar == ""):
        raise DisclosureUnfit("To keep it from her, say which law asks for it and until when.")
    if asked.barred_until is not None and not now < asked.barred_until <= now + LONGEST_BAR:
        raise DisclosureUnfit(f"It can be kept from her for at most {LONGEST_BAR.days} days.")


def may_decide(disclosure: Disclosure, person_id: PersonId, now: datetime) -> bool:
    """Whether the request waits for this person."""
    involved = {disclosure.asker.id, disclosure.subject.id, *(each.id for each in disclosure.agreed)}
    return state_of(disclosure, now) is State.WAITING and person_id not in involved


def check_decision(disclosure: Disclosure, person_id: PersonId, *, now: datetime) -> None:
    """Raise unless the request waits for this person: `DisclosureNotFound`, `DisclosureNotYours`, `DisclosureDecided`."""
    if person_id == disclosure.subject.id:
        raise DisclosureNotFound
    if person_id == disclosure.asker.id:
        raise DisclosureNotYours("Two others decide on what you asked for.")
    if not may_decide(disclosure, person_id, now):
        raise DisclosureDecided


def check_asker(disclosure: Disclosure, person_id: PersonId) -> None:
    """Raise `DisclosureNotYours` for anybody but the one who asked."""
    if person_id != disclosure.asker.id:
        raise DisclosureNotYours("Only whoever asked can do this.")


def check_open(disclosure: Disclosure, reader_id: PersonId, *, now: datetime) -> None:
    """Raise unless the records are open for this reader now: `DisclosureNotYours`, `DisclosureNotOpen`."""
    check_asker(disclosure, reader_id)
    if state_of(disclosure, now) is not State.OPEN:
        raise DisclosureNotOpen


def is_told(disclosure: Disclosure, now: datetime) -> bool:
    """Whether the person whose records they are may read of it."""
    return disclosure.barred_until is None or disclosure.barred_until <= now

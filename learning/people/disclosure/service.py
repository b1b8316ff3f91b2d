"""A disclosure is asked for, decided on by two others, opened and closed; every opening is logged for the person."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from tortoise.transactions import atomic

from learning.people import records as people
from learning.people.access import Act
from learning.people.disclosure import records
from learning.people.disclosure.disclosing import (
    Asked,
    Disclosure,
    check_asked,
    check_asker,
    check_decision,
    check_open,
    may_decide,
)
from learning.people.disclosure.errors import DisclosureNotFound, DisclosureNotYours
from learning.people.errors import PersonNotFound
from learning.people.person import Person, PersonId
from learning.people.private.seal import Seal, place_of
from learning.people.sign_in import as_kept

LONGEST_LIST = 200


@atomic()
async def ask(
    asker: Person, typed: str, asked: Asked, *, seal: Seal, disclosure_id: UUID, now: datetime
) -> Disclosure:
    """Ask that records of the person with this sign-in be opened, also after she left.

    Raises `DisclosureUnfit`, `PersonNotFound`, `DisclosureNotYours` for her own records, `PrivateKeyMissing`.
    """
    check_asked(asked, now=now)
    account = await people.account(as_kept(typed))
    if account is None or account.erased_at is not None:
        raise PersonNotFound
    if account.id == asker.id:
        raise DisclosureNotYours("Your own records stand under “Your data”; nobody has to agree.")
    bar = asked.bar or None
    await records.save_disclosure(
        disclosure_id,
        asker.id,
        PersonId(account.id),
        asked,
        reason_sealed=seal.seal(asked.reason, place_of("disclosure", "reason_sealed", disclosure_id)),
        bar_sealed=bar and seal.seal(bar, place_of("disclosure", "bar_sealed", disclosure_id)),
        at=now,
    )
    return await _disclosure(disclosure_id)


@atomic()
async def agree(person: Person, disclosure_id: UUID, *, now: datetime) -> Disclosure:
    """Agree to a request of somebody else. Raises what `check_decision` does."""
    check_decision(await _disclosure(disclosure_id, for_update=True), person.id, now=now)
    await records.save_agreement(disclosure_id, person.id, at=now)
    return await _disclosure(disclosure_id)


@atomic()
async def refuse(person: Person, disclosure_id: UUID, *, now: datetime) -> Disclosure:
    """Refuse a request of somebody else, for good. Raises what `check_decision` does."""
    check_decision(await _disclosure(disclosure_id, for_update=True), person.id, now=now)
    await records.save_refusal(disclosure_id, person.id, at=now)
    return await _disclosure(disclosure_id)


@atomic()
async def close(asker: Person, disclosure_id: UUID, *, now: datetime) -> None:
    """End it before its time. Raises `DisclosureNotYours` for anybody but the one who asked."""
    check_asker(await _disclosure(disclosure_id, for_update=True), asker.id)
    await records.save_closing(disclosure_id, at=now)


@atomic()
async def open_records(reader: Person, disclosure_id: UUID, *, now: datetime) -> Disclosure:
    """Let the reader see the records now, and log that she did. Raises `DisclosureNotYours`, `DisclosureNotOpen`."""
    disclosure = await _disclosure(disclosure_id, for_update=True)
    check_open(disclosure, reader.id, now=now)
    await records.save_opening(disclosure, Act.RECORDS_OPENED.value, at=now)
    return disclosure


async def disclosures(reader: Person) -> Sequence[Disclosure]:
    """The newest requests, at most `LONGEST_LIST`; never one about the reader."""
    return await records.disclosures_shown_to(reader.id, limit=LONGEST_LIST)


async def waiting_for(person: Person, *, now: datetime) -> int:
    """How many requests wait for a decision that this person may take."""
    return sum(may_decide(each, person.id, now) for each in await disclosures(person))


async def about(person: Person, *, now: datetime) -> Sequence[Disclosure]:
    """The requests about her, as soon as no law keeps them from her."""
    return await records.disclosures_about(person.id, now=now)


async def _disclosure(disclosure_id: UUID, *, for_update: bool = False) -> Disclosure:
    found = await records.disclosure_numbered(disclosure_id, for_update=for_update)
    if found is None:
        raise DisclosureNotFound
    return found

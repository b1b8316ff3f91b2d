"""What people do with their accounts: sign in and out, choose how pages look, leave; and the log of looks."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from tortoise.transactions import atomic

from learning.people import records
from learning.people.access import Datum
from learning.people.errors import AccountLocked, SignedOut, SignInRefused, TooManyTries
from learning.people.hashing import fits, hashed
from learning.people.passwords import NOBODYS_HASH, is_outdated
from learning.people.person import Language, Person, PersonId, Theme
from learning.people.sign_in import as_kept, open_session, token_hash
from learning.people.throttle.limit import account_key, address_key
from learning.people.throttle.records import count_try, forgive
from learning.people.tokens.records import delete_tokens


async def sign_in(
    typed: str,
    password: str,
    *,
    token: str,
    replaced: str | None,
    address: str | None,
    lifetime: timedelta,
    now: datetime,
) -> Person:
    """Open a session under `token`, in place of the browser's earlier one. Raises as `prove`."""
    person_id = await prove(typed, password, address=address, now=now)
    session = open_session(token, person_id, lifetime=lifetime, now=now)
    await records.save_session(session, replaced=token_hash(replaced) if replaced else None)
    person = await records.person_of(person_id, now=now)
    assert person is not None, "an account is never deleted"
    return person


async def prove(typed: str, password: str, *, address: str | None, now: datetime) -> PersonId:
    """Whose name and password these are.

    Raises `SignInRefused` alike, and after the same time, for a wrong password, an unknown sign-in
    and a person who left; `TooManyTries` before it looks at the password; `AccountLocked` only after it fitted.
    """
    keys = account_key(as_kept(typed)), address_key(address)
    await admit_try(*keys)
    account = await records.account(as_kept(typed))
    known_hash = account.password_hash if account else NOBODYS_HASH
    is_right = await fits(password, known_hash or NOBODYS_HASH)
    if account is None or not is_right or (account.left_at is not None and account.left_at <= now):
        raise SignInRefused
    await forgive(*keys)
    if account.locked_at is not None:
        raise AccountLocked
    person_id = PersonId(account.id)
    if is_outdated(known_hash):
        await records.save_password_hash(person_id, await hashed(password))
    return person_id


async def admit_try(account: str, address: str) -> None:
    """Count one try to prove who she is. Raises `TooManyTries` while somebody has to wait."""
    if (seconds := await count_try(account, address)) is not None:
        raise TooManyTries(seconds)


async def who_is(token: str | None, *, now: datetime) -> Person:
    """The person whose session this token opened. Raises `SignedOut` if there is none any more."""
    person = await records.person_signed_in(token_hash(token), now=now) if token else None
    if person is None:
        raise SignedOut
    return person


async def sign_out(token: str) -> None:
    """End this browser's session."""
    await records.end_session(token_hash(token))


async def sign_out_everywhere(person: Person) -> None:
    """End every session of hers, this one included."""
    await records.end_sessions(person.id)


async def prefer(person: Person, *, language: Language, theme: Theme) -> Person:
    """Keep how she wants the pages, and return her as she now is."""
    await records.save_preferences(person.id, language=language, theme=theme)
    return replace(person, language=language, theme=theme)


@atomic()
async def leave(person_id: PersonId, *, now: datetime) -> None:
    """Let a person leave: from `now` she cannot sign in, and whoever is signed in as her is out; her tokens are gone."""
    await records.save_leaving(person_id, at=now)
    await records.end_sessions(person_id)
    await delete_tokens(person_id)


async def log_looks(
    viewer: Person, subject_ids: Collection[PersonId], datum: Datum, *, now: datetime
) -> None:
    """Write down that the viewer saw this of these people. Looking at herself leaves no line."""
    others = [subject for subject in subject_ids if subject != viewer.id]
    if others:
        await records.save_looks(viewer.id, others, datum.value, at=now)

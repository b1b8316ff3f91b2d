"""What people do with their accounts: sign in and out, choose how pages look, leave; and the log of looks."""

import asyncio
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from tortoise.transactions import atomic

from learning.people import records
from learning.people.access import Datum
from learning.people.errors import SignedOut, SignInRefused
from learning.people.passwords import NOBODYS_HASH, hash_password, is_outdated, is_password
from learning.people.person import Language, Person, PersonId, Theme
from learning.people.sign_in import as_kept, open_session, token_hash

T = TypeVar("T")

# Two at a time, each with its 19 MiB: a whole shift may sign in at once without filling the memory.
_HASHING = ThreadPoolExecutor(max_workers=2, thread_name_prefix="password")


async def sign_in(
    typed: str, password: str, *, token: str, replaced: str | None, lifetime: timedelta, now: datetime
) -> Person:
    """Open a session under `token`, in place of the browser's earlier one.

    Raises `SignInRefused` alike, and after the same time, for a wrong password, an unknown sign-in
    and a person who left.
    """
    account = await records.account(as_kept(typed))
    known_hash = account.password_hash if account else NOBODYS_HASH
    fits = await _off_the_loop(is_password, password, known_hash)
    if account is None or not fits or (account.left_at is not None and account.left_at <= now):
        raise SignInRefused
    person_id = PersonId(account.id)
    if is_outdated(known_hash):
        await records.save_password_hash(person_id, await _off_the_loop(hash_password, password))
    session = open_session(token, person_id, lifetime=lifetime, now=now)
    await records.save_session(session, replaced=token_hash(replaced) if replaced else None)
    person = await records.person_of(person_id)
    assert person is not None, "an account is never deleted"
    return person


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
    """Let a person leave: from `now` she cannot sign in, and whoever is signed in as her is out."""
    await records.save_leaving(person_id, at=now)
    await records.end_sessions(person_id)


async def log_looks(
    viewer: Person, subject_ids: Collection[PersonId], datum: Datum, *, now: datetime
) -> None:
    """Write down that the viewer saw this of these people. Looking at herself leaves no line."""
    others = [subject for subject in subject_ids if subject != viewer.id]
    if others:
        await records.save_looks(viewer.id, others, datum.value, at=now)


async def _off_the_loop(work: Callable[..., T], *values: str) -> T:
    return await asyncio.get_running_loop().run_in_executor(_HASHING, work, *values)

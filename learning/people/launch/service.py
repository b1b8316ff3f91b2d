"""A code that a browser turns into a session, once: asked for by a work system for a colleague, or by herself for a frame."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tortoise.transactions import atomic

from learning.people import records as people
from learning.people.access import Act
from learning.people.errors import PersonNotFound
from learning.people.launch import records
from learning.people.launch.errors import LaunchRefused, SignsInHerself
from learning.people.launch.launching import LIFETIME, answering, bound, challenge_of, may_be_launched
from learning.people.person import Person, PersonId
from learning.people.service import prove
from learning.people.sign_in import as_kept, open_session, token_hash
from learning.people.tokens.token import Bearer


@dataclass(frozen=True, slots=True)
class IssuedLaunch:
    """A code in clear, which exists nowhere else, and until when it opens."""

    code: str
    expires_at: datetime


async def issue(bearer: Bearer, typed: str, *, code: str, seat: str, now: datetime) -> IssuedLaunch:
    """A code that signs the person with this staff number in, once, within `LIFETIME`; 256 random bits as text.

    Where a seat is named, whoever uses the code has to name the same.
    Raises `PersonNotFound`, also for an account that is shut, and `SignsInHerself`.
    """
    account = await people.account(as_kept(typed))
    is_shut = account is None or account.locked_at or (account.left_at is not None and account.left_at <= now)
    person = None if account is None or is_shut else await people.person_of(PersonId(account.id), now=now)
    if person is None:
        raise PersonNotFound
    if not may_be_launched(person):
        raise SignsInHerself
    await records.save_code(
        token_hash(bound(code, seat)), person.id, bearer.token_id, expires_at=now + LIFETIME, now=now
    )
    return IssuedLaunch(code, now + LIFETIME)


async def issue_to_herself(
    typed: str, password: str, *, code: str, challenge: str, address: str | None, now: datetime
) -> IssuedLaunch:
    """A code for the frame that opened the window in which she signs in; it opens once, within `LIFETIME`.

    Raises as `learning.people.service.prove`.
    """
    person_id = await prove(typed, password, address=address, now=now)
    kept = token_hash(answering(code, challenge))
    await records.save_code(kept, person_id, None, expires_at=now + LIFETIME, now=now)
    return IssuedLaunch(code, now + LIFETIME)


@atomic()
async def launch(
    code: str, *, seat: str, token: str, replaced: str | None, lifetime: timedelta, now: datetime
) -> Person:
    """Use a work system's code up and open a session under `token`, in place of the browser's earlier one.

    She can read that it happened, and whose token asked for it. Raises `LaunchRefused`.
    """
    used = await _used(bound(code, seat), is_own=False, now=now)
    person = await _opened(used, token, replaced, lifetime, now)
    if used.asked_by is None or not may_be_launched(person):
        raise LaunchRefused
    await people.save_looks(used.asked_by, [person.id], Act.LAUNCHED.value, at=now)
    return person


@atomic()
async def enter_frame(
    code: str, *, secret: str, token: str, replaced: str | None, lifetime: timedelta, now: datetime
) -> Person:
    """Use her own code up in the frame that keeps the secret, and open a session there. Raises `LaunchRefused`."""
    used = await _used(answering(code, challenge_of(secret)), is_own=True, now=now)
    return await _opened(used, token, replaced, lifetime, now)


async def _used(kept: str, *, is_own: bool, now: datetime) -> records.Launch:
    used = await records.use_code(token_hash(kept), is_own=is_own, now=now)
    if used is None:
        raise LaunchRefused
    return used


async def _opened(
    used: records.Launch, token: str, replaced: str | None, lifetime: timedelta, now: datetime
) -> Person:
    session = open_session(token, used.person_id, lifetime=lifetime, now=now)
    await people.save_session(session, replaced=token_hash(replaced) if replaced else None)
    person = await people.person_signed_in(session.token_hash, now=now)
    if person is None:
        raise LaunchRefused
    return person

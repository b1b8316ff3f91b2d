"""A work system asks for a code for a colleague; her browser turns the code into a session, once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tortoise.transactions import atomic

from learning.people import records as people
from learning.people.access import Act
from learning.people.errors import PersonNotFound
from learning.people.launch import records
from learning.people.launch.errors import LaunchRefused, SignsInHerself
from learning.people.launch.launching import LIFETIME, may_be_launched
from learning.people.person import Person, PersonId
from learning.people.sign_in import as_kept, open_session, token_hash
from learning.people.tokens.token import Bearer


@dataclass(frozen=True, slots=True)
class IssuedLaunch:
    """A code in clear, which exists nowhere else, and until when it opens."""

    code: str
    expires_at: datetime


async def issue(bearer: Bearer, typed: str, *, code: str, now: datetime) -> IssuedLaunch:
    """A code that signs the person with this staff number in, once, within `LIFETIME`; 256 random bits as text.

    Raises `PersonNotFound`, also for an account that is shut, and `SignsInHerself`.
    """
    account = await people.account(as_kept(typed))
    is_shut = account is None or account.locked_at or (account.left_at is not None and account.left_at <= now)
    person = None if account is None or is_shut else await people.person_of(PersonId(account.id), now=now)
    if person is None:
        raise PersonNotFound
    if not may_be_launched(person):
        raise SignsInHerself
    await records.save_code(token_hash(code), person.id, bearer.token_id, expires_at=now + LIFETIME, now=now)
    return IssuedLaunch(code, now + LIFETIME)


@atomic()
async def launch(
    code: str, *, token: str, replaced: str | None, lifetime: timedelta, now: datetime
) -> Person:
    """Use the code up and open a session under `token`, in place of the browser's earlier one.

    She can read that it happened, and whose token asked for it. Raises `LaunchRefused`.
    """
    used = await records.use_code(token_hash(code), now=now)
    if used is None:
        raise LaunchRefused
    session = open_session(token, used.person_id, lifetime=lifetime, now=now)
    await people.save_session(session, replaced=token_hash(replaced) if replaced else None)
    person = await people.person_signed_in(session.token_hash, now=now)
    if person is None or not may_be_launched(person):
        raise LaunchRefused
    await people.save_looks(used.asked_by, [person.id], Act.LAUNCHED.value, at=now)
    return person

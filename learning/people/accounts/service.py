"""What is done with accounts: a new password by herself, a code, a lock or its end by an administrator.

Whatever an administrator does leaves a line in the access log that she can read.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tortoise.transactions import atomic

from learning.people import records as people
from learning.people.access import Act
from learning.people.accounts import records
from learning.people.accounts.choosing import CODE_LIFETIME, as_issued, check_password, new_code
from learning.people.accounts.records import Account
from learning.people.errors import OwnAccount, PasswordWrong, PersonNotFound, ResetRefused
from learning.people.hashing import fits, hashed
from learning.people.passwords import NOBODYS_HASH
from learning.people.person import Person, PersonId
from learning.people.records import PersonRow
from learning.people.service import admit_try
from learning.people.sign_in import as_kept, token_hash
from learning.people.throttle.limit import account_key, address_key
from learning.people.throttle.records import forget_account, forgive
from learning.people.tokens.records import delete_tokens

LONGEST_LIST = 200


@dataclass(frozen=True, slots=True)
class IssuedCode:
    """A code in clear, which exists nowhere else, and until when it opens."""

    code: str
    expires_at: datetime


async def accounts(found: str) -> Sequence[Account]:
    """At most `LONGEST_LIST` accounts by sign-in, narrowed to those found by name or number."""
    return await records.accounts(found=found, limit=LONGEST_LIST)


async def change_password(person: Person, old: str, new: str, *, token: str, address: str | None) -> None:
    """Give her a new password and end her other sessions; the one with `token` goes on.

    Raises `PasswordTooEasy`, `PasswordWrong`, and `TooManyTries`: whoever found an open seat could guess here too.
    """
    check_password(new, sign_in=person.sign_in, name=person.name)
    keys = account_key(person.sign_in), address_key(address)
    await admit_try(*keys)
    account = await records.account_of(person.id)
    assert account is not None, "whoever is signed in has an account"
    if not await fits(old, account.password_hash or NOBODYS_HASH):
        raise PasswordWrong
    await forgive(*keys)
    await _replace_password(person.id, await hashed(new), kept=token_hash(token))


async def issue_code(
    admin: Person, person_id: PersonId, *, chance: random.Random, now: datetime
) -> IssuedCode:
    """A code with which she may choose a password, once and within a quarter of an hour.

    Raises `PersonNotFound`. Her old password goes on until the code is used.
    """
    code = IssuedCode(new_code(chance), now + CODE_LIFETIME)
    code_hash = await hashed(code.code)
    await _keep_code(admin, person_id, code_hash, expires_at=code.expires_at, now=now)
    return code


async def issue_code_for(typed: str, *, chance: random.Random, now: datetime) -> IssuedCode:
    """The same by whoever operates the server, who needs no account; it leaves no line, for there is no viewer.

    Raises `PersonNotFound`.
    """
    account = await people.account(as_kept(typed))
    if account is None or _is_closed(account, now):
        raise PersonNotFound
    code = IssuedCode(new_code(chance), now + CODE_LIFETIME)
    await records.save_code(PersonId(account.id), await hashed(code.code), expires_at=code.expires_at)
    await forget_account(account_key(account.sign_in))
    return code


async def reset_password(typed: str, code: str, new: str, *, address: str | None, now: datetime) -> None:
    """Let whoever holds the code choose a password; it ends every session and token. The code is used up.

    Raises `ResetRefused` alike for a wrong, used or old code and an unknown sign-in; `TooManyTries`;
    `PasswordTooEasy`, after which the code can be tried again.
    """
    keys = account_key(as_kept(typed)), address_key(address)
    await admit_try(*keys)
    account = await people.account(as_kept(typed))
    code_hash = await records.code_hash_of(PersonId(account.id), now=now) if account else None
    is_right = await fits(as_issued(code), code_hash or NOBODYS_HASH)
    if account is None or code_hash is None or not is_right or _is_closed(account, now):
        raise ResetRefused
    await forgive(*keys)
    check_password(new, sign_in=account.sign_in, name=account.name)
    await _use_code(PersonId(account.id), code_hash, await hashed(new))


@atomic()
async def lock(admin: Person, person_id: PersonId, *, now: datetime) -> None:
    """Nobody can sign in to this account until it is unlocked; who is signed in is out, and its tokens are gone.

    Raises `PersonNotFound`, `OwnAccount`.
    """
    await theirs(admin, person_id)
    await records.save_lock(person_id, at=now)
    await people.end_sessions(person_id)
    await delete_tokens(person_id)
    await people.save_looks(admin.id, [person_id], Act.ACCOUNT_LOCKED.value, at=now)


@atomic()
async def unlock(admin: Person, person_id: PersonId, *, now: datetime) -> None:
    """Open the account again, and forget tries that failed. Raises `PersonNotFound`, `OwnAccount`."""
    account = await theirs(admin, person_id)
    await records.save_lock(person_id, at=None)
    await forget_account(account_key(account.sign_in))
    await people.save_looks(admin.id, [person_id], Act.ACCOUNT_UNLOCKED.value, at=now)


async def theirs(admin: Person, person_id: PersonId) -> PersonRow:
    """Somebody else's account, locked until the transaction ends. Raises `PersonNotFound`, `OwnAccount`."""
    account = await records.account_of(person_id, for_update=True)
    if account is None:
        raise PersonNotFound
    if person_id == admin.id:
        raise OwnAccount
    return account


def _is_closed(account: PersonRow, now: datetime) -> bool:
    return account.left_at is not None and account.left_at <= now


@atomic()
async def _keep_code(
    admin: Person, person_id: PersonId, code_hash: str, *, expires_at: datetime, now: datetime
) -> None:
    account = await theirs(admin, person_id)
    await records.save_code(person_id, code_hash, expires_at=expires_at)
    await forget_account(account_key(account.sign_in))
    await people.save_looks(admin.id, [person_id], Act.CODE_ISSUED.value, at=now)


@atomic()
async def _use_code(person_id: PersonId, code_hash: str, password_hash: str) -> None:
    if not await records.use_code(person_id, code_hash):
        raise ResetRefused
    await people.save_password_hash(person_id, password_hash)
    await people.end_sessions(person_id)
    await delete_tokens(person_id)


@atomic()
async def _replace_password(person_id: PersonId, password_hash: str, *, kept: str) -> None:
    await people.save_password_hash(person_id, password_hash)
    await records.end_other_sessions(person_id, kept)

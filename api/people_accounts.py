"""Accounts, for administrators: who has one, a code for a new password, locks, and the end of one's data."""

import random
from datetime import datetime
from typing import Annotated
from uuid import UUID, uuid4

from litestar import Controller, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter
from pydantic import Field

from api.people_holdings import HOLDINGS
from api.wire import In, Moment, Out
from learning.people.access import Duty
from learning.people.accounts import service
from learning.people.accounts.records import Account
from learning.people.employers import service as employers
from learning.people.employers.service import Employment
from learning.people.own_data import service as own_data
from learning.people.person import EmployerKind, Person, PersonId, Role

CHANCE = random.SystemRandom()


class AccountOut(Out):
    """One account. Without a password nobody can sign in to it until a code was used."""

    id: UUID
    sign_in: str
    name: str
    team: str | None
    employer: str | None
    employer_kind: EmployerKind | None
    roles: list[Role]
    has_password: bool
    locked_at: datetime | None
    left_at: datetime | None


class AccountsOut(Out):
    """Accounts by sign-in, at most 200; a search narrows them."""

    accounts: list[AccountOut]


class CodeOut(Out):
    """A code that is shown this once, and until when it opens."""

    code: str
    expires_at: datetime


class ErasureIn(In):
    """The sign-in of the account once more, so that nobody is erased by a slip."""

    sign_in: Annotated[str, Field(min_length=1, max_length=64)]


class EmploymentIn(In):
    """Who employs her: an employer by name, or the bank itself where that is null. `until` closes the account."""

    employer: Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[^\x00]+$")] | None
    kind: EmployerKind
    until: Moment | None


class AccountController(Controller):
    """What administrators do with accounts; each act leaves a line that the person can read."""

    path = "/people"
    tags = ("people",)
    opt = {"purpose": Duty.KEEP_ACCOUNTS}  # noqa: RUF012 # Litestar reads a plain attribute

    @get("/", summary="Accounts", operation_id="getAccounts")
    async def show(
        self, search: Annotated[str, QueryParameter(max_length=80, pattern=r"^[^\x00]*$")] = ""
    ) -> AccountsOut:
        """Those whose sign-in begins so or whose name contains it."""
        found = await service.accounts(search.strip())
        return AccountsOut(accounts=[_account(each) for each in found])

    @post("/{person_id:uuid}/reset-code", summary="Issue a code for a new password", operation_id="issueCode")
    async def issue_code(
        self, person_id: FromPath[UUID], person: NamedDependency[Person], now: NamedDependency[datetime]
    ) -> CodeOut:
        """One code, for a quarter of an hour; an earlier one is worthless from now on."""
        issued = await service.issue_code(person, PersonId(person_id), chance=CHANCE, now=now)
        return CodeOut.model_validate(issued)

    @put("/{person_id:uuid}/lock", summary="Lock an account", operation_id="lockAccount", status_code=204)
    async def lock(
        self, person_id: FromPath[UUID], person: NamedDependency[Person], now: NamedDependency[datetime]
    ) -> None:
        """From now on nobody can sign in to it, and who is signed in is out."""
        await service.lock(person, PersonId(person_id), now=now)

    @delete("/{person_id:uuid}/lock", summary="Unlock an account", operation_id="unlockAccount")
    async def unlock(
        self, person_id: FromPath[UUID], person: NamedDependency[Person], now: NamedDependency[datetime]
    ) -> None:
        """Open it again, and forget tries that failed."""
        await service.unlock(person, PersonId(person_id), now=now)

    @put(
        "/{person_id:uuid}/employer",
        summary="Say who employs her",
        operation_id="putEmployer",
        status_code=204,
    )
    async def employ(
        self,
        person_id: FromPath[UUID],
        data: JSONBody[EmploymentIn],
        person: NamedDependency[Person],
        now: NamedDependency[datetime],
    ) -> None:
        """An employer bounds what its leads see; the end of a contract closes the account by itself."""
        employment = Employment(data.employer and data.employer.strip(), data.kind, data.until)
        await employers.employ(person, PersonId(person_id), employment, new_id=uuid4(), now=now)

    @post(
        "/{person_id:uuid}/erasure",
        summary="Erase one person's data",
        operation_id="erasePerson",
        status_code=204,
    )
    async def erase(
        self,
        person_id: FromPath[UUID],
        data: JSONBody[ErasureIn],
        person: NamedDependency[Person],
        now: NamedDependency[datetime],
    ) -> None:
        """Empty her identity and whatever she wrote freely; logs keep a random id. There is no way back."""
        await own_data.erase(
            person, PersonId(person_id), confirmed=data.sign_in.strip(), holdings=HOLDINGS, now=now
        )


def _account(account: Account) -> AccountOut:
    return AccountOut(
        id=account.id,
        sign_in=account.sign_in,
        name=account.name,
        team=account.team,
        employer=account.employer,
        employer_kind=account.employer_kind,
        roles=[role for role in Role if role in account.roles],
        has_password=account.has_password,
        locked_at=account.locked_at,
        left_at=account.left_at,
    )

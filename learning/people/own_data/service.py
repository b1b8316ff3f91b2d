"""What is stored about one person: counted for her, given to her as a whole, and erased by an administrator."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any  # rows of any table

from tortoise.transactions import atomic

from learning.people import records as people
from learning.people.access import Act
from learning.people.accounts.service import theirs
from learning.people.errors import NotThisPerson
from learning.people.own_data import records
from learning.people.own_data.holding import Holding, Kind
from learning.people.own_data.naming import pattern_of
from learning.people.own_data.records import Look
from learning.people.person import Person, PersonId
from learning.people.sign_in import as_kept
from learning.people.throttle.limit import account_key
from learning.people.throttle.records import forget_account


async def looks_at(person: Person, *, before: datetime | None, limit: int, now: datetime) -> Sequence[Look]:
    """Who looked at her data, newest first."""
    return await records.looks_at(person.id, before=before, limit=limit, now=now)


async def counts(person: Person, holdings: Sequence[Holding], *, now: datetime) -> Mapping[Kind, int]:
    """How many entries of each kind are stored about her."""
    total: Counter[Kind] = Counter()
    for holding, number in zip(holdings, await records.count(person.id, holdings, now=now), strict=True):
        total[holding.kind] += number
    return total


@atomic()
async def everything_about(
    person: Person, holdings: Sequence[Holding], *, now: datetime
) -> Mapping[Kind, Mapping[str, list[dict[str, Any]]]]:
    """Every row that names her, by kind and table; secrets and texts of the bank are left out."""
    found: dict[Kind, dict[str, list[dict[str, Any]]]] = {}
    for holding in holdings:
        tables = found.setdefault(holding.kind, {})
        key = holding.table if holding.column == "person_id" else f"{holding.table}.{holding.column}"
        tables[key] = await records.rows_of(person.id, holding, now=now)
    return found


@atomic()
async def erase(
    admin: Person, person_id: PersonId, *, confirmed: str, holdings: Sequence[Holding], now: datetime
) -> None:
    """Empty her identity and her free text, end her sessions, and keep the random id for the logs.

    Raises `PersonNotFound`, `OwnAccount`, and `NotThisPerson` unless `confirmed` is her sign-in.
    """
    account = await theirs(admin, person_id)
    if as_kept(confirmed) != account.sign_in:
        raise NotThisPerson
    for holding in holdings:
        await records.empty(person_id, holding)
    if (pattern := pattern_of(account.name)) is not None:
        await records.strike_name(pattern)
    await forget_account(account_key(account.sign_in))
    await records.save_erasure(person_id, at=now)
    await people.save_looks(admin.id, [person_id], Act.DATA_ERASED.value, at=now)

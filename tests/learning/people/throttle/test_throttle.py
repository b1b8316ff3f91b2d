"""Hostile sign-ins. The database's clock counts, so time passes here by moving its rows back."""

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from tortoise import connections

from learning.people import service
from learning.people.errors import LearningError, SignInRefused, TooManyTries
from learning.people.passwords import hash_password
from learning.people.person import Person
from learning.people.records import PersonRow, SessionRow
from learning.people.throttle.limit import ACCOUNT, ADDRESS, account_key, address_key
from learning.people.throttle.records import count_try, forgive

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("database")]

NOW = datetime(2026, 12, 1, 8, 30, tzinfo=UTC)
PASSWORD = "远汀-2026"
HASH = hash_password(PASSWORD)
HOME = address_key("10.1.2.3")


async def an_account(sign_in: str = "8001") -> None:
    await PersonRow.create(id=uuid4(), sign_in=sign_in, name="林晓", password_hash=HASH)


async def trying(
    password: str, sign_in: str = "8001", *, address: str = "10.1.2.3", now: datetime = NOW
) -> Person:
    return await service.sign_in(
        sign_in,
        password,
        token=uuid4().hex,
        replaced=None,
        address=address,
        lifetime=timedelta(hours=12),
        now=now,
    )


async def refusal(password: str, sign_in: str = "8001", **fields: object) -> LearningError:
    with pytest.raises((SignInRefused, TooManyTries)) as refused:
        await trying(password, sign_in, **fields)  # type: ignore[arg-type] # its own fields
    return refused.value


async def pass_time(seconds: float) -> None:
    await connections.get("default").execute_query(
        "update sign_in_try set counted_at = counted_at - $1 * interval '1 second',"
        " free_at = free_at - $1 * interval '1 second'",
        [seconds],
    )


async def counted(kind: str) -> list[float]:
    rows = await connections.get("default").execute_query_dict(
        "select tries from sign_in_try where kind = $1", [kind]
    )
    return [row["tries"] for row in rows]


async def waits(account: str, address: str, tries: int) -> list[int | None]:
    """Try as soon as one may, `tries` times; the waits met in between."""
    met = []
    for _ in range(tries):
        seconds = await count_try(account, address)
        met.append(seconds)
        if seconds is not None:
            await pass_time(seconds)
            assert await count_try(account, address) is None
    return met


async def test_a_few_slips_cost_nothing() -> None:
    await an_account()
    for _ in range(ACCOUNT.free):
        assert isinstance(await refusal("wrong"), SignInRefused)

    assert (await trying(PASSWORD)).sign_in == "8001"


async def test_after_the_free_tries_even_the_right_password_waits() -> None:
    await an_account()
    for _ in range(ACCOUNT.free + 1):
        await refusal("wrong")

    refused = await refusal(PASSWORD)

    assert isinstance(refused, TooManyTries)
    assert 1 <= refused.retry_after <= ACCOUNT.first_wait
    assert str(refused) == f"There were too many tries. Try again in {refused.retry_after} seconds."
    assert not await SessionRow.exists()


async def test_when_the_wait_is_over_she_is_in_and_starts_afresh() -> None:
    await an_account()
    for _ in range(ACCOUNT.free + 1):
        await refusal("wrong")
    await pass_time(ACCOUNT.first_wait)

    await trying(PASSWORD)

    assert await counted("account") == []


async def test_waits_double_up_to_the_longest() -> None:
    await waits(account_key("8001"), HOME, ACCOUNT.free + 1)

    met = [wait or 0 for wait in await waits(account_key("8001"), HOME, 14)]

    assert met[:5] == [5, 10, 20, 40, 80]
    assert met == sorted(met)
    assert met[-1] == ACCOUNT.longest_wait


async def test_knocking_while_one_waits_makes_the_wait_no_longer() -> None:
    await waits(account_key("8001"), HOME, ACCOUNT.free + 1)
    first = await count_try(account_key("8001"), HOME)

    later = [await count_try(account_key("8001"), HOME) for _ in range(50)]

    assert first is not None
    assert max(later) <= first  # type: ignore[type-var] # each of them is a wait


async def test_slips_are_forgotten_with_time() -> None:
    await waits(account_key("8001"), HOME, ACCOUNT.free + 1)
    await pass_time(ACCOUNT.forgets_after * ACCOUNT.free)

    assert await waits(account_key("8001"), HOME, ACCOUNT.free - 1) == [None] * (ACCOUNT.free - 1)


async def test_one_account_from_many_addresses_is_one_account() -> None:
    await an_account()
    for number in range(ACCOUNT.free + 1):
        await refusal("wrong", address=f"203.0.113.{number}")

    assert isinstance(await refusal(PASSWORD, address="198.51.100.7"), TooManyTries)


async def test_many_accounts_from_one_address_are_one_address() -> None:
    for number in range(ADDRESS.free + 1):
        assert await count_try(account_key(str(number)), HOME) is None

    assert await count_try(account_key("9999"), HOME) is not None
    assert await count_try(account_key("9999"), address_key("10.9.9.9")) is None


async def test_who_waits_for_the_address_is_not_counted_at_the_account() -> None:
    for number in range(ADDRESS.free + 1):
        await count_try(account_key(str(number)), HOME)
    before = len(await counted("account"))

    await count_try(account_key("9999"), HOME)

    assert len(await counted("account")) == before


async def test_a_shift_that_signs_in_from_one_address_is_never_held_up() -> None:
    met = []
    for number in range(ADDRESS.free * 2):
        met.append(await count_try(account_key(str(number)), HOME))
        await forgive(account_key(str(number)), HOME)

    assert met == [None] * len(met)
    assert await counted("account") == []


async def test_signing_in_to_ones_own_account_does_not_buy_guesses_at_others() -> None:
    for number in range(ADDRESS.free):
        await count_try(account_key(str(number)), HOME)
    for _ in range(20):
        await count_try(account_key("mine"), HOME)
        await forgive(account_key("mine"), HOME)
        await pass_time(ADDRESS.first_wait)

    assert (await counted("address"))[0] > ADDRESS.free - 20


async def test_guesses_sent_at_once_are_no_more_than_guesses_one_by_one() -> None:
    met = await asyncio.gather(*[count_try(account_key("8001"), HOME) for _ in range(60)])

    assert met.count(None) == ACCOUNT.free + 1


async def test_an_account_that_does_not_exist_is_held_up_alike() -> None:
    for _ in range(ACCOUNT.free + 1):
        await refusal("wrong", "nobody")

    assert isinstance(await refusal("wrong", "nobody"), TooManyTries)


async def test_wide_letters_and_blanks_are_no_second_account() -> None:
    for typed in ("8001", "８００１", " 8001", "8001 ", "８001", "80０1"):
        await refusal("wrong", typed)

    assert isinstance(await refusal("wrong", "800１"), TooManyTries)


@pytest.mark.parametrize("skew", [timedelta(days=-400), timedelta(days=400)], ids=["slow", "fast"])
async def test_a_node_whose_clock_is_wrong_counts_like_the_others(skew: timedelta) -> None:
    await an_account()
    for number in range(ACCOUNT.free + 1):
        await refusal("wrong", now=NOW + skew * (number % 2))

    refused = await refusal(PASSWORD, now=NOW + skew)

    assert isinstance(refused, TooManyTries)
    assert refused.retry_after <= ACCOUNT.first_wait


async def test_a_database_whose_clock_stepped_back_locks_nobody_out() -> None:
    await an_account()
    for _ in range(ACCOUNT.free + 1):
        await refusal("wrong")
    await pass_time(-86_400)

    assert (await trying(PASSWORD)).sign_in == "8001"


async def test_what_yesterday_left_is_swept_away() -> None:
    for number in range(30):
        await count_try(account_key(str(number)), address_key(f"10.0.0.{number}"))
    await pass_time(90_000)

    await count_try(account_key("8001"), HOME)
    await forgive(account_key("8001"), HOME)

    assert (await counted("account"), await counted("address")) == ([], [0.0])

import asyncio
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from argon2 import PasswordHasher
from tortoise.transactions import in_transaction

from learning.people import records, service
from learning.people.access import Datum
from learning.people.accounts import service as accounts
from learning.people.errors import AccountLocked, SignedOut, SignInRefused
from learning.people.passwords import hash_password, is_outdated
from learning.people.person import Person, PersonId, Role, Team, TeamId
from learning.people.records import AccessLogRow, PersonRow, RoleGrantRow, SessionRow, TeamRow
from learning.people.sign_in import token_hash
from tests.locks import until_held_back

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("database")]

NOW = datetime(2026, 12, 1, 8, 30, tzinfo=UTC)
SHIFT = timedelta(hours=12)
PASSWORD = "远汀-2026"
HASH = hash_password(PASSWORD)


async def an_account(sign_in: str = "8001", *roles: Role, **fields: Any) -> PersonRow:
    row = await PersonRow.create(
        **{"id": uuid4(), "sign_in": sign_in, "name": "林晓", "password_hash": HASH} | fields
    )
    for role in roles:
        await RoleGrantRow.create(id=uuid4(), person=row, role=role)
    return row


async def signing_in(
    typed: str = "8001",
    password: str = PASSWORD,
    *,
    token: str = "token",  # a sample, not a secret
    replaced: str | None = None,
    address: str | None = "10.1.2.3",
    now: datetime = NOW,
) -> Person:
    return await service.sign_in(
        typed, password, token=token, replaced=replaced, address=address, lifetime=SHIFT, now=now
    )


async def test_the_right_password_opens_a_session_for_her() -> None:
    account = await an_account()

    await signing_in(token="token")

    assert (await service.who_is("token", now=NOW)).id == account.id


async def test_signing_in_brings_her_roles_and_team() -> None:
    team = await TeamRow.create(id=uuid4(), name="一班")
    await an_account("8001", Role.AGENT, Role.AUTHOR, team=team)

    person = await signing_in()

    assert person.roles == {Role.AGENT, Role.AUTHOR}
    assert person.team == Team(TeamId(team.id), "一班")


async def test_only_the_hash_of_the_token_is_stored() -> None:
    await an_account()

    await signing_in(token="token")

    assert [row.token_hash for row in await SessionRow.all()] == [token_hash("token")]


@pytest.mark.parametrize(
    ("typed", "password"),
    [
        pytest.param("8001", "wrong", id="wrong-password"),
        pytest.param("8009", PASSWORD, id="unknown-sign-in"),
        pytest.param("8001", "", id="empty-password"),
    ],
)
async def test_what_does_not_belong_together_is_refused(typed: str, password: str) -> None:
    await an_account()

    with pytest.raises(SignInRefused):
        await signing_in(typed, password)

    assert not await SessionRow.exists()


async def test_a_refusal_does_not_tell_an_unknown_sign_in_from_a_wrong_password() -> None:
    await an_account()

    with pytest.raises(SignInRefused) as wrong:
        await signing_in("8001", "wrong")
    with pytest.raises(SignInRefused) as unknown:
        await signing_in("8009", "wrong")

    assert str(wrong.value) == str(unknown.value)


async def test_who_left_cannot_sign_in() -> None:
    await an_account(left_at=NOW)

    with pytest.raises(SignInRefused):
        await signing_in()


async def test_who_leaves_tomorrow_can_sign_in_today() -> None:
    await an_account(left_at=NOW + timedelta(days=1))

    assert (await signing_in()).sign_in == "8001"


async def test_leaving_ends_every_session() -> None:
    account = await an_account()
    await signing_in(token="panel")
    await signing_in(token="desk")

    await service.leave(PersonId(account.id), now=NOW + timedelta(hours=1))

    assert not await SessionRow.exists()
    with pytest.raises(SignInRefused):
        await signing_in(now=NOW + timedelta(hours=1))


async def test_a_sign_in_under_way_does_not_outlive_a_lock() -> None:
    account, admin = await an_account(), await an_account("1101", Role.ADMIN)
    keeper = await signing_in("1101", token="admin")
    begun = asyncio.Event()

    async def sign_in_late() -> None:
        await begun.wait()
        with suppress(AccountLocked):  # when this machine is slow it comes after the lock, which is as good
            await signing_in(token="late")

    late = asyncio.create_task(sign_in_late())  # before the transaction, so that it is not part of it
    async with in_transaction() as locking:
        await accounts.lock(keeper, PersonId(account.id), now=NOW)
        begun.set()
        await until_held_back(late, locking)
    await late

    assert [row.person_id for row in await SessionRow.all()] == [admin.id]


async def test_a_session_of_someone_whose_leaving_came_ends_by_itself() -> None:
    await an_account(left_at=NOW + timedelta(hours=2))
    await signing_in(token="token")

    with pytest.raises(SignedOut):
        await service.who_is("token", now=NOW + timedelta(hours=2))


@pytest.mark.parametrize("token", [None, "", "another"])
async def test_a_token_that_opened_nothing_is_nobody(token: str | None) -> None:
    await an_account()
    await signing_in(token="token")

    with pytest.raises(SignedOut):
        await service.who_is(token, now=NOW)


async def test_a_session_lasts_to_the_end_of_the_shift_and_no_longer() -> None:
    await an_account()
    await signing_in(token="token")

    assert await service.who_is("token", now=NOW + SHIFT - timedelta(seconds=1))
    with pytest.raises(SignedOut):
        await service.who_is("token", now=NOW + SHIFT)


async def test_signing_in_again_in_one_browser_ends_its_earlier_session() -> None:
    await an_account()
    await signing_in(token="first")

    await signing_in(token="second", replaced="first")

    assert [row.token_hash for row in await SessionRow.all()] == [token_hash("second")]


async def test_signing_in_elsewhere_keeps_the_other_browser_signed_in() -> None:
    await an_account()
    await signing_in(token="panel")

    await signing_in(token="desk")

    assert await service.who_is("panel", now=NOW)


async def test_signing_in_sweeps_her_ended_sessions_away() -> None:
    await an_account()
    await signing_in(token="yesterday", now=NOW - timedelta(days=1))

    await signing_in(token="today")

    assert [row.token_hash for row in await SessionRow.all()] == [token_hash("today")]


async def test_signing_out_ends_this_browser_only() -> None:
    await an_account()
    await signing_in(token="panel")
    await signing_in(token="desk")

    await service.sign_out("panel")

    assert [row.token_hash for row in await SessionRow.all()] == [token_hash("desk")]


async def test_signing_out_everywhere_leaves_other_people_signed_in() -> None:
    await an_account("8001")
    await an_account("8002")
    person = await signing_in("8001", token="hers")
    await signing_in("8002", token="not-hers")

    await service.sign_out_everywhere(person)

    assert [row.token_hash for row in await SessionRow.all()] == [token_hash("not-hers")]


async def test_an_old_hash_is_made_anew_at_the_next_sign_in() -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(PASSWORD)
    account = await an_account(password_hash=weak)

    await signing_in()

    await account.refresh_from_db()
    assert not is_outdated(account.password_hash)
    assert (await signing_in(token="again")).id == account.id


async def test_a_wrong_password_never_touches_an_old_hash() -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(PASSWORD)
    account = await an_account(password_hash=weak)

    with pytest.raises(SignInRefused):
        await signing_in(password="wrong")

    await account.refresh_from_db()
    assert account.password_hash == weak


async def test_preferences_stay() -> None:
    await an_account()
    person = await signing_in(token="token")

    await service.prefer(person, language="en", theme="dark")

    again = await service.who_is("token", now=NOW)
    assert (again.language, again.theme) == ("en", "dark")


async def test_a_look_at_others_leaves_one_line_each() -> None:
    await an_account("8001", Role.LEAD)
    others = [PersonId((await an_account(sign_in)).id) for sign_in in ("8002", "8003")]
    viewer = await signing_in("8001")

    await service.log_looks(viewer, others, Datum.SKILL_LEVELS, now=NOW)

    lines = await AccessLogRow.all().values_list("viewer_id", "subject_id", "purpose", "at")
    assert sorted(lines) == sorted((viewer.id, other, "skill_levels", NOW) for other in others)


@pytest.mark.parametrize("include_herself", [True, False], ids=["only-herself", "nobody"])
async def test_a_look_at_herself_leaves_no_line(include_herself: bool) -> None:
    await an_account()
    viewer = await signing_in()

    await service.log_looks(viewer, [viewer.id] if include_herself else [], Datum.SKILL_LEVELS, now=NOW)

    assert not await AccessLogRow.exists()


async def test_the_tree_in_the_database_is_the_tree_of_the_rules() -> None:
    centre = await TeamRow.create(id=uuid4(), name="远程银行中心")
    north = await TeamRow.create(id=uuid4(), name="北区", parent=centre)
    night = await TeamRow.create(id=uuid4(), name="夜班", parent=north)
    south = await TeamRow.create(id=uuid4(), name="南区", parent=centre)

    assert await records.team_parents() == {
        centre.id: None,
        north.id: centre.id,
        night.id: north.id,
        south.id: centre.id,
    }


@pytest.mark.parametrize("role", list(Role))
async def test_every_role_can_be_granted(role: Role) -> None:
    await an_account("8001", role)

    assert (await signing_in()).roles == {role}

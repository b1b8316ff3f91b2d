"""Filling an empty database with the demonstration bank, and telling who can sign in to it."""

import hmac
from collections.abc import Callable
from datetime import timedelta

from tortoise.transactions import in_transaction

from api.app import wall_clock
from api.database import connect, credentials_of, open_database
from api.demo.bank import STAFF, people_the_bank
from api.demo.history import live_through
from api.demo.shelf import fill_the_shelf
from api.partitions import ensure_partitions
from api.settings import Settings
from learning.people.person import Role
from learning.people.records import PersonRow

ROLE_NAMES = {
    Role.AGENT: "坐席 agent",
    Role.AUTHOR: "资深 author",
    Role.LEAD: "班长 lead",
    Role.DUTY_LEAD: "值班长 duty lead",
    Role.MANAGER: "经理 manager",
    Role.OWNER: "知识负责人 owner",
    Role.COMPLIANCE: "合规负责人 compliance",
    Role.ADMIN: "管理员 admin",
}


async def fill(
    settings: Settings, *, people: int, days: int, seed: int, announce: Callable[[str], None]
) -> str:
    """Fill the bank if nobody is in it yet; returns the one password that opens its accounts."""
    assert settings.secret is not None, "the caller finds or makes the secret"
    secret, now = settings.secret.get_secret_value(), wall_clock()
    password = demonstration_password(secret)
    credentials = credentials_of(settings.database_url)
    async with open_database(credentials):
        if await PersonRow.exists():
            return password
        announce(f"Filling the demonstration bank: {people} agents, {days} days behind them.")
        connection = await connect(credentials_of(settings.database_direct_url or settings.database_url))
        await ensure_partitions(connection, now, since=now - timedelta(days=days + 31))
        await connection.close()
        first_day = now - timedelta(days=days)
        async with in_transaction():  # the whole bank or none of it
            bank = await people_the_bank(people, password=password, seed=seed, now=first_day)
            await fill_the_shelf(settings.content_dir, bank, first_day=first_day, now=now, zone=settings.zone)
            await live_through(
                bank, first_day=first_day, now=now, seed=seed, zone=settings.zone, key=secret.encode()
            )
    return password


def demonstration_password(secret: str) -> str:
    """The same at every start of one installation, and different in every other."""
    return hmac.new(secret.encode(), b"demonstration bank", "sha256").hexdigest()[:10]


def sign_ins(settings: Settings, password: str) -> str:
    """The address, and one sign-in for each role, as a table to read in a terminal."""
    lines = [
        f"  {sign_in}   {' + '.join(ROLE_NAMES[role] for role in roles)}   {name}"
        for sign_in, name, roles, _ in STAFF
    ]
    return "\n".join(
        [
            "",
            f"{settings.bank_name} is open at http://{settings.host}:{settings.port}",
            f"Password of every account: {password}",
            "",
            *lines,
            "",
        ]
    )

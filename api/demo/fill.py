"""Filling an empty database with the demonstration bank, and telling who can sign in to it."""

import hmac
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid5
from zoneinfo import ZoneInfo

from tortoise import connections
from tortoise.transactions import in_transaction

from api.clock import wall_clock
from api.database import connect, credentials_of, open_database
from api.demo.assignments import keep_assignment
from api.demo.bank import NEWCOMER, STAFF, Bank, Colleague, found_bank, newcomer
from api.demo.calendar import Past
from api.demo.contacts import keep_contacts
from api.demo.gaps import keep_offers
from api.demo.history import History
from api.demo.library import open_library
from api.demo.naming import rename
from api.demo.pursuits import mark_pursuits
from api.demo.rosters import keep_rosters
from api.demo.rows import Rows
from api.demo.shelf import fill_the_shelf, usable_content
from api.demo.watches import keep_watches
from api.partitions import ensure_partitions
from api.settings import Settings
from learning.clock import in_bank_zone
from learning.coverage.offers.service import count_offers
from learning.knowledge.records import ArticleRow
from learning.people.passwords import hash_password
from learning.people.person import Role
from learning.people.records import PersonRow
from learning.workforce.service import refresh_weights

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
    settings: Settings,
    *,
    people: int,
    days: int,
    seed: int,
    until: date | None = None,
    announce: Callable[[str], None],
) -> str:
    """Fill the bank if nobody is in it yet; returns the one password that opens its accounts.

    The past ends with the midnight at which `until` begins, today if not given. The same people, days, seed and
    date give the same rows but for the hash of the password.
    """
    assert settings.secret is not None, "the caller finds or makes the secret"
    password = demonstration_password(settings.secret.get_secret_value())
    async with open_database(credentials_of(settings.database_url)):
        if await PersonRow.exists():
            return password
        announce(f"Filling the demonstration bank: {people} agents, {days} days behind them.")
        past = past_until(until, days, settings.zone)
        await _prepare_months(settings, past)
        bank = found_bank(people, seed=seed, first_day=past.first_day, until=past.until)
        async with in_transaction():  # the whole bank or none of it
            await _fill(bank, past, password, seed, settings)
        await connections.get("default").execute_query("analyze")
    return password


def past_until(until: date | None, days: int, zone: ZoneInfo) -> Past:
    """So many whole days of the bank, the last of them the day before `until`."""
    last = until or in_bank_zone(wall_clock(), zone).date()
    midnight = datetime.combine(last, time(), zone).astimezone(UTC)
    return Past(midnight - timedelta(days=days), midnight)


async def _prepare_months(settings: Settings, past: Past) -> None:
    connection = await connect(credentials_of(settings.database_direct_url or settings.database_url))
    last = max(wall_clock(), past.until)
    await ensure_partitions(connection, last, since=past.first_day - timedelta(days=31))
    await connection.close()


async def _fill(bank: Bank, past: Past, password: str, seed: int, settings: Settings) -> None:
    rows = Rows()
    _people(bank, [*bank.colleagues, newcomer(bank, past.until)], hash_password(password), rows)
    keep_watches(bank, past, rows)
    keep_rosters(bank, past, rows, settings.zone)
    await rows.write()
    content = usable_content(settings.content_dir)
    await fill_the_shelf(content, bank, past, settings.zone)
    await rename(bank.namespace)
    assert content.catalogue is not None, "a content folder without complaints has its catalogue"
    articles = {article.slug: article.id for article in await ArticleRow.all()}
    keep_contacts(bank, past, content.catalogue, articles, rows, settings.zone)
    await rows.write()
    await refresh_weights()
    history = History(
        bank,
        past,
        await open_library(),
        rows,
        seed=seed,
        zone=settings.zone,
        cap_seconds=settings.daily_cap_seconds,
    )
    for _ in history.live():
        if rows.is_full:
            await rows.write()
    await rows.write()
    await mark_pursuits(bank, past)
    await keep_offers(bank, past, rows, settings.zone)
    await rows.write()
    await count_offers(now=past.until, zone=settings.zone)
    await keep_assignment(bank, past, settings.zone)
    await connections.get("default").execute_query(
        "select setval('attempt_turn', $1)", [max(history.turns, 1)]
    )


def _people(bank: Bank, colleagues: Iterable[Colleague], password_hash: str, rows: Rows) -> None:
    """Teams, people and roles. One password opens every account."""
    for team in bank.teams:
        rows.add("team", team.id, team.name, team.parent_id)
    for each in colleagues:
        rows.add(
            "person",
            each.id,
            each.sign_in,
            each.name,
            "zh-CN",
            "system",
            each.team.id,
            password_hash,
            each.left_at,
            each.joined_at,
        )
        for role in each.roles:
            rows.add("role_grant", uuid5(each.id, role.value), each.id, role.value)


def demonstration_password(secret: str) -> str:
    """The same at every start of one installation, and different in every other."""
    return hmac.new(secret.encode(), b"demonstration bank", "sha256").hexdigest()[:10]


def sign_ins(settings: Settings, password: str) -> str:
    """The address, and one sign-in for each role, as a table to read in a terminal."""
    lines = [
        f"  {sign_in}   {' + '.join(ROLE_NAMES[role] for role in roles)}   {name}"
        for sign_in, name, roles, _ in [*STAFF, NEWCOMER]
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

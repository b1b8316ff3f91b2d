from datetime import UTC, datetime

import asyncpg
import pytest

from api.database import connect
from api.database_url import parse_database_url
from api.partitions import ensure_partitions, partition_months, partition_name


def test_months_run_over_the_turn_of_the_year() -> None:
    months = partition_months(datetime(2026, 11, 30, 23, 59, tzinfo=UTC), datetime(2027, 2, 1, tzinfo=UTC))

    assert [partition_name(month) for month in months] == [
        "attempt_2026_11",
        "attempt_2026_12",
        "attempt_2027_01",
        "attempt_2027_02",
    ]


def test_a_month_begins_by_utc() -> None:
    shanghai_morning = datetime.fromisoformat("2026-12-01T07:59:59+08:00")

    assert [partition_name(month) for month in partition_months(shanghai_morning, shanghai_morning)] == [
        "attempt_2026_11"
    ]


async def test_the_coming_months_and_the_last_one_are_there(opened_database, now: datetime) -> None:
    rows = await opened_database.execute_query_dict(
        "select relname from pg_class where relispartition and relkind = 'r' order by relname"
    )

    assert [row["relname"] for row in rows] == [
        "attempt_2026_10",
        "attempt_2026_11",
        "attempt_2026_12",
        "attempt_2027_01",
        "attempt_2027_02",
    ]


@pytest.fixture
async def unkept(database_url: str):
    """A connection whose work is undone after the test."""
    connection = await connect(parse_database_url(database_url))
    transaction = connection.transaction()
    await transaction.start()
    yield connection
    await transaction.rollback()
    await connection.close()


async def test_made_twice_is_made_once(unkept: asyncpg.Connection, now: datetime) -> None:
    later = now.replace(year=2028)

    first = await ensure_partitions(unkept, later)
    second = await ensure_partitions(unkept, later)

    assert (first[0], first[-1], len(first)) == ("attempt_2028_10", "attempt_2029_02", 5)
    assert second == []


async def test_a_backfill_gets_the_months_it_needs(unkept: asyncpg.Connection, now: datetime) -> None:
    made = await ensure_partitions(unkept, now, since=datetime(2026, 7, 15, tzinfo=UTC))

    assert made == ["attempt_2026_07", "attempt_2026_08", "attempt_2026_09"]


async def rules_of(connection: asyncpg.Connection, table: str) -> list[str]:
    rows = await connection.fetch(
        "select pg_get_constraintdef(oid) as rule from pg_constraint where conrelid = $1::regclass order by 1",
        table,
    )
    return [row["rule"] for row in rows]


async def test_a_month_has_every_rule_of_the_log(unkept: asyncpg.Connection) -> None:
    assert await rules_of(unkept, "attempt_2026_11") == await rules_of(unkept, "attempt")


async def test_making_a_month_does_not_shut_out_answers(
    unkept: asyncpg.Connection, database_url: str, now: datetime
) -> None:
    await ensure_partitions(unkept, now.replace(year=2028))
    answering = await connect(parse_database_url(database_url))

    try:
        async with answering.transaction():
            await answering.execute("lock table only attempt in row exclusive mode nowait")
    finally:
        await answering.close()

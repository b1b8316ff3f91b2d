"""The months into which the log of answers is cut."""

from datetime import UTC, datetime

import asyncpg

MONTHS_AHEAD = 3
PARTITION_LOCK = 7_283_002
"""Number of the advisory lock; any fixed number that nothing else here uses."""


def partition_months(first: datetime, last: datetime) -> list[datetime]:
    """The first moment of each UTC month from the one that holds `first` to the one that holds `last`."""
    month, months = _month_of(first), []
    while month <= last:
        months.append(month)
        month = _after(month)
    return months


def partition_name(month: datetime) -> str:
    """`attempt_2026_11`."""
    return f"attempt_{month:%Y_%m}"


async def ensure_partitions(
    connection: asyncpg.Connection, now: datetime, *, since: datetime | None = None
) -> list[str]:
    """Make the months of `attempt` that are missing, and return their names.

    From the month of `since` (a backfill's oldest answer; without it the month before `now`,
    whose answers may still arrive from devices that were off line) to three months ahead.
    Safe on several nodes at once and through a pooler; without a table `attempt` nothing is made.
    """
    first = since or _before(_month_of(now))
    last = now
    for _ in range(MONTHS_AHEAD):
        last = _after(_month_of(last))
    async with connection.transaction():
        await connection.execute("select pg_advisory_xact_lock($1)", PARTITION_LOCK)
        present = await _present(connection)
        if present is None:
            return []
        missing = [month for month in partition_months(first, last) if partition_name(month) not in present]
        for month in missing:
            await connection.execute(_creation(month))
    return [partition_name(month) for month in missing]


async def _present(connection: asyncpg.Connection) -> set[str] | None:
    """Names of the partitions there are; None without a partitioned table `attempt`."""
    parent = await connection.fetchval(
        "select oid from pg_class where oid = to_regclass('attempt') and relkind = 'p'"
    )
    if parent is None:
        return None
    rows = await connection.fetch(
        "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = $1",
        parent,
    )
    return {row["relname"] for row in rows}


def _creation(month: datetime) -> str:
    # `create table ... partition of` would shut out every answer while it waits; attaching does not.
    name = partition_name(month)
    return (
        f"create table {name} (like attempt including all);"
        f"alter table attempt attach partition {name}"
        f" for values from ('{month.isoformat()}') to ('{_after(month).isoformat()}')"
    )


def _month_of(moment: datetime) -> datetime:
    moment = moment.astimezone(UTC)
    return datetime(moment.year, moment.month, 1, tzinfo=UTC)


def _after(month: datetime) -> datetime:
    return datetime(month.year + month.month // 12, month.month % 12 + 1, 1, tzinfo=UTC)


def _before(month: datetime) -> datetime:
    return datetime(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1, tzinfo=UTC)

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from api.retention import KEPT, YEAR, forget
from learning.knowledge.records import ArticleRow, FactRow
from learning.people.records import PersonRow
from learning.people.throttle.records import count_try
from learning.queries import execute, fetch

pytestmark = pytest.mark.database

DAY = timedelta(days=1)
STAYS = {table: stays for table, (_, stays) in KEPT.items()} | {"access_log": 3 * YEAR}


async def there_are(table: str) -> int:
    [row] = await fetch(f"select count(*)::int as n from {table}")
    return int(row["n"])


@pytest.fixture
async def rows(database: object, now: datetime) -> None:
    """One row of each kind, whose time is over now."""
    person, token, before = uuid4(), uuid4(), now - DAY
    await PersonRow.create(id=person, sign_in="1101", name="林晓", password_hash="-")
    await execute(
        "insert into session (token_hash, person_id, created_at, expires_at) values ('a', $1, $2, $3)",
        person,
        before,
        now,
    )
    await execute(
        "insert into reset_code (person_id, code_hash, expires_at) values ($1, 'b', $2)",
        person,
        now,
    )
    await execute(
        "insert into api_token (id, token_hash, person_id, name, scopes, created_at, expires_at)"
        " values ($1, 'c', $2, 'crm', '{launch}', $3, $4)",
        token,
        person,
        before,
        now,
    )
    await execute("insert into launch_code values ('d', $1, $2, $3)", person, token, now)
    await execute(
        "insert into pgqueuer_log (created, job_id, status, priority, entrypoint)"
        " values ($1, 1, 'successful', 0, 'follow')",
        now,
    )
    await execute(
        "insert into access_log (id, at, viewer_id, subject_id, purpose) values ($1, $2, $3, $3, 'answers')",
        uuid4(),
        now,
        person,
    )
    await execute(
        "insert into gap_source (id, slug, platform, created_at) values ($1, 'acd', 'json', $2)",
        token,
        before,
    )
    await execute(
        "insert into agent_event (source_id, event_id, agent, at, phone, then_phone, received_at)"
        " values ($1, $1, '1101', $2, 'idle', 'idle', $2)",
        token,
        now,
    )
    await execute(
        "insert into gap_offer (person_id, gap_since, offered_at, queue, seconds, probability)"
        " values ($1, $2, $2, 'cards', 60, 0.9)",
        person,
        now,
    )
    await execute("insert into gap_unfit values ($1, $2, 'cards')", person, now)
    await execute(
        "insert into flash_notice (id, about, say, must_not_say, starts_at, ends_at, is_urgent, author_id, written_at)"
        " values ($1, '慢', '请稍候', '', $2, $3, false, $4, $2)",
        token,
        before,
        now,
        person,
    )
    article = await ArticleRow.create(
        id=uuid4(), slug="limits", title="限额", language="zh-CN", skills=[], created_at=before
    )
    fact = await FactRow.create(id=uuid4(), article=article, topic="日累计限额", kind="limit")
    await execute("insert into lookup values ($1, $2, $3)", person, fact.id, now)
    await count_try("account", "address")
    await execute("update sign_in_try set counted_at = $1", now)


@pytest.mark.parametrize("table", STAYS)
async def test_what_ended_stays_for_its_time_and_no_longer(rows: None, now: datetime, table: str) -> None:
    number, second = await there_are(table), timedelta(seconds=1)

    kept = await forget(now + STAYS[table] - second, looks_years=3)
    left = await there_are(table)
    deleted = await forget(now + STAYS[table] + second, looks_years=3)

    assert number >= 1
    assert (kept[table], left) == (0, number)
    assert (deleted[table], await there_are(table)) == (number, 0)


async def test_the_bank_may_keep_looks_longer(rows: None, now: datetime) -> None:
    await forget(now + 4 * YEAR, looks_years=5)

    assert await there_are("access_log") == 1

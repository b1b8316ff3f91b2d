"""Deliveries that are not signed rightly or cannot be read are refused, and hostile ones break nothing."""

from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from litestar import Litestar

from learning.gaps.signature import sign
from learning.gaps.sources import service as sources
from tests.api.gaps.conftest import NEXT_SECRET, SEAL, SECRET, Tell, kept, said

pytestmark = pytest.mark.database


async def test_a_delivery_over_a_megabyte_is_refused(tell: Tell) -> None:
    answer = await tell({"agent": "1" * 1_050_000})

    assert answer.status_code == 413


@pytest.mark.parametrize(
    "wrong",
    [
        {"secret": NEXT_SECRET},
        {"at": datetime.fromisoformat("2026-11-21T11:54:59+00:00")},
        {"at": datetime.fromisoformat("2026-11-21T12:05:01+00:00")},
        {"source": "nobody"},
    ],
    ids=["another secret", "too old", "from the future", "no such source"],
)
async def test_a_delivery_that_is_not_signed_rightly_is_refused(
    tell: Tell, now: datetime, wrong: dict[str, Any]
) -> None:
    answer = await tell(said("idle", now), **wrong)

    assert (answer.status_code, answer.json()["code"]) == (401, "signature-refused")
    assert await kept() == 0


@pytest.mark.parametrize(
    ("after", "secret", "status"),
    [(1, SECRET, 200), (1, NEXT_SECRET, 200), (25, SECRET, 401), (25, NEXT_SECRET, 200)],
    ids=["old in time", "new at once", "old too late", "new later"],
)
async def test_two_secrets_hold_while_one_is_replaced(
    tell: Tell, clock: list[datetime], now: datetime, after: int, secret: str, status: int
) -> None:
    await sources.rotate("acd", NEXT_SECRET, both_for=timedelta(hours=24), seal=SEAL, now=now)
    clock[0] = now + timedelta(hours=after)

    answer = await tell(said("idle", now), secret=secret)

    assert answer.status_code == status


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[1]",
        b"\xff\xfe",
        b'"x"',
        b'{"specversion": 1, "id": 2, "source": 3, "type": 4}',
        b"[" * 5_000,
    ],
    ids=["empty", "cut", "numbers", "no text", "a text", "no envelope", "deep"],
)
async def test_what_is_signed_and_cannot_be_read_is_refused(
    app: Litestar, tell: Tell, clock: list[datetime], body: bytes
) -> None:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://interlude.test") as http:
        answer = await http.post(
            "/api/v1/gaps/events/acd", content=body, headers=sign(SECRET, "m1", body, clock[0])
        )

    assert (answer.status_code, answer.json()["code"]) == (422, "event-unreadable")


@pytest.mark.parametrize(
    "event",
    [
        {"agent": "\x00", "state": "idle"},
        {"agent": "\ud800", "state": "idle"},
        {"agent": "1" * 5_000, "state": "idle"},
        {"agent": {"a": 1}, "state": "idle"},
        {"agent": "1101", "state": "idle", "at": "0001-01-01T00:00:00+08:00", "seq": 10**30},
        {"agent": "1101", "state": ["idle", None, {}], "at": 10**18, "reason": "\x00"},
        {"agent": "1101", "state": "idle", "at": 1e308},
    ],
    ids=["nul", "surrogate", "long", "object", "no such time", "lists", "beyond"],
)
async def test_hostile_values_are_kept_or_ignored_and_break_nothing(tell: Tell, event: object) -> None:
    assert (await tell(event)).status_code == 200

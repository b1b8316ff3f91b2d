"""What the machine that watches us gets to read, and who gets it."""

import multiprocessing
import re
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from litestar import Litestar
from pydantic import SecretStr
from tortoise import connections

from api.app import create_app
from api.counting import NO_ROUTE, RequestCounts
from api.metrics import sample
from api.settings import Settings
from learning.people.records import PersonRow
from tests.api.counting_elsewhere import count_in

LINE = re.compile(r'(#.*|[a-z_]+(\{([a-z_]+="([^"\\\n]|\\.)*",?)+\})? [0-9.e+-]+)')


def an_app(now: datetime, **wanted: object) -> Litestar:
    settings = Settings(
        secret=SecretStr("s" * 32), database_url=SecretStr("postgresql://not/used"), with_jobs=False, **wanted
    )
    return create_app(settings, clock=lambda: now)


def a_client(app: Litestar, address: str = "127.0.0.1") -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=(address, 50_000))
    return httpx.AsyncClient(transport=transport, base_url="http://interlude.test")


@pytest.fixture
async def http(now: datetime, database: object) -> AsyncIterator[httpx.AsyncClient]:
    async with a_client(an_app(now)) as client:
        yield client


async def test_requests_are_counted_by_route_and_status(http: httpx.AsyncClient) -> None:
    for _ in range(3):
        await http.get(f"/api/v1/revisions/{uuid4()}")
    await http.get("/health/live")

    told = (await http.get("/metrics")).text

    revisions = 'method="GET",route="/api/v1/revisions/{revision_id}"'
    assert f'interlude_requests_total{{{revisions},status="401"}} 3\n' in told
    assert f'interlude_request_seconds_bucket{{{revisions},le="+Inf"}} 3\n' in told
    assert 'interlude_requests_total{method="GET",route="/health/live",status="200"} 1\n' in told


async def test_every_line_is_one_that_prometheus_reads(http: httpx.AsyncClient) -> None:
    await http.get("/api/v1/session")

    answer = await http.get("/metrics")

    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert [line for line in answer.text.splitlines() if not LINE.fullmatch(line)] == []


async def test_what_waits_behind_the_answers_is_told(http: httpx.AsyncClient, now: datetime) -> None:
    database = connections.get("default")
    await database.execute_query(
        "insert into pgqueuer (priority, status, entrypoint) values (0, 'failed', 'follow_attempts')"
    )
    person = await PersonRow.create(id=uuid4(), sign_in="lin", name="林晓", password_hash="-")
    await database.execute_query(
        "insert into attempt_receipt (person_id, client_event_id, at, attempt_id, outcome) values ($1, $2, $3, $4, '{}')",
        [person.id, uuid4(), now - timedelta(seconds=90), uuid4()],
    )

    told = (await http.get("/metrics")).text

    assert 'interlude_jobs{job="follow_attempts",status="failed"} 1\n' in told
    assert "interlude_unfollowed_answers 1\n" in told
    assert "interlude_unfollowed_oldest_seconds 90.0\n" in told
    assert 'interlude_database_connections{state="active"}' in told
    assert "interlude_database_up 1\n" in told
    assert "林晓" not in told
    assert str(person.id) not in told


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        ("127.0.0.1", {}, 200),
        ("::1", {}, 200),
        ("10.0.0.7", {}, 403),
        ("127.0.0.1", {"x-forwarded-for": "10.0.0.7"}, 403),
        ("127.0.0.1", {"forwarded": "for=10.0.0.7"}, 403),
    ],
    ids=["here", "here by IPv6", "elsewhere", "through a proxy", "through another proxy"],
)
@pytest.mark.usefixtures("database")
async def test_only_this_machine_reads_them(
    now: datetime, address: str, headers: dict[str, str], status: int
) -> None:
    async with a_client(an_app(now), address) as client:
        answer = await client.get("/metrics", headers=headers)

    assert answer.status_code == status


@pytest.mark.usefixtures("database")
async def test_a_setting_opens_them_to_other_machines(now: datetime) -> None:
    async with a_client(an_app(now, metrics_from="anywhere"), "10.0.0.7") as client:
        answer = await client.get("/metrics")

    assert answer.status_code == 200


def test_figures_of_all_processes_are_added_up_even_of_those_that_ended(tmp_path: Path) -> None:
    mine = RequestCounts(tmp_path)
    mine.lay_out([("POST", "/b"), ("GET", "/a")])
    other = multiprocessing.get_context("spawn").Process(target=count_in, args=(tmp_path,))
    other.start()
    other.join()

    mine.add("GET", "/a", 503, 20.0)

    (found,) = mine.of_all_processes()
    assert found.by_status == {200: 1, 503: 1}
    assert (found.by_bucket[2], found.by_bucket[-1]) == (1, 1)
    assert found.seconds == pytest.approx(20.004)


def test_an_address_without_a_route_makes_no_series_of_its_own() -> None:
    counts = RequestCounts(None)
    counts.lay_out([("GET", "/a")])

    counts.add("GET", None, 404, 0.001)
    counts.add("BREW", "/a", 418, 0.001)

    (found,) = counts.of_all_processes()
    assert (found.door, found.by_status) == (NO_ROUTE, {404: 1, 0: 1})


def test_a_label_cannot_break_out_of_its_quotes() -> None:
    assert sample("n", {"route": 'a"\n\\'}, 1) == r'n{route="a\"\n\\"} 1'

"""The served product when something goes wrong beneath it: its own process, over real sockets."""

import asyncio
import contextlib
import os
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from random import Random
from typing import Any
from uuid import uuid4

import asyncpg
import httpx
import pytest

from api.auth import SESSION_COOKIE
from api.csrf import COOKIE
from api.database import connect
from api.database_url import parse_database_url
from api.running import PATIENCE_S
from benchmarks.bank import RIGHT, Size, fill, id_of, token_of
from learning.attempts.ticket import sign_ticket
from tests.api.served import SECRET, Served, serving, start

pytestmark = pytest.mark.database

BANK = Size(people=20, facts=20, facts_each=10)


@pytest.fixture
async def bank(database: object, database_url: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection of its own to a bank in which people can answer."""
    connection = await connect(parse_database_url(database_url))
    await fill(connection, BANK, datetime.now(UTC))
    yield connection
    await connection.close()


def an_answer(person: int, item: int) -> dict[str, Any]:
    ticket = sign_ticket(id_of("item", item), id_of("person", person), datetime.now(UTC), key=SECRET.encode())
    return {
        "client_event_id": str(uuid4()),
        "sitting_id": str(id_of("sitting", person)),
        "sequence": 1,
        "item_id": str(id_of("item", item)),
        "ticket": ticket,
        "elapsed_ms": 4000,
        "answer": {"chosen": [RIGHT], "text": None, "order": None, "unsure": False},
        "certainty": 2,
    }


async def give(client: httpx.AsyncClient, person: int, body: dict[str, Any]) -> httpx.Response:
    cookies = f"{SESSION_COOKIE}={token_of(person)}; {COOKIE}={client.cookies[COOKIE]}"
    return await client.post("/api/v1/answers", json=body, headers={"cookie": cookies})


@asynccontextmanager
async def answers_held_back(url: str) -> AsyncIterator[asyncpg.Connection]:
    """While the block lasts, an answer gets as far as the database and no further."""
    other = await connect(parse_database_url(url))
    transaction = other.transaction()
    await transaction.start()
    await other.execute("lock table attempt_receipt in access exclusive mode")
    try:
        yield other
    finally:
        await transaction.rollback()
        await other.close()


async def until_waiting(bank: asyncpg.Connection) -> int:
    """The pid of the database's session in which an answer waits."""
    async with asyncio.timeout(20):
        while True:
            pid = await bank.fetchval(
                "select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"
            )
            if pid:
                return int(pid)
            await asyncio.sleep(0.02)


@pytest.mark.long
async def test_a_stop_lets_the_request_in_flight_end(bank: asyncpg.Connection, database_url: str) -> None:
    async with serving(database_url) as served, served.client() as client:
        async with answers_held_back(database_url):
            answer = asyncio.create_task(give(client, 1, body := an_answer(1, 1)))
            await until_waiting(bank)
            served.process.terminate()
            await asyncio.sleep(1)
            assert not answer.done()

        assert (await answer).status_code == 200
        assert await asyncio.wait_for(served.process.wait(), 20) == 0
        assert (
            await bank.fetchval(
                "select count(*) from attempt_receipt where client_event_id = $1", body["client_event_id"]
            )
            == 1
        )


@pytest.mark.long
async def test_a_stop_ends_open_streams_and_half_sent_requests_and_loses_no_answer(
    bank: asyncpg.Connection, database_url: str
) -> None:
    acknowledged: list[str] = []
    async with serving(database_url) as served, AsyncExitStack() as opened:
        listening = [await opened.enter_async_context(sending(served, stream_of(n))) for n in range(9)]
        for stream in listening:
            await stream.readuntil(b"resync")
        await opened.enter_async_context(sending(served, b"GET /api/v1/session HTT"))
        people = [asyncio.create_task(answer_until_stopped(served, n, acknowledged)) for n in range(4)]
        while len(acknowledged) < 20:  # noqa: ASYNC110  # the server tells nobody
            await asyncio.sleep(0.05)
        served.process.terminate()
        async with asyncio.timeout(10):
            ended = await served.process.wait()
            told = [await stream.read() for stream in listening]
        await asyncio.gather(*people)

    kept = {str(row[0]) for row in await bank.fetch("select client_event_id from attempt_receipt")}
    assert ended == 0
    assert all(each.endswith(b"0\r\n\r\n") for each in told)  # ended in order, not cut off
    assert kept >= set(acknowledged)


@pytest.mark.long
@pytest.mark.parametrize("after_s", [0.1, 0.6, 1.2])
async def test_a_stop_while_a_serving_process_starts_is_heard(
    database: object, database_url: str, after_s: float
) -> None:
    async with serving(database_url) as served:
        os.kill(served.workers()[0], signal.SIGKILL)
        await asyncio.sleep(after_s)
        served.process.terminate()

        async with asyncio.timeout(PATIENCE_S - 2):
            assert await served.process.wait() == 0


@asynccontextmanager
async def sending(served: Served, text: bytes) -> AsyncIterator[asyncio.StreamReader]:
    """A connection on which just this is sent, and what comes back."""
    reader, writer = await asyncio.open_connection("127.0.0.1", served.port)
    writer.write(text)
    yield reader
    writer.close()
    with contextlib.suppress(ConnectionError):
        await writer.wait_closed()


def stream_of(person: int) -> bytes:
    """The request of an open panel that listens."""
    cookie = f"{SESSION_COOKIE}={token_of(person)}"
    return f"GET /api/v1/live HTTP/1.1\r\nHost: x\r\nCookie: {cookie}\r\n\r\n".encode()


async def answer_until_stopped(served: Served, person: int, acknowledged: list[str]) -> None:
    """Answer one after the other, and note those that the server says it has."""
    async with served.client() as client:
        with contextlib.suppress(httpx.TransportError):
            for item in range(BANK.items):
                body = an_answer(person, item)
                if (await give(client, person, body)).status_code == 200:
                    acknowledged.append(body["client_event_id"])


async def test_a_database_gone_in_the_middle_is_a_clear_problem_and_the_next_request_works(
    bank: asyncpg.Connection, database_url: str
) -> None:
    async with serving(database_url) as served, served.client() as client:
        body = an_answer(1, 1)
        async with answers_held_back(database_url):
            answer = asyncio.create_task(give(client, 1, body))
            await bank.execute("select pg_terminate_backend($1)", await until_waiting(bank))
            broken = await answer

        again = await give(client, 1, body)

    assert (broken.status_code, broken.json()["code"]) == (503, "database-away")
    assert (again.status_code, again.json()["repeated"]) == (200, False)


@pytest.mark.long
async def test_the_figures_answer_while_the_database_does_not(
    bank: asyncpg.Connection, database_url: str
) -> None:
    async with serving(database_url, INTERLUDE_WORKERS="2") as served, served.client() as client:
        for _ in range(20):
            async with served.client() as another:
                await another.get("/health/live")
        async with answers_held_back(database_url):
            told = (await client.get("/metrics")).text

    assert "interlude_database_up 0\n" in told
    assert 'interlude_requests_total{method="GET",route="/health/live",status="200"} 20\n' in told


async def test_a_port_in_use_ends_the_command_in_one_line(database_url: str, database: object) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = await start(
            stderr=asyncio.subprocess.PIPE, DATABASE_URL=database_url, INTERLUDE_PORT=str(port)
        )
        _, said = await asyncio.wait_for(process.communicate(), 120)

    assert process.returncode == 1
    assert said.decode().splitlines() == [
        f"Cannot listen on 127.0.0.1:{port} (Address already in use); set INTERLUDE_PORT to another port."
    ]


async def answer_until_told(served: Served, person: int, ends: float) -> list[str]:
    """Answer again and again; what is not acknowledged is sent again as it was, as a device does."""
    chance, sent = Random(person), []
    clock = asyncio.get_running_loop().time
    async with served.client() as client:
        while clock() < ends:
            body = an_answer(person, chance.randrange(BANK.items))
            async with asyncio.timeout(30):
                while not await acknowledged(client, person, body):  # noqa: ASYNC110  # a device has no event to wait for
                    await asyncio.sleep(0.05)
            sent.append(body["client_event_id"])
    return sent


async def acknowledged(client: httpx.AsyncClient, person: int, body: dict[str, Any]) -> bool:
    try:
        answer = await give(client, person, body)
    except httpx.TransportError:
        return False
    assert answer.status_code in {200, 503}, answer.text
    return answer.status_code == 200


@pytest.mark.long
@pytest.mark.parametrize("workers", ["1", "2"])
async def test_serving_processes_killed_under_load_lose_and_double_no_answer(
    bank: asyncpg.Connection, database_url: str, workers: str
) -> None:
    async with serving(database_url, INTERLUDE_WORKERS=workers) as served:
        ends = asyncio.get_running_loop().time() + 13
        people = [asyncio.create_task(answer_until_told(served, n, ends)) for n in range(BANK.people)]
        killed = set()
        for pause in (2, 7):  # two deaths of one process within 5.5 s end the server: that is a crash loop
            await asyncio.sleep(pause)
            os.kill(pid := served.workers()[0], signal.SIGKILL)
            killed.add(pid)
        sent = [event for person in await asyncio.gather(*people) for event in person]

    kept = [str(row[0]) for row in await bank.fetch("select client_event_id from attempt_receipt")]
    assert len(killed) == 2
    assert len(sent) > 200
    assert sorted(kept) == sorted(sent)
    assert await bank.fetchval("select count(*) from attempt") == len(sent)

"""Who hears what, and when a stream ends."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from typing import Any
from uuid import uuid4

import httpx
import pytest
from litestar import Litestar
from tortoise.backends.base.client import BaseDBAsyncClient

from api.auth import SESSION_COOKIE
from api.database_url import parse_database_url
from api.live import as_event, told
from api.live_listener import listening, pass_on
from api.live_panels import MOST_WAITING, RESYNC, SESSION_ENDED, Panels, Signal
from learning.gaps.records import LIVE_CHANNEL
from learning.people.person import PersonId, Role
from tests.api.conftest import Visitor

PHONE = Signal("phone")
BEAT = Signal("beat")
PATIENCE_S = 20.0


async def holds() -> bool:
    return True


async def ended() -> bool:
    return False


def somebody() -> PersonId:
    return PersonId(uuid4())


@pytest.fixture
def panels() -> Panels:
    made = Panels()
    made.is_open = True
    return made


async def test_every_stream_begins_by_reading_everything_anew(panels: Panels) -> None:
    async with aclosing(told(panels, somebody(), holds)) as stream:
        assert as_event(RESYNC) in await anext(stream)


async def test_only_her_own_panels_hear_what_is_for_one_person(panels: Panels) -> None:
    lin, wang = uuid4(), uuid4()
    with panels.joined(lin) as hers, panels.joined(wang) as other:
        panels.tell(PHONE, lin)

        assert await hers.wait(0) == [PHONE]
        assert await other.wait(0) == []


async def test_a_signal_for_everybody_reaches_all(panels: Panels) -> None:
    notice = Signal("flash", uuid4())
    with panels.joined(uuid4()) as one, panels.joined(uuid4()) as another:
        panels.tell(notice)

        assert [await one.wait(0), await another.wait(0)] == [[notice], [notice]]


async def test_the_same_signal_waits_once(panels: Panels) -> None:
    with panels.joined(uuid4()) as panel:
        for _ in range(1000):
            panels.tell(PHONE)

        assert await panel.wait(0) == [PHONE]


async def test_a_panel_that_cannot_keep_up_is_told_to_read_anew_and_still_loses_its_session(
    panels: Panels,
) -> None:
    with panels.joined(uuid4()) as panel:
        panels.tell(SESSION_ENDED)
        for _ in range(MOST_WAITING):
            panels.tell(Signal("flash", uuid4()))

        assert await panel.wait(0) == [RESYNC, SESSION_ENDED]


async def test_a_panel_that_left_is_forgotten(panels: Panels) -> None:
    lin = uuid4()
    with panels.joined(lin):
        assert len(panels) == 1

    assert len(panels) == 0
    assert lin not in panels._of


async def test_a_quiet_stream_beats(panels: Panels) -> None:
    async with aclosing(told(panels, somebody(), holds, beat_s=0.001)) as stream:
        await anext(stream)

        assert await anext(stream) == as_event(BEAT)


async def test_a_stream_ends_with_its_session_and_not_with_another_of_hers(panels: Panels) -> None:
    lin = somebody()
    async with aclosing(told(panels, lin, ended)) as here, aclosing(told(panels, lin, holds)) as there:
        await anext(here)
        await anext(there)
        panels.tell(SESSION_ENDED, lin)

        assert [event async for event in here] == [as_event(SESSION_ENDED)]
        panels.tell(PHONE, lin)
        assert await anext(there) == as_event(PHONE)


async def test_a_stream_ends_when_the_process_does(panels: Panels) -> None:
    async with aclosing(told(panels, somebody(), holds)) as stream:
        await anext(stream)
        panels.close()

        async with asyncio.timeout(PATIENCE_S):
            assert b"resync" not in b"".join([event async for event in stream])


async def test_a_stream_ends_after_its_longest_time(panels: Panels) -> None:
    async with aclosing(told(panels, somebody(), holds, longest_s=0)) as stream:
        assert len([event async for event in stream]) == 1


@pytest.mark.parametrize("payload", ["", "[]", "null", "{}", '{"kind": "phone", "person": "nobody"}', "\x00"])
def test_what_nobody_can_read_is_passed_over(panels: Panels, payload: str) -> None:
    with panels.joined(uuid4()) as panel:
        pass_on(payload, panels)

        assert not panel._waiting


@pytest.fixture
async def heard(panels: Panels, database: BaseDBAsyncClient, database_url: str) -> AsyncIterator[Panels]:
    """The panels, with a listener that listens already."""
    with panels.joined(uuid4()) as first:
        async with listening(parse_database_url(database_url), panels):
            assert await first.wait(PATIENCE_S) == [RESYNC]
            yield panels


@pytest.mark.database
async def test_what_a_transaction_says_is_heard_at_commit(heard: Panels, database: BaseDBAsyncClient) -> None:
    lin = uuid4()
    with heard.joined(lin) as panel:
        said = json.dumps({"person": str(lin), "kind": "phone"})
        await database.execute_query("select pg_notify($1, $2)", [LIVE_CHANNEL, said])

        assert await panel.wait(PATIENCE_S) == [PHONE]


@pytest.mark.database
async def test_a_lost_listener_comes_back_and_has_everything_read_anew(
    heard: Panels, database: BaseDBAsyncClient
) -> None:
    lin = uuid4()
    with heard.joined(lin) as panel:
        await database.execute_query(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where datname = current_database() and query ilike 'listen%'"
        )

        assert await panel.wait(PATIENCE_S) == [RESYNC]
        await database.execute_query("select pg_notify($1, $2)", [LIVE_CHANNEL, '{"kind": "flash"}'])
        assert await panel.wait(PATIENCE_S) == [Signal("flash")]


@pytest.mark.database
async def test_signing_out_ends_the_stream_of_that_browser(
    heard: Panels, app: Litestar, visit: Callable[..., Awaitable[Visitor]]
) -> None:
    lin = await visit(Role.AGENT)
    app.state.panels, before = heard, app.state.panels
    try:
        begun = asyncio.Event()
        sent = asyncio.create_task(streamed(app, lin.http.cookies[SESSION_COOKIE], begun))
        await begun.wait()
        answer: httpx.Response = await lin.http.delete("/session")

        async with asyncio.timeout(PATIENCE_S):
            assert (await sent).endswith(as_event(SESSION_ENDED))
        assert answer.is_success
    finally:
        app.state.panels = before


async def streamed(app: Litestar, token: str, begun: asyncio.Event) -> bytes:
    """All that the route sends until it ends; httpx's own transport would wait for the end before it told."""
    parts: list[bytes] = []
    is_over = asyncio.Event()

    async def receive() -> dict[str, Any]:
        await is_over.wait()
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:  # Any: an ASGI message
        if message["type"] == "http.response.body":
            parts.append(message["body"])
            begun.set()
            if not message["more_body"]:
                is_over.set()

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "path": "/api/v1/live",
        "raw_path": b"/api/v1/live",
        "root_path": "",
        "scheme": "http",
        "query_string": b"",
        "headers": [(b"host", b"interlude.test"), (b"cookie", f"{SESSION_COOKIE}={token}".encode())],
        "client": ("127.0.0.1", 5000),
        "server": ("interlude.test", 80),
    }
    await app(scope, receive, send)  # type: ignore[arg-type] # a scope as a server makes it
    return b"".join(parts)

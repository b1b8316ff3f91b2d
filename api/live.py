"""`GET /api/v1/live`: a stream that tells an open panel when something of hers may be read anew.

Server-sent events, kinds and ids only: what changed is read by the ordinary routes, under their own guards.
Nothing is replayed. Every stream begins with `resync`, so a panel that was away, or could not keep up, reads anew;
that is why `Last-Event-ID` is not needed.
"""

import asyncio
import json
from collections.abc import AsyncGenerator, Awaitable, Callable
from datetime import datetime
from typing import Any

import asyncpg
from litestar import Controller, Request, get
from litestar.datastructures import State
from litestar.response import Stream
from tortoise.exceptions import DBConnectionError, OperationalError

from api.access import SELF
from api.auth import session_token
from api.live_ending import end_with_process
from api.live_panels import RESYNC, SESSION_ENDED, Panels, Signal
from learning.people import service
from learning.people.errors import SignedOut
from learning.people.person import Person, PersonId

BEAT_S = 15.0
"""So often a quiet stream gives a sign of life: proxies keep it open, and a panel notices a dead one."""
LONGEST_S = 3600.0
"""After so long a stream ends; the panel opens the next one, and the gate looks at its session anew."""
RETRY_MS = 2000


class LiveController(Controller):
    """For the panel of whoever is signed in."""

    path = "/live"
    tags = ("people",)
    opt = {"purpose": SELF}  # noqa: RUF012 # Litestar reads a plain attribute

    @get(
        "/",
        summary="What of mine may be read anew, as a stream of events",
        operation_id="listenLive",
        media_type="text/event-stream",
    )
    async def live(self, request: Request[Person, Any, Any], state: State) -> Stream:
        """`resync`, `phone`, `flash`, `session_ended` and, every 15 s, `beat`.

        Ends with the session, with the process, or after an hour; then ask again.
        """
        token, clock = session_token(request), state.clock
        end_with_process(state.panels)

        async def is_signed_in() -> bool:
            return await _holds(token, clock)

        return Stream(
            told(state.panels, request.user.id, is_signed_in),
            media_type="text/event-stream",
            headers={"cache-control": "no-store", "x-accel-buffering": "no"},
        )


async def told(
    panels: Panels,
    person_id: PersonId,
    is_signed_in: Callable[[], Awaitable[bool]],
    *,
    beat_s: float = BEAT_S,
    longest_s: float = LONGEST_S,
) -> AsyncGenerator[bytes, None]:
    """The stream itself, until the session or the process ends."""
    until = asyncio.get_running_loop().time() + longest_s
    with panels.joined(person_id) as panel:
        yield f"retry: {RETRY_MS}\n".encode() + as_event(RESYNC)
        while panels.is_open and asyncio.get_running_loop().time() < until:
            signals = await panel.wait(beat_s)
            if SESSION_ENDED in signals and not await is_signed_in():
                yield as_event(SESSION_ENDED)
                return
            others = [signal for signal in signals if signal is not SESSION_ENDED]
            yield b"".join(map(as_event, others)) or as_event(Signal("beat"))


def as_event(signal: Signal) -> bytes:
    """One event as a browser reads it (WHATWG HTML, server-sent events)."""
    data = json.dumps({"id": str(signal.id)} if signal.id else {})
    return f"event: {signal.kind}\ndata: {data}\n\n".encode()


async def _holds(token: str, clock: Callable[[], datetime]) -> bool:
    """Whether the session is still open; while the database is away it is taken to be, as it can show nothing new."""
    try:
        await service.who_is(token, now=clock())
    except SignedOut:
        return False
    except (OSError, TimeoutError, DBConnectionError, OperationalError, asyncpg.PostgresError):
        return True
    return True

"""What the database says to every process: one connection of our own that listens, and comes back by itself.

Whoever changes what a panel shows says so in the same transaction:
`select pg_notify('interlude_live', '{"person": "<id>", "kind": "phone"}')`, with ids only.
Without `person` it is for everybody. The database delivers at commit, once, and keeps nothing:
after a lost connection every panel is told to read anew.
"""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import asyncpg
import structlog

from api.database import NO_CONNECTION, DatabaseUnreachable, connect
from api.database_url import Credentials
from api.live_panels import RESYNC, Panels, Signal
from learning.gaps.records import LIVE_CHANNEL

PROOF_EVERY_S = 15.0
"""A connection that a firewall forgot looks open for ever, so it is asked now and then."""
PROOF_PATIENCE_S = 5.0
FIRST_WAIT_S = 0.25
LONGEST_WAIT_S = 8.0

log = structlog.get_logger("interlude")


@asynccontextmanager
async def listening(credentials: Credentials, panels: Panels) -> AsyncIterator[None]:
    """Carry what the database says to the panels until the block ends; then their streams end.

    `credentials` must lead to the server itself: through a pooler nothing is heard.
    """
    panels.is_open = True
    listener = asyncio.create_task(_listen_for_ever(credentials, panels))
    try:
        yield
    finally:
        panels.close()
        listener.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await listener


async def _listen_for_ever(credentials: Credentials, panels: Panels) -> None:
    wait = FIRST_WAIT_S
    while True:
        try:
            connection = await connect(credentials)
        except DatabaseUnreachable:
            await asyncio.sleep(wait)
            wait = min(2 * wait, LONGEST_WAIT_S)
            continue
        wait = FIRST_WAIT_S
        try:
            await _listen(connection, panels)
        except NO_CONNECTION as lost:
            log.warning("live.listener_lost", why=type(lost).__name__)
        finally:
            connection.terminate()


async def _listen(connection: asyncpg.Connection, panels: Panels) -> None:
    """Returns or raises when the connection is lost."""
    lost = asyncio.Event()
    connection.add_termination_listener(lambda _: lost.set())
    await connection.add_listener(LIVE_CHANNEL, lambda *heard: pass_on(heard[3], panels))
    panels.tell(RESYNC)  # Nobody heard what was said before.
    while not lost.is_set():
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PROOF_EVERY_S):
                await lost.wait()
        if not lost.is_set():
            await connection.execute("select 1", timeout=PROOF_PATIENCE_S)


def pass_on(payload: object, panels: Panels) -> None:
    """Tell the panels what one notification says; one that nobody can read is passed over and logged."""
    try:
        told: Any = json.loads(str(payload))  # Any: whatever somebody put on the channel
        signal = Signal(str(told["kind"]), _id(told.get("id")))
        person_id = _id(told.get("person"))
    except (ValueError, TypeError, KeyError, AttributeError):
        log.warning("live.unreadable")
        return
    panels.tell(signal, person_id)


def _id(written: object) -> UUID | None:
    return None if written is None else UUID(str(written))

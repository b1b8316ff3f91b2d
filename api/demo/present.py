"""What goes on in the demonstration bank while it is open: a flash notice holds, and phones ring.

The past is in `fill.py` and the same for everybody; this begins anew with each start.
"""

import asyncio
import hmac
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from api.clock import wall_clock
from api.database import credentials_of, open_database
from api.private import seal_of
from api.settings import Settings
from learning.flashes.flash import Flash, Lines, Stage, stage_of
from learning.flashes.records import flashes_since
from learning.flashes.service import approve_flash, write_flash
from learning.gaps.accounts import service as accounts
from learning.gaps.signature import secret_from
from learning.gaps.sources import records as sources
from learning.gaps.sources.service import add
from learning.people.person import PersonId
from learning.people.records import account
from learning.queries import fetch

AUTHOR, APPROVER, ADMIN = "5201", "3102", "1101"
AGENT = "6021"
"""Whoever is told of first; she takes calls by day."""
SOURCE, PLATFORM = "demo", "json"
MOST_PHONES = 60
HEARTBEAT, WRAP_UP = timedelta(minutes=5), timedelta(seconds=60)
NOTICE = Lines(
    "手机银行登录变慢，科技部门正在处理",
    "系统正在恢复，请您过几分钟再试；转账是否成功以短信通知为准。",
    "几点恢复；资金一定没事",
)
HOLDS = timedelta(hours=8)
FROM_HOUR, MINUTES = 14, 480
"""Of the day played: most people are on duty in it."""
SPEED, OCCUPANCY = 2.0, 0.5
"""Whoever looks on sees calls come and go within minutes, and has gaps to practise in."""


@dataclass(frozen=True, slots=True)
class Phones:
    """Whose phones ring, and the secret with which that is told."""

    agents: Sequence[str]
    secret: str


async def begin(settings: Settings) -> Phones:
    """See that a flash notice holds and that the agents' phones are known."""
    now = wall_clock()
    async with open_database(credentials_of(settings.database_url)):
        await keep_notice(now)
        return await keep_phones(settings, now)


@contextmanager
def going_on(settings: Settings) -> Iterator[None]:
    """A notice in force, and a day of calls played to this server through its own door until the block ends."""
    phones = asyncio.run(begin(settings))
    played = subprocess.Popen(  # noqa: S603 # our own command
        playing(phones.agents, f"http://{settings.host}:{settings.port}"),
        env=os.environ | {"GAPS_SECRET": phones.secret},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        played.terminate()
        played.wait()


def playing(agents: Sequence[str], address: str) -> list[str]:
    """The command that plays the day. The first agents named come for the night, so she who is told of first is last."""
    named = [part for agent in [*agents[1:], agents[0]] for part in ("--agent", agent)]
    return [
        sys.executable, "-c", "from api.cli import main; main()", "gaps", "simulate", SOURCE, "--to", address, *named,
        "--agents", str(len(agents)), "--from-hour", str(FROM_HOUR), "--minutes", str(MINUTES),
        "--speed", str(SPEED), "--occupancy", str(OCCUPANCY),
    ]  # fmt: skip


async def keep_notice(now: datetime) -> None:
    """Put a flash notice in force unless one is."""
    if any(stage_of(told.flash, now) is Stage.RUNNING for told in await flashes_since(now)):
        return
    flash = Flash(
        uuid4(), NOTICE, now, now + HOLDS, is_urgent=False, author_id=await _colleague(AUTHOR), written_at=now
    )
    await write_flash(flash, now=now)
    await approve_flash(await _colleague(APPROVER), flash.id, now=now)


async def keep_phones(settings: Settings, now: datetime) -> Phones:
    """Know whose phones are whose from the first start on."""
    assert settings.secret is not None, "the caller finds or makes the secret"
    made = hmac.new(settings.secret.get_secret_value().encode(), b"demonstration phones", "sha256").digest()
    phones = Phones(await _agents(), secret_from(made))
    if await sources.source_named(SOURCE) is None:
        source = sources.Source(uuid4(), SOURCE, PLATFORM, None, WRAP_UP, HEARTBEAT)
        await add(source, phones.secret, seal=seal_of(settings), now=now)
        for agent in phones.agents:
            await accounts.bind(SOURCE, agent, agent, by=await _colleague(ADMIN), now=now)
    return phones


async def _agents() -> list[str]:
    rows = await fetch(
        """select sign_in from person join role_grant on role_grant.person_id = person.id and role = 'agent'
           where left_at is null order by sign_in <> $1, sign_in limit $2""",
        AGENT,
        MOST_PHONES,
    )
    return [row["sign_in"] for row in rows]


async def _colleague(sign_in: str) -> PersonId:
    row = await account(sign_in)
    assert row is not None, "the bank has one person for each role"
    return PersonId(row.id)

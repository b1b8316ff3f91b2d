"""Deliveries of platforms over HTTP: signed, kept once, read into one state; unknown agents parked and bound."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from litestar import Litestar
from tortoise import connections

from api.private import Keyring
from learning.gaps.accounts import service as accounts
from learning.gaps.service import phone_of
from learning.gaps.signature import SECRET_BYTES, secret_from, sign
from learning.gaps.sources import service as sources
from learning.gaps.sources.records import Source
from learning.gaps.state import Phone
from learning.people.person import PersonId, Role
from learning.sheets.errors import SheetRefused
from learning.sheets.fate import Fate
from learning.sheets.sheet import read_sheet

pytestmark = pytest.mark.database

SEAL = Keyring([b"k" * 32])
SECRET = secret_from(b"s" * SECRET_BYTES)
NEXT_SECRET = secret_from(b"t" * SECRET_BYTES)

KILL_WHO_WAITS = """
select bool_or(pg_terminate_backend(pid)) from pg_locks
where locktype = 'advisory' and not granted
  and database = (select oid from pg_database where datname = current_database())
"""

Visit = Callable[..., Awaitable[Any]]
Tell = Callable[..., Awaitable[httpx.Response]]


REPEATED = """
heartbeat = "agent"
[fields]
agent = "agent"
[[when]]
phone = "idle"
match = { state = "idle" }
"""


async def a_source(now: datetime, slug: str = "acd", mapping: str | None = None) -> Source:
    platform = "own" if mapping else "json"
    source = Source(uuid4(), slug, platform, mapping, timedelta(seconds=30), timedelta(minutes=15))
    await sources.add(source, SECRET, seal=SEAL, now=now)
    return source


@pytest.fixture
async def tell(app: Litestar, visit: Visit, clock: list[datetime], now: datetime) -> Any:  # Any: a generator
    """`await tell(event)` sends it signed; `database` comes with `visit`."""
    app.state.seal = SEAL
    await a_source(now)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://interlude.test") as http:

        async def send(
            event: object,
            *,
            name: str = "",
            secret: str = SECRET,
            at: datetime | None = None,
            source: str = "acd",
        ) -> httpx.Response:
            body = json.dumps(event).encode()
            headers = sign(secret, name or uuid4().hex, body, at or clock[0])
            return await http.post(f"/api/v1/gaps/events/{source}", content=body, headers=headers)

        yield send


def said(state: str, at: datetime, agent: str = "1101", **more: object) -> dict[str, object]:
    return {"agent": agent, "state": state, "at": at.isoformat(), **more}


async def bound(visit: Visit, agent: str = "1101", source: str = "acd") -> UUID:
    """Somebody whose agent it is."""
    person = await visit(Role.AGENT, name=f"n{agent}")
    admin = await visit(Role.ADMIN)
    answer = await admin.http.post(
        "/gaps/agents", json={"source": source, "agent": agent, "sign_in": f"n{agent}"}
    )
    assert answer.status_code == 204, answer.text
    return UUID(str(person.person_id))


async def phone(person_id: UUID, now: datetime) -> Phone:
    return (await phone_of(PersonId(person_id), now=now)).phone


async def kept() -> int:
    [row] = await connections.get("default").execute_query_dict("select count(*)::int as n from agent_event")
    return int(row["n"])


async def test_a_signed_event_tells_what_her_phone_is_doing(tell: Tell, visit: Visit, now: datetime) -> None:
    person_id = await bound(visit)

    answer = await tell(said("idle", now))

    assert answer.json() == {"stored": 1, "parked": 0, "repeated": 0, "ignored": 0}
    assert await phone(person_id, now) is Phone.IDLE


async def test_a_delivery_sent_again_is_kept_once(tell: Tell, visit: Visit, now: datetime) -> None:
    await bound(visit)
    event = said("idle", now)

    answers = [(await tell(event, name="m1")).json()["stored"] for _ in range(3)]

    assert (answers, await kept()) == ([1, 0, 0], 1)


async def test_two_nodes_that_get_the_same_event_at_once_keep_it_once(
    tell: Tell, visit: Visit, now: datetime
) -> None:
    await bound(visit)
    event = {"specversion": "1.0", "id": "e1", "source": "acd", "type": "x", "data": said("talking", now)}

    answers = await asyncio.gather(*(tell(event) for _ in range(6)))

    assert sorted(each.json()["stored"] for each in answers) == [0, 0, 0, 0, 0, 1]
    assert await kept() == 1


async def test_a_delivery_killed_in_the_middle_leaves_nothing_and_is_kept_when_it_is_sent_again(
    tell: Tell, visit: Visit, now: datetime
) -> None:
    person_id = await bound(visit)
    event = said("idle", now)
    async with connections.get("default").acquire_connection() as connection, connection.transaction():
        # Whoever holds the agent's lock keeps the delivery waiting inside its transaction.
        await connection.execute(
            "select pg_advisory_xact_lock(hashtextextended(id::text || ' 1101', 0)) from gap_source"
        )
        cut = asyncio.create_task(tell(event, name="m1"))
        while not await connection.fetchval(KILL_WHO_WAITS):  # noqa: ASYNC110 # the database tells no event of it
            await asyncio.sleep(0.005)
        status = (await cut).status_code
    lost = await kept()

    again = (await tell(event, name="m1")).json()

    assert (status, lost) == (503, 0)
    assert (again["stored"], await kept(), await phone(person_id, now)) == (1, 1, Phone.IDLE)


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_a_call_delivered_in_any_order_and_doubled_leaves_the_same_state(
    tell: Tell, visit: Visit, clock: list[datetime], now: datetime, seed: int
) -> None:
    person_id = await bound(visit)
    told = [
        (0, "idle", {}),
        (10, "offered", {}),
        (12, "talking", {}),
        (60, "acw", {"ends": "timed"}),
        (60, "idle", {}),
    ]
    clock[0] = now + timedelta(seconds=61)
    events = [said(state, now + timedelta(seconds=at), **more) for at, state, more in told]
    sent = [(f"m{place}", event) for place, event in enumerate(events)] * 2
    Random(seed).shuffle(sent)

    for name, event in sent:
        await tell(event, name=name)

    assert await kept() == len(told)
    assert [await phone(person_id, now + timedelta(seconds=each)) for each in (61, 89, 90)] == [
        Phone.ACW,
        Phone.ACW,
        Phone.IDLE,
    ]


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


async def test_what_was_said_of_an_unknown_agent_tells_her_state_once_she_is_bound(
    tell: Tell, visit: Visit, now: datetime
) -> None:
    parked = (await tell([said("idle", now), said("talking", now + timedelta(seconds=-5))])).json()["parked"]
    admin = await visit(Role.ADMIN)
    [shown] = (await admin.http.get("/gaps/agents")).json()["parked"]

    person_id = await bound(visit)

    assert parked == 2
    assert (shown["agent"], shown["events"]) == ("1101", 2)
    assert await phone(person_id, now) is Phone.IDLE
    assert (await admin.http.get("/gaps/agents")).json()["parked"] == []


async def test_an_agent_let_go_leaves_nothing_of_her_behind(tell: Tell, visit: Visit, now: datetime) -> None:
    person_id = await bound(visit)
    await tell(said("idle", now))
    admin = await visit(Role.ADMIN)

    answer = await admin.http.delete("/gaps/agents", params={"source": "acd", "agent": "1101"})
    again = await admin.http.delete("/gaps/agents", params={"source": "acd", "agent": "1101"})

    assert (answer.status_code, again.status_code) == (204, 404)
    assert (await kept(), await phone(person_id, now)) == (0, Phone.UNKNOWN)


async def test_she_reads_who_said_which_agent_she_is(tell: Tell, visit: Visit) -> None:
    person = await visit(Role.AGENT, name="6021")
    admin = await visit(Role.ADMIN)
    agent = {"source": "acd", "agent": "1101"}
    await admin.http.post("/gaps/agents", json=agent | {"sign_in": "6021"})
    await admin.http.delete("/gaps/agents", params=agent)

    looks = (await person.http.get("/me/looks")).json()["looks"]

    assert [each["purpose"] for each in looks] == ["phone_changed", "phone_changed"]


async def test_an_agent_is_bound_to_one_person(tell: Tell, visit: Visit) -> None:
    await bound(visit)
    other, admin = await visit(Role.AGENT, name="other"), await visit(Role.ADMIN)

    answer = await admin.http.post(
        "/gaps/agents", json={"source": "acd", "agent": "1101", "sign_in": "other"}
    )

    assert (answer.status_code, answer.json()["code"]) == (409, "agent-taken")
    assert other.person_id


async def test_a_source_that_fell_silent_leaves_nothing_known_until_it_speaks_of_her_again(
    tell: Tell, visit: Visit, clock: list[datetime], now: datetime
) -> None:
    person_id = await bound(visit)
    await tell(said("idle", now))
    later = clock[0] = now + timedelta(minutes=16)
    silent = await phone(person_id, later)

    await tell(said("idle", later, agent="another"))
    doubtful = await phone(person_id, later)
    await tell(said("idle", later))

    assert (silent, doubtful) == (Phone.UNKNOWN, Phone.UNKNOWN)
    assert await phone(person_id, later) is Phone.IDLE


async def test_anything_the_source_sends_shows_that_it_is_alive(
    tell: Tell, visit: Visit, clock: list[datetime], now: datetime
) -> None:
    person_id = await bound(visit)
    await tell(said("idle", now))
    clock[0] = now + timedelta(minutes=14)
    ignored = (await tell({"heartbeat": True})).json()["ignored"]

    assert ignored == 1
    assert await phone(person_id, now + timedelta(minutes=20)) is Phone.IDLE


async def test_where_every_agent_is_repeated_the_silence_of_one_counts(
    tell: Tell, visit: Visit, clock: list[datetime], now: datetime
) -> None:
    await a_source(now, "own", REPEATED)
    person_id = await bound(visit, source="own")
    await tell(said("idle", now), source="own")
    clock[0] = now + timedelta(minutes=14)
    await tell(said("idle", now, agent="another"), source="own")

    states = [await phone(person_id, now + timedelta(minutes=each)) for each in (14, 15)]

    assert states == [Phone.IDLE, Phone.UNKNOWN]


async def test_what_names_no_time_counts_in_the_order_of_its_delivery(
    tell: Tell, visit: Visit, now: datetime
) -> None:
    person_id = await bound(visit)
    ahead = now + timedelta(minutes=2)

    await tell([{"agent": "1101", "state": "talking"}, {"agent": "1101", "state": "idle"}])
    without_time = await phone(person_id, now)
    await tell([said("talking", ahead), said("idle", ahead)])

    assert (without_time, await phone(person_id, now)) == (Phone.IDLE, Phone.IDLE)


async def test_agents_are_bound_from_a_table_all_of_it_or_nothing(
    tell: Tell, visit: Visit, now: datetime
) -> None:
    await bound(visit)
    admin = (await visit(Role.ADMIN)).person_id
    fresh = (await visit(Role.AGENT, name="6022")).person_id
    await tell(said("talking", now, agent="1102"))
    good = read_sheet("坐席号,工号\n1101,n1101\n1102,6022\n")
    bad = read_sheet("agent,sign_in\n1103,nobody\n1101,6022\n1104,n1101\n1105,\n1105,6022\n1105,6022\n")

    with pytest.raises(SheetRefused) as refused:
        await accounts.bind_all("acd", bad, by=admin, is_dry_run=False, now=now)
    fates = [
        await accounts.bind_all("acd", good, by=admin, is_dry_run=dry, now=now)
        for dry in (True, False, False)
    ]

    assert sorted(each.line for each in refused.value.complaints) == [2, 3, 4, 5, 6, 7]
    assert [(each[Fate.NEW], each[Fate.UNCHANGED]) for each in fates] == [(1, 1), (1, 1), (0, 2)]
    assert await phone(fresh, now) is Phone.TALKING


async def test_known_agents_are_found_by_agent_number_or_name(tell: Tell, visit: Visit) -> None:
    for agent in ("1101", "1102"):
        await bound(visit, agent)
    admin = await visit(Role.ADMIN)

    found = [
        [
            each["agent"]
            for each in (await admin.http.get("/gaps/agents", params={"search": text})).json()["bound"]
        ]
        for text in ("", "1102", "N1101", "nobody")
    ]

    assert found == [["1101", "1102"], ["1102"], ["1101"], []]


@asynccontextmanager
async def what_pages_hear() -> AsyncIterator[list[Any]]:
    heard: list[Any] = []
    async with connections.get("default").acquire_connection() as connection:
        await connection.add_listener("interlude_live", lambda *told: heard.append(json.loads(told[-1])))
        yield heard
        await connection.execute("select 1")
        await connection.reset()


async def test_her_pages_are_told_once_a_state_and_with_ids_alone(
    tell: Tell, visit: Visit, now: datetime
) -> None:
    person_id = await bound(visit)
    async with what_pages_hear() as heard:
        for seconds in (0, 1):
            await tell(said("idle", now - timedelta(seconds=9 - seconds)))

    assert heard == [{"person": str(person_id), "kind": "phone"}]


async def test_after_a_silence_her_pages_are_told_though_the_phone_does_what_it_did_before(
    tell: Tell, visit: Visit, clock: list[datetime], now: datetime
) -> None:
    person_id = await bound(visit)
    await tell(said("idle", now))
    clock[0] = now + timedelta(minutes=16)
    async with what_pages_hear() as heard:
        await tell(said("idle", clock[0]))

    assert heard == [{"person": str(person_id), "kind": "phone"}]


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

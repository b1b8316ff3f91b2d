"""People who answer as their panels would: what is not acknowledged is sent again as it was, and counted once."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from typing import Any  # a body as JSON
from uuid import UUID, uuid4

import httpx

from api.auth import SESSION_COOKIE
from api.csrf import COOKIE, HEADER, FormTokens
from benchmarks.bank import OPTIONS, id_of, token_of
from tests.api.served import SECRET
from tests.faults.bank import Bank

PATIENCE_S = 600.0
"""After so long without a word an answer counts as lost. Like a browser, a panel does not give up a request by itself:
asking anew while the server is busy would only make it busier."""
WAIT_S = 0.1
SENT_AGAIN, CUT_OFF = 0.1, 0.1
"""Shares of answers that arrive once more after they were acknowledged, and of which the reply is not waited for."""

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Count:
    """Answers by their ids: given on a panel, kept by the server, shown to her afterwards, each with its verdict."""

    sent: dict[str, str]
    stored: list[str]
    shown: dict[str, str]
    attempts: int
    had_arrived: int
    """Of those sent, how many turned out to have arrived when they were sent again for want of a reply."""

    def __str__(self) -> str:
        counts = f"sent {len(self.sent)}, stored {len(self.stored)}, shown {len(self.shown)}"
        return f"{counts}; {self.had_arrived} had arrived without a reply"


@dataclass
class Agent:
    """One person at one panel. `pause_s` passes before each answer, more or less."""

    http: httpx.AsyncClient
    number: int
    pause_s: float
    chance: Random
    sent: dict[str, str] = field(default_factory=dict)
    sittings: list[str] = field(default_factory=list)
    had_arrived: int = 0

    async def work(self, is_over: asyncio.Event) -> None:
        """Review what has faded, one sitting after the other, until the shift is over."""
        while not is_over.is_set():
            start = {"client_event_id": str(uuid4()), "lesson_id": None}
            sitting = await self._until_taken("POST", "/sittings", start)
            self.sittings.append(sitting["id"])
            sequence = await self._answer_all(sitting, is_over)
            end = {"client_event_id": str(uuid4()), "sequence": sequence}
            await self._until_taken("POST", f"/sittings/{sitting['id']}/end", end)

    async def shown(self) -> dict[str, str]:
        """What she sees of her answers when she opens her sittings again: verdicts by the answers' ids."""
        sittings = [
            await self._until_taken("GET", f"/sittings/{each}") for each in dict.fromkeys(self.sittings)
        ]
        verdicts = [step["verdict"] for sitting in sittings for step in sitting["steps"]]
        return {told["client_event_id"]: told["verdict"] for told in verdicts if told}

    async def _answer_all(self, sitting: Body, is_over: asyncio.Event) -> int:
        sequence: int = sitting["sequence"]
        loaded = asyncio.get_running_loop().time()
        for step in sitting["steps"]:
            if step["verdict"] or is_over.is_set():
                continue
            await asyncio.sleep(self.pause_s * self.chance.uniform(0.5, 1.5))
            elapsed_ms = round(1000 * (asyncio.get_running_loop().time() - loaded))
            given = {
                "chosen": [self.chance.randrange(len(OPTIONS))],
                "text": None,
                "order": None,
                "unsure": False,
            }
            await self._draft(sitting["id"], step["key"], given, sequence + 1, elapsed_ms)
            sequence += 2
            await self._answer(
                {
                    "client_event_id": str(uuid4()),
                    "sitting_id": sitting["id"],
                    "sequence": sequence,
                    "item_id": step["item"]["id"],
                    "ticket": step["item"]["ticket"],
                    "elapsed_ms": elapsed_ms,
                    "answer": given,
                    "certainty": None,
                }
            )
        return sequence + 1

    async def _draft(self, sitting: str, key: str, given: Body, sequence: int, elapsed_ms: int) -> None:
        """What is chosen is told too, some of it twice and in no order."""
        one = {"client_event_id": str(uuid4()), "sequence": sequence, "kind": "draft", "step_key": key}
        events = [one | {"answer": given, "elapsed_ms": elapsed_ms}] * self.chance.choice((1, 2))
        await self._until_taken("POST", f"/sittings/{sitting}/events", {"events": events})

    async def _answer(self, body: Body) -> None:
        if self.chance.random() < CUT_OFF:
            await self._send_and_hang_up(body)
        told = await self._until_taken("POST", "/answers", body)
        self.had_arrived += told["repeated"]
        if self.chance.random() < SENT_AGAIN:
            again = await self._until_taken("POST", "/answers", body)
            assert again == told | {"repeated": True}
        self.sent[body["client_event_id"]] = told["verdict"]

    async def _send_and_hang_up(self, body: Body) -> None:
        """The line breaks after the answer has left: she cannot know whether it arrived."""
        request = self._request("POST", "/answers", body)
        head = [
            b"POST %b HTTP/1.1" % request.url.raw_path,
            *(b"%b: %b" % each for each in request.headers.raw),
        ]
        with suppress(OSError):
            _, line = await asyncio.open_connection(request.url.host, request.url.port)
            line.write(b"\r\n".join([*head, b"", request.content]))
            await line.drain()
            await asyncio.sleep(self.chance.uniform(0, 0.1))
            line.transport.abort()

    async def _until_taken(self, method: str, path: str, body: Body | None = None) -> Body:
        async with asyncio.timeout(PATIENCE_S):
            while True:
                try:
                    answer = await self.http.send(self._request(method, path, body))
                except httpx.TransportError:
                    await asyncio.sleep(WAIT_S)
                    continue
                if answer.is_success:
                    told: Body = answer.json()
                    return told
                assert answer.status_code == httpx.codes.SERVICE_UNAVAILABLE, answer.text
                await asyncio.sleep(WAIT_S)

    def _request(self, method: str, path: str, body: Body | None) -> httpx.Request:
        cookies = f"{SESSION_COOKIE}={token_of(self.number)}; {COOKIE}={self.http.headers[HEADER]}"
        return self.http.build_request(method, f"/api/v1{path}", json=body, headers={"cookie": cookies})


def a_line(address: str) -> httpx.AsyncClient:
    """What carries the requests of one panel, one after the other."""
    form_token = FormTokens(SECRET, secure=False).issue()
    # Nothing is encrypted here, and to read the certificates of the world takes 20 ms.
    return httpx.AsyncClient(base_url=address, headers={HEADER: form_token}, timeout=PATIENCE_S, verify=False)


async def counted(agents: Sequence[Agent], bank: Bank) -> Count:
    """Count what came of all answers, each of which was acknowledged by now."""
    shown: dict[str, str] = {}
    for agent in agents:
        shown |= await agent.shown()
    people: list[UUID] = [id_of("person", agent.number) for agent in agents]
    async with bank.database() as database:
        kept = await database.fetch(
            "select client_event_id from attempt_receipt where person_id = any($1)", people
        )
        attempts = await database.fetchval("select count(*) from attempt where person_id = any($1)", people)
    sent = {event: verdict for agent in agents for event, verdict in agent.sent.items()}
    had_arrived = sum(agent.had_arrived for agent in agents)
    return Count(sent, [str(row[0]) for row in kept], shown, attempts, had_arrived)

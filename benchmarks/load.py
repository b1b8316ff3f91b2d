"""The load client: keep-alive connections that each send the next request when the last one is answered.

It runs in a process of its own, `python -m benchmarks.load`, takes its plan as JSON on standard input and
prints what it measured as JSON.
"""

import asyncio
import json
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from random import Random
from typing import cast
from uuid import uuid4

import uvloop

from benchmarks.bank import RIGHT, Size, id_of, token_of
from learning.attempts.ticket import sign_ticket

Request = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to send, where, over how many connections and for how long."""

    endpoint: str
    port: int
    connections: int
    seconds: float
    secret: str
    form_token: str
    people: int
    facts: int
    facts_each: int
    seed: int


@dataclass(frozen=True, slots=True)
class Measured:
    """What came back: how many answers, their percentiles in milliseconds, and what was not answered with 200."""

    requests: int
    p50: float
    p95: float
    p99: float
    failures: int
    seconds: float
    first_failure: str


class Connection(asyncio.Protocol):
    """One keep-alive connection of HTTP/1.1."""

    def __init__(self, request: Request, until: float) -> None:
        self.request, self.until = request, until
        self.latencies: list[float] = []
        self.failures, self.first_failure = 0, ""
        self.received = b""
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Send the first request."""
        self.transport = cast(asyncio.Transport, transport)  # uvloop's is one without saying so
        self._send()

    def data_received(self, data: bytes) -> None:
        """Take one answer whole, then send the next request while there is time."""
        self.received += data
        head, found, body = self.received.partition(b"\r\n\r\n")
        if not found or len(body) < _length(head):
            return
        self.latencies.append((time.perf_counter() - self.sent) * 1000)
        if b" 200 " not in head[:16]:
            self.failures += 1
            self.first_failure = self.first_failure or self.received.decode(errors="replace")[:2000]
        self.received = b""
        if time.perf_counter() < self.until:
            self._send()
        else:
            self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """The end; in the middle of an answer it is a failure."""
        if self.received or exc:
            self.failures += 1
        if not self.done.done():
            self.done.set_result(None)

    def _send(self) -> None:
        message = self.request()
        self.sent = time.perf_counter()
        self.transport.write(message)


async def run(plan: Plan) -> Measured:
    """Carry the plan out."""
    chance, loop = Random(plan.seed), asyncio.get_running_loop()
    started = time.perf_counter()
    request = {"live": live, "next": next_thing, "answer": answer}[plan.endpoint](plan, chance)
    made = [
        await loop.create_connection(
            lambda: Connection(request, started + plan.seconds), "127.0.0.1", plan.port
        )
        for _ in range(plan.connections)
    ]
    connections = [protocol for _, protocol in made]
    await asyncio.gather(*(connection.done for connection in connections))
    latencies = [latency for connection in connections for latency in connection.latencies]
    cuts = statistics.quantiles(latencies, n=100, method="inclusive")
    return Measured(
        requests=len(latencies),
        p50=cuts[49],
        p95=cuts[94],
        p99=cuts[98],
        failures=sum(connection.failures for connection in connections),
        seconds=time.perf_counter() - started,
        first_failure=next((each.first_failure for each in connections if each.first_failure), ""),
    )


def live(plan: Plan, chance: Random) -> Request:
    """The handler without a database."""
    return lambda: b"GET /health/live HTTP/1.1\r\nhost: bench\r\n\r\n"


def next_thing(plan: Plan, chance: Random) -> Request:
    """What to do next, for somebody."""
    head = "GET /api/v1/practice/next HTTP/1.1\r\nhost: bench\r\n"
    form = f"interlude_csrf={plan.form_token}"
    return lambda: (
        f"{head}cookie: interlude_session={token_of(chance.randrange(plan.people))}; {form}\r\n\r\n".encode()
    )


def answer(plan: Plan, chance: Random) -> Request:
    """A new answer by somebody to some item."""
    items = Size(plan.people, plan.facts, plan.facts_each).items
    key = plan.secret.encode()

    def request() -> bytes:
        person, item = chance.randrange(plan.people), id_of("item", chance.randrange(items))
        body = json.dumps(
            {
                "client_event_id": str(uuid4()),
                "sitting_id": str(id_of("sitting", person)),
                "sequence": chance.randrange(1000),
                "item_id": str(item),
                "ticket": sign_ticket(item, id_of("person", person), datetime.now(UTC), key=key),
                "elapsed_ms": 4000,
                "answer": {
                    "chosen": [chance.choice((RIGHT, RIGHT, 0))],
                    "text": None,
                    "order": None,
                    "unsure": False,
                },
                "certainty": 2,
            }
        )
        return (
            "POST /api/v1/answers HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\n"
            f"cookie: interlude_session={token_of(person)}; interlude_csrf={plan.form_token}\r\n"
            f"x-csrf-token: {plan.form_token}\r\ncontent-length: {len(body)}\r\n\r\n{body}"
        ).encode()

    return request


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.split(b":")[1])
    return 0


if __name__ == "__main__":
    print(json.dumps(asdict(uvloop.run(run(Plan(**json.load(sys.stdin)))))))

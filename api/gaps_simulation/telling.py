"""Tell a server of a made-up day as a platform would: signed deliveries of the plain shape, at any speed."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit
from uuid import uuid4

from api.gaps_simulation.day import Change
from learning.gaps.envelope import MOST
from learning.gaps.signature import sign

STEP = timedelta(milliseconds=200)
HEARTBEAT = timedelta(seconds=30)
TRIES = 5
PATIENCE = timedelta(seconds=1)
"""How long is waited before a delivery is sent again, once more for every try."""

Post = Callable[[Mapping[str, str], bytes], int]
"""Sends a body with these headers and returns the status; raises `OSError` if nobody answers."""


class DeliveryRefused(Exception):
    """The server does not take what it is told."""


def from_moment(changes: Sequence[Change], begins: float, lasts: float) -> list[Change]:
    """The part of a day from then on, in seconds from its begin: what each phone was doing, then what changes."""
    before = {change.agent: change for change in changes if change.at <= begins}
    standing = [replace(change, at=0.0) for change in before.values()]
    later = [
        replace(change, at=change.at - begins) for change in changes if begins < change.at <= begins + lasts
    ]
    return standing + later


def tell(
    changes: Sequence[Change],
    agents: Sequence[str],
    secret: str,
    post: Post,
    *,
    speed: float,
    clock: Callable[[], datetime],
    sleep: Callable[[float], None],
) -> Iterator[int]:
    """Send each change when its moment has come; yields how many went with each delivery, 0 for a sign of life.

    Moments are told as they are when sent, so a day at double speed has gaps half as long.
    Raises `DeliveryRefused`.
    """
    started = heard = clock()
    told = 0
    while told < len(changes):
        now = clock()
        due = told
        while (
            due < len(changes)
            and due - told < MOST
            and changes[due].at <= (now - started).total_seconds() * speed
        ):
            due += 1
        if due > told or now - heard >= HEARTBEAT:
            said = [_event(each, agents, started, speed) for each in changes[told:due]]
            _deliver(said or [{"heartbeat": True}], secret, post, clock, sleep)
            yield due - told
            told, heard = due, now
        sleep(STEP.total_seconds())


def poster(address: str, source: str) -> Post:
    """What posts to the events of a source of the server at this address."""
    place = urlsplit(address)
    kind = HTTPSConnection if place.scheme == "https" else HTTPConnection

    def post(headers: Mapping[str, str], body: bytes) -> int:
        connection = kind(place.hostname or "", place.port, timeout=10)
        try:
            connection.request(
                "POST", f"{place.path.rstrip('/')}/api/v1/gaps/events/{source}", body, dict(headers)
            )
            return connection.getresponse().status
        except HTTPException as error:
            raise ConnectionError(str(error)) from error
        finally:
            connection.close()

    return post


def _event(change: Change, agents: Sequence[str], started: datetime, speed: float) -> dict[str, object]:
    event: dict[str, object] = {
        "agent": agents[change.agent],
        "state": change.phone,
        "at": (started + timedelta(seconds=change.at / speed)).isoformat(),
        "queue": change.queue,
    }
    return event | ({"reason": change.reason} if change.reason else {})


def _deliver(
    said: Sequence[Mapping[str, object]],
    secret: str,
    post: Post,
    clock: Callable[[], datetime],
    sleep: Callable[[float], None],
) -> None:
    """Send it until it is taken, under one name, so that the server keeps it once."""
    body, name, status = json.dumps(said, ensure_ascii=False).encode(), uuid4().hex, 0
    for tries in range(1, TRIES + 1):
        try:
            status = post(
                sign(secret, name, body, clock()) | {"content-type": "application/json"},
                body,
            )
        except OSError:
            status = 0
        if status == 200:
            return
        if 400 <= status < 500:
            break
        sleep(tries * PATIENCE.total_seconds())
    raise DeliveryRefused(f"The server answered {status}." if status else "Nobody answers at this address.")

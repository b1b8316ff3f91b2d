import json
import random
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from api.gaps_simulation.day import Change, QueueShape, play
from api.gaps_simulation.telling import DeliveryRefused, from_moment, poster, tell
from learning.gaps.envelope import unwrapped
from learning.gaps.mapping import readings
from learning.gaps.platforms import platform_of
from learning.gaps.signature import SECRET_BYTES, secret_from, verified_id
from learning.gaps.state import Phone

SECRET = secret_from(b"s" * SECRET_BYTES)
NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
CHANGES = [
    Change(0, 0, "idle", "cards"),
    Change(60, 0, "offered", "cards"),
    Change(64, 0, "talking", "cards"),
    Change(80, 1, "not_ready", "cards", "小休"),
]


class Server:
    """Takes deliveries, each after it failed so many times; time passes only when somebody sleeps."""

    def __init__(self, *failures: int) -> None:
        self.now = NOON
        self.failures = list(failures)
        self.deliveries: list[tuple[str, datetime, list[dict[str, object]]]] = []
        self.names: list[str] = []

    def post(self, headers: Mapping[str, str], body: bytes) -> int:
        name = verified_id([SECRET], headers, body, now=self.now)
        self.names.append(name)
        if self.failures:
            return self.failures.pop(0)
        self.deliveries.append((name, self.now, json.loads(body)))
        return 200

    def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    def hear(self, changes: list[Change] = CHANGES, speed: float = 1.0) -> list[int]:
        return list(
            tell(
                changes,
                ["1101", "1102"],
                SECRET,
                self.post,
                speed=speed,
                clock=lambda: self.now,
                sleep=self.sleep,
            )
        )


def test_each_change_is_told_when_its_moment_has_come() -> None:
    server = Server()

    numbers = server.hear()

    told = [(round((at - NOON).total_seconds()), len(said)) for _, at, said in server.deliveries]
    assert told == [(0, 1), (30, 1), (60, 1), (64, 1), (80, 1)]
    assert numbers == [1, 0, 1, 1, 1]


def test_at_double_speed_gaps_are_half_as_long() -> None:
    server = Server()

    server.hear(speed=2.0)

    assert server.deliveries[-1][2][0]["at"] == (NOON + timedelta(seconds=40)).isoformat()


def test_our_own_mapping_reads_what_is_told() -> None:
    server = Server()
    server.hear()

    read = [
        reading
        for name, _, said in server.deliveries
        for told in unwrapped(name, {}, json.dumps(said).encode())
        for reading in readings(platform_of("json", None), told.tree)
        if reading is not None
    ]

    assert [(each.agent, each.phone) for each in read] == [
        ("1101", Phone.IDLE),
        ("1101", Phone.OFFERED),
        ("1101", Phone.TALKING),
        ("1102", Phone.NOT_READY),
    ]
    assert (read[-1].reason, read[-1].queue) == ("小休", "cards")


def test_what_was_not_taken_is_sent_again_under_the_same_name() -> None:
    server = Server(503, 500)

    server.hear(CHANGES[:1])

    assert len(server.names) == 3
    assert len(set(server.names)) == 1


def test_what_is_refused_is_not_sent_again() -> None:
    server = Server(401)

    with pytest.raises(DeliveryRefused, match="401"):
        server.hear()

    assert len(server.names) == 1


def test_a_part_of_a_day_begins_with_what_each_phone_is_doing() -> None:
    day = play(QueueShape("cards", 10, 0.7), random.Random(3))

    part = from_moment(day, 10 * 3600, 600)

    standing = [change.agent for change in part if change.at == 0]
    assert len(standing) == len(set(standing)) >= 4
    assert all(0 <= change.at <= 600 for change in part)
    assert any(change.at > 0 for change in part)


def test_it_posts_to_the_events_of_its_source() -> None:
    seen: list[tuple[str, bytes, str | None]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            seen.append((self.path, body, self.headers["webhook-id"]))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.handle_request, daemon=True).start()
        status = poster(f"http://127.0.0.1:{server.server_port}", "acd")({"webhook-id": "m1"}, b"[]")

    assert (status, seen) == (200, [("/api/v1/gaps/events/acd", b"[]", "m1")])


def test_where_nobody_listens_it_says_so() -> None:
    server = Server()

    with pytest.raises(DeliveryRefused, match="Nobody answers"):
        list(
            tell(
                CHANGES,
                ["1101", "1102"],
                SECRET,
                poster("http://127.0.0.1:1", "acd"),
                speed=1.0,
                clock=lambda: server.now,
                sleep=server.sleep,
            )
        )

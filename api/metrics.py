"""`/metrics`: what the machine that watches us wants to know, as Prometheus reads it. No figure is about a person."""

import asyncio
import ipaddress
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, ClassVar

from litestar import Controller, Request, Response, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from tortoise import connections
from tortoise.exceptions import OperationalError

from api.access import PUBLIC
from api.counting import BOUNDS_S, DoorCounts, RequestCounts
from api.database import NO_CONNECTION
from learning.errors import Kind, LearningError

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
DATABASE_PATIENCE_S = 2.0
FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")
"""Headers by which a proxy on this machine says that the question came from elsewhere."""

JOBS = "select entrypoint as job, status::text as status, count(*) as n from pgqueuer group by 1, 2 order by 1, 2"
UNFOLLOWED = """
select count(*) as n, coalesce(extract(epoch from $1 - min(at)), 0)::float as oldest
from attempt_receipt where followed_at is null
"""
CONNECTIONS = """
select coalesce(state, 'unknown') as state, count(*) as n from pg_stat_activity
where datname = current_database() and application_name = current_setting('application_name')
group by 1 order by 1
"""


class MetricsClosed(LearningError):
    """Someone on another machine asked, and `INTERLUDE_METRICS_FROM` does not allow that."""

    kind: ClassVar[Kind] = Kind.NOT_ALLOWED
    code: ClassVar[str] = "metrics-closed"

    def __init__(self) -> None:
        super().__init__("The figures are for this machine only. INTERLUDE_METRICS_FROM=anywhere opens them.")


class MetricsController(Controller):
    """For the machine that watches us; no sign-in, but from this machine only unless a setting says otherwise."""

    path = "/metrics"

    @get("/", include_in_schema=False, opt={"purpose": PUBLIC})
    async def metrics(
        self, request: Request[Any, Any, Any], state: State, now: NamedDependency[datetime]
    ) -> Response[str]:
        """Answer even while the database is away: that is when someone looks."""
        if state.settings.metrics_from == "loopback" and not is_from_here(request):
            raise MetricsClosed
        counts: RequestCounts = state.request_counts
        lines = [
            *request_lines(counts.of_all_processes()),
            *_head("interlude_open_panels", "gauge", "Panels that listen to this node."),
            sample("interlude_open_panels", {}, state.open_panels.of_all_processes()),
            *await _database_lines(now),
        ]
        return Response("\n".join(lines) + "\n", media_type=MEDIA_TYPE)


def is_from_here(request: Request[Any, Any, Any]) -> bool:
    """Whether the question came from this machine itself, not through a proxy that runs on it."""
    if request.client is None or any(name in request.headers for name in FORWARDED):
        return False
    try:
        return ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False


def request_lines(doors: Iterable[DoorCounts]) -> Iterator[str]:
    """Two families: requests by status, and their time in buckets."""
    counted = list(doors)
    yield from _head("interlude_requests_total", "counter", "Requests answered.")
    for each in counted:
        for status, n in each.by_status.items():
            yield sample(
                "interlude_requests_total", {**_named(each), "status": str(status) if status else "other"}, n
            )
    yield from _head("interlude_request_seconds", "histogram", "From the request to the end of the answer.")
    for each in counted:
        n = 0
        for bound, more in zip([*map(str, BOUNDS_S), "+Inf"], each.by_bucket, strict=True):
            n += more
            yield sample("interlude_request_seconds_bucket", {**_named(each), "le": bound}, n)
        yield sample("interlude_request_seconds_sum", _named(each), each.seconds)
        yield sample("interlude_request_seconds_count", _named(each), n)


def sample(name: str, labels: Mapping[str, str], value: float) -> str:
    """One line, its labels escaped as the format wants it."""
    pairs = ",".join(f'{key}="{_escaped(text)}"' for key, text in labels.items())
    return f"{name}{{{pairs}}} {value}" if pairs else f"{name} {value}"


async def _database_lines(now: datetime) -> list[str]:
    up = _head("interlude_database_up", "gauge", "Whether the database answered within two seconds.")
    try:
        async with asyncio.timeout(DATABASE_PATIENCE_S):
            found = await _database_figures(now)
    except (*NO_CONNECTION, OperationalError):
        return [*up, sample("interlude_database_up", {}, 0)]
    return [*up, sample("interlude_database_up", {}, 1), *found]


async def _database_figures(now: datetime) -> list[str]:
    database = connections.get("default")
    jobs = await database.execute_query_dict(JOBS)
    (unfollowed,) = await database.execute_query_dict(UNFOLLOWED, [now])
    connected = await database.execute_query_dict(CONNECTIONS)
    return [
        *_head("interlude_jobs", "gauge", "Jobs by state; failed ones are held until an admin acts."),
        *(sample("interlude_jobs", {"job": row["job"], "status": row["status"]}, row["n"]) for row in jobs),
        *_head("interlude_unfollowed_answers", "gauge", "Answers whose consequences are still to come."),
        sample("interlude_unfollowed_answers", {}, unfollowed["n"]),
        *_head("interlude_unfollowed_oldest_seconds", "gauge", "How long the oldest of them has waited."),
        sample("interlude_unfollowed_oldest_seconds", {}, max(0.0, unfollowed["oldest"])),
        *_head("interlude_database_connections", "gauge", "Our connections, of all nodes, by state."),
        *(sample("interlude_database_connections", {"state": row["state"]}, row["n"]) for row in connected),
    ]


def _head(name: str, kind: str, said: str) -> list[str]:
    return [f"# HELP {name} {said}", f"# TYPE {name} {kind}"]


def _named(counts: DoorCounts) -> dict[str, str]:
    return {"method": counts.door[0], "route": counts.door[1]}


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")

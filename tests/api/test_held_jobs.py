"""Held jobs over HTTP and on the command line: listed, let run again, given up."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

import pytest
from click.testing import CliRunner
from tortoise import connections

from api.cli import main
from api.jobs import FOLLOW, enqueue_follow
from learning.people.person import Role

Visit = Callable[..., Awaitable[Any]]


async def a_job(status: str, key: str | None = None) -> int:
    """A job of this status; one that failed says why."""
    (job,) = await connections.get("default").execute_query_dict(
        """insert into pgqueuer (priority, status, entrypoint, dedupe_key, headers)
           values (0, $1::text::pgqueuer_status, $2, $3, '{"tries": 3}') returning id""",
        [status, FOLLOW, key],
    )
    await connections.get("default").execute_query(
        """insert into pgqueuer_log (job_id, status, priority, entrypoint, traceback)
           values ($1, $2::text::pgqueuer_status, 0, $3, $4::text::jsonb)""",
        [
            job["id"],
            status,
            FOLLOW,
            '{"exception_type": "ZeroDivisionError", "exception_message": "division by zero"}',
        ],
    )
    return int(job["id"])


async def statuses() -> list[str]:
    rows = await connections.get("default").execute_query_dict(
        "select status::text from pgqueuer order by id"
    )
    return [row["status"] for row in rows]


async def test_an_admin_sees_what_is_held_and_why_and_nothing_else(visit: Visit) -> None:
    await a_job("queued")
    held = await a_job("failed")

    jobs = (await (await visit(Role.ADMIN)).http.get("/held-jobs")).json()["jobs"]

    assert [(job["id"], job["name"], job["tries"], job["why"]) for job in jobs] == [
        (held, "follow_attempts", 3, "ZeroDivisionError: division by zero")
    ]


async def test_a_held_job_runs_again_once_an_admin_lets_it(visit: Visit) -> None:
    held, admin = await a_job("failed"), await visit(Role.ADMIN)

    answers = [await admin.http.post(f"/held-jobs/{held}/retry") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [204, 404]
    assert answers[1].json()["code"] == "job-not-held"
    assert await statuses() == ["queued"]


async def test_a_job_given_up_is_gone_and_its_work_can_be_asked_for_again(visit: Visit) -> None:
    person_id, admin = uuid4(), await visit(Role.ADMIN)
    held = await a_job("failed", f"{FOLLOW}:{person_id}")
    await enqueue_follow(person_id)
    while_held = await statuses()

    answers = [await admin.http.delete(f"/held-jobs/{held}") for _ in range(2)]
    await enqueue_follow(person_id)

    assert while_held == ["failed"]
    assert [answer.status_code for answer in answers] == [204, 404]
    assert await statuses() == ["queued"]


async def test_a_job_that_is_not_held_is_not_given_up(visit: Visit) -> None:
    waiting, admin = await a_job("queued"), await visit(Role.ADMIN)

    answer = await admin.http.delete(f"/held-jobs/{waiting}")

    assert answer.status_code == 404
    assert await statuses() == ["queued"]


@pytest.mark.parametrize("number", [0, 2**63, -(2**70)])
async def test_a_number_that_no_job_has_is_refused(visit: Visit, number: int) -> None:
    answer = await (await visit(Role.ADMIN)).http.delete(f"/held-jobs/{number}")

    assert answer.status_code in {400, 404}


def test_the_commands_name_what_can_be_done() -> None:
    told = CliRunner().invoke(main, ["jobs", "--help"])

    assert told.exit_code == 0
    assert all(f"  {word} " in told.output for word in ("held", "retry", "discard"))

"""Texts that nobody should save, and some that only look so."""

import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import pytest

from learning.knowledge.records import RevisionRow
from learning.people.person import Role
from tests.api.conftest import Visitor
from tests.api.test_knowledge import an_article

pytestmark = pytest.mark.database

Visit = Callable[..., Awaitable[Visitor]]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ("", 400, "invalid-request"),
        ("a\x00b", 400, "invalid-request"),
        ("\ud800", 400, "invalid-request"),
        ("x" * 1_000_001, 400, "invalid-request"),
        ("x" * 5_000_000, 400, "invalid-request"),
        ("x" * 7_000_000, 413, "request-entity-too-large"),
    ],
    ids=["empty", "NUL", "half a character", "beyond the limit", "5 MB", "7 MB"],
)
async def test_a_text_that_no_article_can_hold_is_refused_and_leaves_nothing(
    visit: Visit, now: datetime, body: str, status: int, code: str
) -> None:
    await an_article(now)
    owner = await visit(Role.OWNER)

    # Written out, because a half of a character can only be sent escaped.
    answer = await owner.http.put(
        "/articles/limits/draft",
        content=json.dumps({"body": body, "version": None}),
        headers={"content-type": "application/json"},
    )

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert not await RevisionRow.exists()


@pytest.mark.parametrize(
    "body",
    [
        " \n\t",
        "```\nnever ends",
        "| a | b\n|---\n| 1 | 2 | 3 | 4 |\n||||",
        "[x](y [z]( **bold *both `code\n> > > 1. - * +\n<table><tr><td",
        "> " * 300 + "x",
        "#" * 4000,
        "[" * 4000,
        "*a " * 4000,
        "\u202e\u2066\ufeff\u0301" * 50,
    ],
    ids=[
        "blank",
        "open fence",
        "ragged table",
        "half of everything",
        "quotes",
        "hashes",
        "brackets",
        "stars",
        "marks",
    ],
)
async def test_malformed_markdown_is_a_text_like_any_other(visit: Visit, now: datetime, body: str) -> None:
    await an_article(now)
    owner = await visit(Role.OWNER)

    saved = await owner.http.put("/articles/limits/draft", json={"body": body, "version": None})
    revision = f"/revisions/{saved.json()['revision_id']}"
    shown = await owner.http.get(revision)
    moment = (now + timedelta(days=1)).isoformat()
    submitted = await owner.http.post(f"{revision}/submission", json={"effective_from": moment})

    assert (saved.status_code, shown.status_code) == (200, 200)
    assert submitted.status_code in {200, 409, 422}
    assert (await owner.http.get("/articles/limits")).json()["draft"]["body"] == body

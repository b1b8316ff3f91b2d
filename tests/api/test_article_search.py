from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from tortoise import connections

from learning.knowledge import service
from learning.knowledge.records import ArticleRow, RevisionRow
from learning.knowledge.search_records import index_text
from learning.people.person import Role
from learning.people.records import PersonRow
from tests.api.conftest import Visitor

pytestmark = pytest.mark.database

Visit = Callable[..., Awaitable[Visitor]]
DAY = timedelta(days=1)


async def an_article(slug: str, title: str, now: datetime) -> None:
    await ArticleRow.create(
        id=uuid4(), slug=slug, title=title, language="zh-CN", skills=[], created_at=now - 90 * DAY
    )


async def published(slug: str, body: str, *, holds_from: datetime, now: datetime) -> None:
    proposer, approver = [
        await PersonRow.create(id=uuid4(), sign_in=uuid4().hex, name="林知", password_hash="-") for _ in "ab"
    ]
    draft = await service.save_draft(
        slug, body, version=None, person_id=proposer.id, revision_id=uuid4(), now=now
    )
    await service.submit(draft.id, effective_from=holds_from, now=now)
    await service.approve(draft.id, approver_id=approver.id, effective_from=holds_from, now=now)


async def found(visitor: Visitor, query: str) -> list[dict[str, Any]]:
    answer = await visitor.http.get("/articles", params={"query": query})
    assert answer.status_code == 200, answer.text
    lines: list[dict[str, Any]] = answer.json()["articles"]
    return lines


async def slugs(visitor: Visitor, query: str) -> list[str]:
    return [line["slug"] for line in await found(visitor, query)]


async def test_two_characters_find_the_title_first_and_then_the_text(visit: Visit, now: datetime) -> None:
    await an_article("refunds", "A 快捷支付与退款", now)
    await an_article("limits", "转账限额", now)
    await published("refunds", "# 退款\n\n借记卡默认限额 5,000 元。", holds_from=now, now=now)
    await published("limits", "# 转账\n\n每日 10 万元。", holds_from=now, now=now)
    owner = await visit(Role.OWNER)

    assert await slugs(owner, "限额") == ["limits", "refunds"]


async def test_hits_are_given_as_spans_of_title_and_excerpt(visit: Visit, now: datetime) -> None:
    await an_article("limits", "转账限额", now)
    await published("limits", "# 转账\n\n- 日累计**限额** 10 万元。", holds_from=now, now=now)
    owner = await visit(Role.OWNER)

    [line] = await found(owner, "限额")

    assert line["found"] == {
        "title": [{"start": 2, "end": 4}],
        "excerpt": "日累计限额 10 万元。",
        "hits": [{"start": 3, "end": 5}],
    }


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("转账 短信", True),
        ("短信转账", False),
        ("验", True),
        ("DAILY lim", True),
        ("ＤＡＩＬＹ", True),
        ("10万", True),
        ("0万", False),
        ("信证", False),
        ("转账 退款", False),
        ("%", False),
        ("'", False),
        ("a' | b", False),
    ],
)
async def test_a_text_is_found_by_words_that_stand_in_it(
    visit: Visit, now: datetime, query: str, is_found: bool
) -> None:
    await an_article("limits", "转账限额", now)
    await published("limits", "短信验证码每日最多 10万 元。Daily limit.", holds_from=now, now=now)
    owner = await visit(Role.OWNER)

    assert (await slugs(owner, query) == ["limits"]) == is_found


async def test_only_the_text_in_force_is_searched(visit: Visit, now: datetime) -> None:
    await an_article("limits", "转账限额", now)
    await published("limits", "人脸识别", holds_from=now - DAY, now=now - 2 * DAY)
    await published("limits", "指纹识别", holds_from=now, now=now)
    await published("limits", "虹膜识别", holds_from=now + DAY, now=now)
    owner = await visit(Role.OWNER)

    answers = [await slugs(owner, query) for query in ("人脸", "指纹", "虹膜")]

    assert answers == [[], ["limits"], []]


async def test_an_article_without_a_text_in_force_is_found_by_its_title(visit: Visit, now: datetime) -> None:
    await an_article("new", "跨境汇款", now)
    await an_article("drafted", "跨境支付", now)
    owner = await visit(Role.OWNER)
    await owner.http.put("/articles/drafted/draft", json={"body": "草稿里的保密词", "version": None})

    assert await slugs(owner, "跨境") == ["drafted", "new"]
    assert await slugs(owner, "保密") == []


async def test_a_text_that_nobody_indexed_is_found_all_the_same(visit: Visit, now: datetime) -> None:
    await an_article("limits", "转账限额", now)
    await published("limits", "短信验证码", holds_from=now, now=now)
    await connections.get("default").execute_query("update revision set terms = null")
    owner = await visit(Role.OWNER)

    assert await slugs(owner, "短信") == ["limits"]


async def test_an_approved_text_with_more_words_than_an_index_holds_is_found(
    visit: Visit, now: datetime
) -> None:
    await an_article("long", "长文", now)
    body = " ".join(f"word{number}" for number in range(100_000))
    await published("long", "短", holds_from=now, now=now)
    await connections.get("default").execute_query("update revision set body = $1", [body])
    row = await RevisionRow.all().prefetch_related("article").get()

    await index_text(row)

    owner = await visit(Role.OWNER)
    assert await slugs(owner, "word99999") == ["long"]


async def test_a_list_that_goes_on_says_so(visit: Visit, now: datetime) -> None:
    for number in range(201):
        await an_article(f"limits-{number}", f"限额 {number:03}", now)
    owner = await visit(Role.OWNER)

    whole = (await owner.http.get("/articles")).json()
    searched = (await owner.http.get("/articles", params={"query": "限额"})).json()

    assert (len(whole["articles"]), whole["more"]) == (200, True)
    assert (len(searched["articles"]), searched["more"]) == (30, True)


async def test_an_endless_query_is_refused(visit: Visit) -> None:
    owner = await visit(Role.OWNER)

    answer = await owner.http.get("/articles", params={"query": "限" * 101})

    assert (answer.status_code, answer.json()["code"]) == (400, "invalid-request")

"""What an agent finds while a customer waits."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from learning.knowledge.lookup.records import index_new_facts
from learning.knowledge.records import ArticleRow, FactRow, FactVersionRow, RevisionRow
from learning.lessons.records import LessonRow
from learning.people.person import Role
from learning.people.records import PersonRow
from tests.api.conftest import Visitor

pytestmark = pytest.mark.database

Visit = Callable[..., Awaitable[Visitor]]
DAY = timedelta(days=1)
SAY = """---
slug: limits-1
title: 手机银行转账限额
language: zh-CN
skills: [transfer]
facts: [limits/日累计限额]
---

## 这样说
kind: say
fact: limits/日累计限额

12 月 1 日起每天最多转 10 万元。
"""


class Library:
    """One article, to which facts are written as approvals write them."""

    def __init__(self, revision: RevisionRow, article: ArticleRow) -> None:
        self.revision, self.article = revision, article

    async def fact(self, topic: str) -> FactRow:
        return await FactRow.create(id=uuid4(), article=self.article, topic=topic, kind="limit")

    async def version(
        self,
        fact: FactRow,
        statement: str,
        *,
        since: datetime,
        until: datetime | None = None,
        retired: bool = False,
    ) -> UUID:
        row = await FactVersionRow.create(
            id=uuid4(),
            fact=fact,
            revision=self.revision,
            statement_key=uuid4().hex,
            statement=statement,
            value=None,
            path=["转账", "限额"],
            start=0,
            end=1,
            valid_from=since,
            valid_to=until,
            retired=retired,
        )
        return row.id


@pytest.fixture
async def library(database: object, now: datetime) -> Library:
    owner = await PersonRow.create(id=uuid4(), sign_in="owner", name="林知", password_hash="-")
    article = await ArticleRow.create(
        id=uuid4(), slug="limits", title="手机银行转账", language="zh-CN", skills=[], created_at=now
    )
    revision = await RevisionRow.create(
        id=uuid4(), article=article, number=1, body="#", proposer=owner, updated_at=now
    )
    return Library(revision, article)


async def looked_up(visit: Visit, words: str) -> list[dict[str, Any]]:
    agent = await visit(Role.AGENT)
    answer = await agent.http.get("/facts", params={"q": words})
    assert answer.status_code == 200, answer.text
    facts: list[dict[str, Any]] = answer.json()["facts"]
    return facts


async def test_what_holds_now_stands_beside_what_comes_and_from_when(
    visit: Visit, library: Library, now: datetime
) -> None:
    daily = await library.fact("日累计限额")
    await library.version(daily, "日累计限额 20 万元", since=now - 90 * DAY, until=now + DAY)
    await library.version(daily, "日累计限额 10 万元", since=now + DAY)

    (fact,) = await looked_up(visit, "日累计 限额")

    assert (fact["now"]["statement"], fact["next"]["statement"]) == (
        "日累计限额 20 万元",
        "日累计限额 10 万元",
    )
    assert datetime.fromisoformat(fact["next"]["valid_from"]) == now + DAY
    assert (fact["article"], fact["path"]) == ("手机银行转账", ["转账", "限额"])


async def test_a_fact_leads_to_its_article_where_another_system_keeps_it(
    visit: Visit, library: Library, now: datetime
) -> None:
    await library.version(await library.fact("日累计限额"), "日累计限额 20 万元", since=now - DAY)
    before = (await looked_up(visit, "限额"))[0]["source_url"]
    url = "https://kb.example/limits"
    await ArticleRow.all().update(origin_system="kb", origin_id="7", origin_url=url)

    after = (await looked_up(visit, "限额"))[0]["source_url"]

    assert (before, after) == (None, url)


async def test_what_she_searches_for_is_not_kept_and_what_she_opens_is_passed_over_where_nothing_asks_it(
    visit: Visit, library: Library, now: datetime
) -> None:
    fact = await library.fact("日累计限额")
    await library.version(fact, "日累计限额 20 万元", since=now - DAY)
    agent = await visit(Role.AGENT)

    told = [
        (await agent.http.post("/facts/opened", json={"fact_id": fact_id})).status_code
        for fact_id in (str(fact.id), str(uuid4()), "none")
    ]

    data = (await agent.http.get("/me/data/export")).json()["held"]
    assert told == [204, 204, 400]
    assert [kind["tables"].get("lookup") for kind in data if kind["tables"].get("lookup")] == []


async def test_what_is_indexed_is_found_by_the_same_words(
    visit: Visit, library: Library, now: datetime
) -> None:
    fact = await library.fact("日累计限额")
    await library.version(fact, "日累计限额 ２０ 万元，Visa 卡除外", since=now - DAY)
    asked = ("限", "累计限额", "20万", "visa", "手机银行 visa", "转账", "麒麟", "计日")

    before = [len(await looked_up(visit, words)) for words in asked]
    indexed = await index_new_facts(), await index_new_facts()

    assert [len(await looked_up(visit, words)) for words in asked] == before == [1, 1, 0, 1, 1, 1, 0, 0]
    assert indexed == (1, 0)


async def test_the_line_for_the_customer_comes_with_the_version_that_it_is_about(
    visit: Visit, library: Library, now: datetime
) -> None:
    daily = await library.fact("日累计限额")
    await library.version(daily, "日累计限额 20 万元", since=now - 90 * DAY, until=now + DAY)
    coming = await library.version(daily, "日累计限额 10 万元", since=now + DAY)
    await LessonRow.create(
        id=uuid4(),
        slug="limits-1",
        title="手机银行转账限额",
        language="zh-CN",
        skills=[],
        markdown=SAY,
        seconds=30,
        drafted_at=now,
        approved_at=now,
        teaches={"limits/日累计限额": str(coming)},
    )

    (fact,) = await looked_up(visit, "限额")

    assert fact["now"]["say"] is None
    assert fact["next"]["say"] == "12 月 1 日起每天最多转 10 万元。"


async def test_what_was_replaced_is_not_found_and_what_ended_lately_says_so(
    visit: Visit, library: Library, now: datetime
) -> None:
    replaced, ended, forgotten = [await library.fact(topic) for topic in ("甲", "乙", "丙")]
    await library.version(replaced, "工本费 5 元", since=now - 90 * DAY, until=now - DAY)
    await library.version(replaced, "手续费 6 元", since=now - DAY)
    await library.version(ended, "工本费 7 元", since=now - 10 * DAY, retired=True)
    await library.version(forgotten, "工本费 8 元", since=now - 100 * DAY, retired=True)

    (fact,) = await looked_up(visit, "工本费")

    assert (fact["topic"], fact["now"]["retired"]) == ("乙", True)


async def test_a_fact_that_says_it_itself_comes_before_one_that_only_stands_there(
    visit: Visit, library: Library, now: datetime
) -> None:
    placed, says = await library.fact("开通"), await library.fact("说明")
    await library.version(placed, "须本人办理", since=now)
    await library.version(says, "转账当日可以撤销，超过时间须由收款行退回", since=now)

    assert [fact["topic"] for fact in await looked_up(visit, "转账")] == ["说明", "开通"]


@pytest.mark.parametrize("words", ["", "  ", "%", "_", "\x00", "'; drop table fact; --"])
async def test_without_a_word_that_stands_somewhere_nothing_is_found(
    visit: Visit, library: Library, now: datetime, words: str
) -> None:
    await library.version(await library.fact("日累计限额"), "日累计限额 20 万元", since=now)

    assert await looked_up(visit, words) == []


async def test_full_width_letters_and_case_make_no_difference(
    visit: Visit, library: Library, now: datetime
) -> None:
    await library.version(await library.fact("ＡＴＭ 取现"), "单笔５万元，适用 Visa 卡", since=now)

    assert [fact["topic"] for fact in await looked_up(visit, "atm 5万 ＶＩＳＡ")] == ["ＡＴＭ 取现"]

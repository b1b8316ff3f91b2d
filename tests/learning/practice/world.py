"""Rows that make a valid small world of practice; a test states only what matters to it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from tortoise import connections

from learning.attempts.answer import Answer, Certainty
from learning.attempts.ticket import sign_ticket
from learning.knowledge.records import ArticleRow, FactRow, FactVersionRow, RevisionRow
from learning.lessons.answerable import Content, KeyWindow, content_to_json, keys_to_json
from learning.lessons.records import ItemRow, LessonRow
from learning.people.records import PersonRow, RoleGrantRow, SessionRow
from learning.people.sign_in import token_hash
from learning.practice import hot
from learning.practice.hot import Given, Stored
from learning.skills.records import SkillRow

ZONE = ZoneInfo("Asia/Shanghai")
KEY = b"a secret of thirty-two characters"
DAY = timedelta(days=1)
MARKDOWN = """---
slug: {slug}
title: 手机银行转账限额
language: zh-CN
skills: [transfer]
---

## 限额变了

人脸加短信，日累计 10 万元。
"""


@dataclass
class World:
    """One bank at one moment; `now` may be moved by hand."""

    now: datetime
    tokens: dict[UUID, str] = field(default_factory=dict)

    async def person(self, sign_in: str = "6001", role: str = "agent", **fields: Any) -> UUID:
        """Someone who is signed in."""
        row = await PersonRow.create(
            **{"id": uuid4(), "sign_in": sign_in, "name": "林晓", "password_hash": "-"} | fields
        )
        await RoleGrantRow.create(id=uuid4(), person=row, role=role)
        self.tokens[row.id] = f"token-{row.id}"
        await SessionRow.create(
            token_hash=token_hash(self.tokens[row.id]),
            person=row,
            created_at=self.now,
            expires_at=self.now + 400 * DAY,
        )
        return row.id

    async def skill(self, slug: str = "transfer") -> str:
        """A skill."""
        await SkillRow.get_or_create(
            slug=slug,
            defaults={
                "name": "转账与限额",
                "name_en": "Transfers and limits",
                "field": "业务",
                "stage": 2,
                "after": [],
            },
        )
        return slug

    async def revision(self, *, effective_from: datetime | None = None, slug: str = "limits") -> RevisionRow:
        """An approved revision of an article."""
        article, _ = await ArticleRow.get_or_create(
            slug=slug,
            defaults={
                "id": uuid4(),
                "title": "转账限额",
                "language": "zh-CN",
                "skills": ["transfer"],
                "created_at": self.now,
            },
        )
        number = await RevisionRow.filter(article=article).count() + 1
        people = [
            await PersonRow.create(id=uuid4(), sign_in=uuid4().hex, name="所有者", password_hash="-")
            for _ in range(2)
        ]
        return await RevisionRow.create(
            id=uuid4(),
            article=article,
            number=number,
            body="",
            proposer=people[0],
            approver=people[1],
            updated_at=self.now,
            submitted_at=self.now,
            approved_at=self.now,
            effective_from=effective_from or self.now - 30 * DAY,
        )

    async def fact(
        self, revision: RevisionRow, *, skill: str = "transfer", statement: str = "日累计 20 万元"
    ) -> tuple[UUID, UUID]:
        """A fact of a skill and its first version."""
        fact = await FactRow.create(
            id=uuid4(), article_id=revision.article_id, topic="日累计限额", kind="money"
        )
        version = await self.version(fact.id, revision, statement)
        await connections.get("default").execute_query(
            "insert into skill_fact (skill, fact_id) values ($1, $2)", [await self.skill(skill), fact.id]
        )
        return fact.id, version

    async def version(self, fact_id: UUID, revision: RevisionRow, statement: str = "日累计 20 万元") -> UUID:
        """A version of the fact from the revision's effect on; the one before it ends then."""
        begins = revision.effective_from
        await FactVersionRow.filter(fact_id=fact_id, valid_to=None).update(valid_to=begins)
        row = await FactVersionRow.create(
            id=uuid4(),
            fact_id=fact_id,
            revision=revision,
            statement_key=uuid4().hex,
            statement=statement,
            value="20 万",
            path=[],
            start=0,
            end=1,
            valid_from=begins,
        )
        return row.id

    async def lesson(self, revision: RevisionRow | None = None, **fields: Any) -> LessonRow:
        """An approved lesson."""
        slug = uuid4().hex
        return await LessonRow.create(
            **{
                "id": uuid4(),
                "slug": slug,
                "title": "手机银行转账限额",
                "language": "zh-CN",
                "skills": [await self.skill()],
                "revision": revision,
                "markdown": MARKDOWN.format(slug=slug),
                "seconds": 60,
                "drafted_at": self.now,
                "approved_at": self.now,
            }
            | fields
        )

    async def item(
        self,
        lesson: LessonRow,
        fact_id: UUID | None = None,
        version_id: UUID | None = None,
        *,
        keys: tuple[KeyWindow, ...] = (),
        **fields: Any,
    ) -> UUID:
        """A question with four options of which the third is right."""
        position = await ItemRow.filter(lesson=lesson).count()
        key = KeyWindow(version_id, None, None, (2,), (), "<p>10 万元</p>")
        row = await ItemRow.create(
            **{
                "id": uuid4(),
                "lesson": lesson,
                "position": position,
                "key": f"item-{position}",
                "kind": "single_choice",
                "fact_id": fact_id,
                "skill": "transfer",
                "content": content_to_json(
                    Content("限额是多少？", options=("5 万", "8 万", "10 万", "20 万"))
                ),
                "keys": keys_to_json(keys or (key,)),
                "keyed_on": "device",
                "prior_difficulty": 0.0,
                "options": 4,
            }
            | fields
        )
        return row.id

    async def lesson_with_items(
        self, count: int = 3, *, effective_from: datetime | None = None, **fields: Any
    ) -> tuple[LessonRow, list[UUID]]:
        """A lesson of an update, with a fact to each item."""
        revision = await self.revision(effective_from=effective_from)
        lesson = await self.lesson(revision)
        items = [await self.item(lesson, *await self.fact(revision), **fields) for _ in range(count)]
        return lesson, items

    def answer(self, person_id: UUID, sitting_id: UUID, item_id: UUID, **changes: Any) -> Given:
        """A right answer, given eight seconds ago within the ticket's time."""
        issued = self.now - timedelta(seconds=10)
        return Given(
            **{
                "client_event_id": uuid4(),
                "sitting_id": sitting_id,
                "sequence": 1,
                "item_id": item_id,
                "ticket": sign_ticket(item_id, person_id, issued, key=KEY),
                "elapsed": timedelta(seconds=8),
                "answer": Answer(chosen=(2,)),
                "certainty": Certainty.MIDDLE,
            }
            | changes
        )

    async def take(self, person_id: UUID, given: Given) -> Stored:
        """Hand an answer in."""
        return await hot.take(token_hash(self.tokens[person_id]), given, now=self.now, zone=ZONE, key=KEY)

    async def asking(self, person_id: UUID, *, cap_seconds: int = 360) -> hot.Asking:
        """What her next thing is chosen from."""
        return await hot.situation(
            token_hash(self.tokens[person_id]), now=self.now, zone=ZONE, cap_seconds=cap_seconds
        )


async def rows(query: str, *values: Any) -> list[dict[str, Any]]:
    """What a query finds."""
    found = await connections.get("default").execute_query_dict(query, list(values))
    return [dict(row) for row in found]

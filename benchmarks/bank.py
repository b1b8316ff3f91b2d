"""A bank to measure: people who each remember facts, filled by COPY, with ids that follow from numbers."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from hashlib import md5, sha256
from itertools import chain
from random import Random
from typing import Any
from uuid import UUID

import asyncpg

from learning.lessons.answerable import Content, KeyWindow, content_to_json, keys_to_json

OPTIONS = ("5 万元", "8 万元", "10 万元", "20 万元")
RIGHT = 2
SKILLS = 12
ITEMS_PER_FACT = 2
ITEMS_PER_LESSON = 4
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Size:
    """How big the bank is. Every person remembers `facts_each` of the `facts`."""

    people: int = 2000
    facts: int = 400
    facts_each: int = 200

    @property
    def items(self) -> int:
        """How many items can be asked."""
        return self.facts * ITEMS_PER_FACT


@cache
def id_of(kind: str, number: int) -> UUID:
    """The id of the n-th row of a kind; `md5('item-7')::uuid` says the same in SQL."""
    return UUID(bytes=md5(f"{kind}-{number}".encode(), usedforsecurity=False).digest())


def token_of(number: int) -> str:
    """The session token of the n-th person."""
    return f"bench-{number}"


async def fill(connection: asyncpg.Connection, size: Size, now: datetime) -> None:
    """Fill an empty schema and tell the planner about it."""
    for table, rows in _rows(size, now).items():
        left = iter(rows)
        first = next(left)
        await connection.copy_records_to_table(
            table, records=(tuple(row.values()) for row in chain([first], left)), columns=list(first)
        )
    await connection.execute("vacuum analyze")


def _rows(size: Size, now: datetime) -> dict[str, Iterable[dict[str, Any]]]:
    """Rows by table, in the order of their references; those of a big bank are made as they are copied."""
    return {**_people(size, now), **_knowledge(size, now), **_lessons(size, now), **_state(size, now)}


def _people(size: Size, now: datetime) -> dict[str, list[dict[str, Any]]]:
    numbers = range(size.people)
    return {
        "person": [
            {
                "id": id_of("person", n),
                "sign_in": f"6{n:05}",
                "name": f"坐席{n}",
                "password_hash": "-",
                "created_at": now,
            }
            for n in numbers
        ],
        "role_grant": [
            {"id": id_of("grant", n), "person_id": id_of("person", n), "role": "agent"} for n in numbers
        ],
        "session": [
            {
                "token_hash": sha256(token_of(n).encode()).hexdigest(),
                "person_id": id_of("person", n),
                "created_at": now,
                "expires_at": now + DAY,
            }
            for n in numbers
        ],
    }


def _knowledge(size: Size, now: datetime) -> dict[str, list[dict[str, Any]]]:
    long_ago = now - 200 * DAY
    return {
        "skill": [
            {
                "slug": f"skill-{n}",
                "name": f"技能{n}",
                "name_en": f"Skill {n}",
                "field": "业务",
                "stage": 2,
                "after": [],
            }
            for n in range(SKILLS)
        ],
        "article": [
            {
                "id": id_of("article", 0),
                "slug": "limits",
                "title": "转账限额",
                "language": "zh-CN",
                "skills": ["skill-0"],
                "created_at": long_ago,
            }
        ],
        "revision": [
            {
                "id": id_of("revision", 0),
                "article_id": id_of("article", 0),
                "number": 1,
                "body": "…",
                "proposer_id": id_of("person", 0),
                "approver_id": id_of("person", 1),
                "updated_at": long_ago,
                "submitted_at": long_ago,
                "approved_at": long_ago,
                "effective_from": long_ago,
            }
        ],
        "fact": [
            {"id": id_of("fact", n), "article_id": id_of("article", 0), "topic": f"限额{n}", "kind": "money"}
            for n in range(size.facts)
        ],
        "fact_version": [
            {
                "id": id_of("version", n),
                "fact_id": id_of("fact", n),
                "revision_id": id_of("revision", 0),
                "statement_key": f"key-{n}",
                "statement": "日累计限额 10 万元。",
                "value": "10 万元",
                "path": ["转账限额"],
                "start": n,
                "end": n + 1,
                "valid_from": long_ago,
            }
            for n in range(size.facts)
        ],
        "skill_fact": [
            {"skill": f"skill-{n % SKILLS}", "fact_id": id_of("fact", n)} for n in range(size.facts)
        ],
    }


def _lessons(size: Size, now: datetime) -> dict[str, list[dict[str, Any]]]:
    content = Content("人脸加短信，日累计最多转多少？", options=OPTIONS)
    return {
        "lesson": [
            {
                "id": id_of("lesson", n),
                "slug": f"lesson-{n}",
                "title": f"限额第 {n} 课",
                "language": "zh-CN",
                "skills": [f"skill-{n % SKILLS}"],
                "revision_id": id_of("revision", 0),
                "markdown": "…",
                "seconds": 60,
                "drafted_at": now,
                "approved_at": now,
                "approver_id": id_of("person", 1),
            }
            for n in range(-(-size.items // ITEMS_PER_LESSON))
        ],
        "item": [
            {
                "id": id_of("item", n),
                "lesson_id": id_of("lesson", n // ITEMS_PER_LESSON),
                "position": n % ITEMS_PER_LESSON,
                "key": f"item-{n}",
                "kind": "single_choice",
                "fact_id": id_of("fact", n // ITEMS_PER_FACT),
                "skill": f"skill-{n // ITEMS_PER_FACT % SKILLS}",
                "content": json.dumps(content_to_json(content)),
                "keys": json.dumps(keys_to_json([_key(n // ITEMS_PER_FACT)])),
                "keyed_on": "device",
                "prior_difficulty": 0.0,
                "options": len(OPTIONS),
            }
            for n in range(size.items)
        ],
    }


def _key(fact: int) -> KeyWindow:
    why = "<p>自 12 月 1 日 0 点起，人脸加短信验证码的日累计限额是 10 万元，原来的 20 万元不再适用。</p>"
    return KeyWindow(id_of("version", fact), None, None, (RIGHT,), (), why)


def _state(size: Size, now: datetime) -> dict[str, Iterable[dict[str, Any]]]:
    people, difficulties = range(size.people), range(size.items)
    return {
        "memory": _memories(size, now),
        "learner": (
            {"person_id": id_of("person", n), "version": 0, "ability": 0.4, "answers": 4 * size.facts_each}
            for n in people
        ),
        "skill_ability": (
            {"person_id": id_of("person", n), "skill": f"skill-{skill}", "ability": 0.1, "answers": 60}
            for n in people
            for skill in range(SKILLS)
        ),
        "item_difficulty": [
            {"item_id": id_of("item", n), "difficulty": 0.2, "answers": 50} for n in difficulties
        ],
        "skill_difficulty": [
            {"skill": f"skill-{n}", "difficulty": 0.1, "answers": 500} for n in range(SKILLS)
        ],
        "sitting": [
            {
                "person_id": id_of("person", n),
                "id": id_of("sitting", n),
                "item_ids": [id_of("item", 0)],
                "started_at": now - 9 * DAY,
                "ended_at": now - 9 * DAY,
                "finished": True,
            }
            for n in people
        ],
    }


def _memories(size: Size, now: datetime) -> Iterator[dict[str, Any]]:
    chance = Random(7)
    facts = range(size.facts)
    for person in range(size.people):
        for fact in chance.sample(facts, size.facts_each):
            yield {
                "person_id": id_of("person", person),
                "fact_id": id_of("fact", fact),
                "stability": chance.lognormvariate(2.5, 1.2),
                "difficulty": chance.uniform(2, 9),
                "answers": 4,
                "lapses": 1,
                "last_at": now - chance.uniform(0.1, 40) * DAY,
                "last_right": True,
                "known_version_id": id_of("version", fact),
            }

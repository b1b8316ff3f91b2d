"""Somebody of whom every table holds something, with marks that can be looked for."""

import json
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from learning.queries import execute

Visit = Callable[..., Awaitable[Any]]
NAME, NUMBER, TYPED, DRAFTED = "欧阳甄别", "工号甲7713", "手写答案甲", "草稿文字甲"
MARKS = (NAME, NUMBER, TYPED, DRAFTED)


async def a_life(person_id: UUID, at: datetime) -> None:
    """One row of hers in every table that an agent and an owner fill."""
    await execute(
        "update person set sign_in = $2, name = $3, language = 'en' where id = $1", person_id, NUMBER, NAME
    )
    lesson, item = await what_she_wrote(person_id, at)
    await what_she_practised(person_id, at, lesson=lesson, item=item)
    await a_phone(person_id, at)
    await execute("insert into learner (person_id) values ($1)", person_id)
    await execute(
        "insert into award (id, person_id, achievement, awarded_at, evidence) values ($1, $2, 'ready', $3, '[]')",
        uuid4(),
        person_id,
        at,
    )


async def what_she_wrote(person_id: UUID, at: datetime) -> tuple[UUID, UUID]:
    """A revision with a note, and a lesson that she approved: the lesson and its item."""
    article, revision, lesson, item = (uuid4() for _ in range(4))
    await execute(
        "insert into article (id, slug, title, language, skills, created_at) values ($1, 'a', 'a', 'zh-CN', '{}', $2)",
        article,
        at,
    )
    await execute(
        "insert into revision (id, article_id, number, body, proposer_id, updated_at, note)"
        " values ($1, $2, 1, '正文', $3, $4, $5)",
        revision,
        article,
        person_id,
        at,
        f"请{NAME}再核对一次限额",
    )
    await execute(
        "insert into lesson (id, slug, title, language, skills, markdown, seconds, drafted_at, approver_id)"
        " values ($1, 'l', 'l', 'zh-CN', '{}', '正文', 40, $2, $3)",
        lesson,
        at,
        person_id,
    )
    await execute(
        "insert into item (id, lesson_id, position, key, kind, content, keys, keyed_on, prior_difficulty, options)"
        " values ($1, $2, 1, 'q', 'cloze', '{}', '[]', 'device', 0, 0)",
        item,
        lesson,
    )
    return lesson, item


async def what_she_practised(person_id: UUID, at: datetime, *, lesson: UUID, item: UUID) -> None:
    """A sitting with an answer half typed and one that she gave."""
    sitting, event, attempt = uuid4(), uuid4(), uuid4()
    await execute(
        "insert into sitting (person_id, id, lesson_id, item_ids, started_at) values ($1, $2, $3, '{}', $4)",
        person_id,
        sitting,
        lesson,
        at,
    )
    await execute(
        "insert into sitting_event (person_id, sitting_id, client_event_id, sequence, kind, payload, at)"
        " values ($1, $2, $3, 0, 'draft', $4::text::jsonb, $5)",
        person_id,
        sitting,
        event,
        json.dumps({"answer": {"text": DRAFTED}}),
        at,
    )
    await execute(
        "insert into attempt (person_id, at, id, ordinal, day, sitting_id, item_id, answer, verdict, expected,"
        " surprise, key_on_device) values ($1, $2, $3, 1, '2026-11-21', $4, $5, $6::text::jsonb, 'right', 0.5, 0.5, true)",
        person_id,
        at,
        attempt,
        sitting,
        item,
        json.dumps({"chosen": None, "text": TYPED, "order": None, "unsure": False}),
    )
    await execute(
        "insert into attempt_receipt (person_id, client_event_id, attempt_id, at, outcome) values ($1, $2, $2, $3, '{}')",
        person_id,
        attempt,
        at,
    )


async def a_phone(person_id: UUID, at: datetime) -> None:
    """A platform that knows her by her staff number and said once that she was free."""
    source_id = uuid4()
    await execute(
        "insert into gap_source (id, slug, platform, created_at) values ($1, 'acd', 'json', $2)",
        source_id,
        at,
    )
    await execute("insert into agent_account values ($1, $2, $3, $4)", source_id, NUMBER, person_id, at)
    await execute(
        "insert into agent_event (source_id, event_id, agent, person_id, at, phone, then_phone, received_at)"
        " values ($1, $2, $3, $4, $5, 'idle', 'idle', $5)",
        source_id,
        uuid4(),
        NUMBER,
        person_id,
        at,
    )
    await execute(
        "insert into agent_state (person_id, source_id, phone, since, inferred, then_phone, heard_at)"
        " values ($1, $2, 'idle', $3, false, 'idle', $3)",
        person_id,
        source_id,
        at,
    )

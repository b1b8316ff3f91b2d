"""How well items ask what they should, on the wire: figures of many people, never of one."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any  # a row of the driver has no narrower type
from uuid import UUID

from litestar import Controller, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from api.knowledge_wire import ArticleRef
from api.wire import In, Out
from learning.lessons.answerable import content_from_json, keys_from_json
from learning.lessons.decision import Decision
from learning.mastery.item_health import records, service
from learning.mastery.item_health.records import tally_in
from learning.mastery.item_health.tally import FEWEST_SHOWN, Tally
from learning.people.access import Duty

MOST_SHOWN = 100


class ItemOptionOut(Out):
    """One option: how many chose it first, and whether the key that holds calls it right."""

    text: str
    correct: bool
    answers: int


class ItemHealthOut(Out):
    """One item by its first answers. `disputed_by` is the place of the option strong people agreed on.

    `discrimination` is between -1 and 1; null where everybody answered alike.
    """

    id: UUID
    prompt: str
    lesson: str
    article: ArticleRef | None
    answers: int
    facility: float
    discrimination: float | None
    options: list[ItemOptionOut]
    disputed_by: int | None
    set_aside_at: datetime | None
    decision: Decision | None


class ItemsHealthOut(Out):
    """Items with enough answers: those that wait for a decision, then the hardest."""

    items: list[ItemHealthOut]
    fewest: int
    """Answers before an item is shown."""


class ItemDecisionIn(In):
    """What an owner makes of an item that stands aside."""

    decision: Decision


class ItemHealthController(Controller):
    """What owners see of their items."""

    path = "/items"
    tags = ("lessons",)
    opt = {"purpose": Duty.KEEP_KNOWLEDGE}  # noqa: RUF012 # Litestar reads a plain attribute

    @get("/health", summary="How well items ask what they should", operation_id="listItemHealth")
    async def list_items(self, now: NamedDependency[datetime]) -> ItemsHealthOut:
        """Facility, discrimination and the use of each option, from first answers."""
        return await _items(now)

    @post(
        "/{item_id:uuid}/decision",
        summary="Decide about an item that stands aside",
        operation_id="decideItem",
        status_code=200,
    )
    async def decide(
        self, item_id: FromPath[UUID], data: JSONBody[ItemDecisionIn], now: NamedDependency[datetime]
    ) -> ItemsHealthOut:
        """Ask it again, or never."""
        await service.decide(item_id, data.decision, now=now)
        return await _items(now)


async def _items(now: datetime) -> ItemsHealthOut:
    rows = await records.items_shown(fewest=FEWEST_SHOWN, most=MOST_SHOWN)
    return ItemsHealthOut(items=[_item(row, tally_in(row), now) for row in rows], fewest=FEWEST_SHOWN)


def _item(row: Mapping[str, Any], tally: Tally, now: datetime) -> ItemHealthOut:
    content = content_from_json(json.loads(row["content"]))
    keys = keys_from_json(json.loads(row["keys"]))
    right = {place for key in keys if key.holds(now) for place in key.correct}
    chosen = {use.option: use.answers for use in tally.options}
    return ItemHealthOut(
        id=row["item_id"],
        prompt=content.prompt,
        lesson=row["lesson"],
        article=ArticleRef(slug=row["article"], title=row["article_title"]) if row["article"] else None,
        answers=tally.answers,
        facility=tally.facility or 0.0,
        discrimination=tally.discrimination,
        options=[
            ItemOptionOut(text=text, correct=place in right, answers=chosen.get(place, 0))
            for place, text in enumerate(content.options)
        ],
        disputed_by=row["disputed_by"],
        set_aside_at=row["set_aside_at"],
        decision=row["decision"],
    )

"""What an owner starts from who writes a lesson herself: the facts that changed, and room to say how."""

from collections.abc import Sequence
from datetime import datetime

from learning.knowledge.update import FactChange
from learning.lessons.lesson import Card, CardKind, Lesson, LessonSlug

TO_WRITE = {"zh-CN": "（在这里写下改了什么，怎么说）", "en": "(Write here what changed and what to say)"}


def skeleton(
    facts: Sequence[FactChange],
    *,
    slug: str,
    title: str,
    language: str,
    skills: tuple[str, ...],
    effective: datetime | None,
) -> Lesson:
    """A lesson with a card for each of these facts and nothing said or asked yet; without facts, one card."""
    to_write = TO_WRITE["en" if language == "en" else "zh-CN"]
    return Lesson(
        slug=LessonSlug(slug),
        title=title,
        language=language,
        skills=skills,
        facts=tuple(fact.id for fact in facts),
        source=title,
        effective=effective,
        cards=tuple(Card(CardKind.CHANGE, fact.topic or title, to_write, fact=fact.id) for fact in facts)
        or (Card(CardKind.CHANGE, title, to_write),),
    )

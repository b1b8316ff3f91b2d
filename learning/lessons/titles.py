"""What a drafted lesson is called: the change itself, short enough for one line of a panel."""

import re
from collections.abc import Sequence

from learning.knowledge.update import FactChange

LONGEST = 34
"""Characters of a Chinese title; Latin ones are half as wide, so twice as many fit."""

_NUMBERING = re.compile(r"^\s*(?:第?[\d一二三四五六七八九十百]+(?:\.\d+)*[.、．条章节]?\s+|[（(]\d+[）)]\s*)")


def title_of(changes: Sequence[FactChange], language: str, article: str) -> str:
    """The most important change in words, and how many more there are; the article's title if it is too long."""
    is_chinese = language.startswith("zh")
    first = _named(changes[0], is_chinese=is_chinese) if changes else None
    if first is None:
        return article
    more = len(changes) - 1
    if not more:
        return first
    return f"{first}，另有 {more} 处变化" if is_chinese else f"{first}, and {more} more"


def _named(change: FactChange, *, is_chinese: bool) -> str | None:
    topic = _NUMBERING.sub("", change.topic).strip()
    statement = change.statement.strip().rstrip("。.；;")
    wordings = {
        "changed": [f"{topic}改为 {change.new}" if is_chinese else f"{topic}: now {change.new}"]
        if change.old
        else [],
        "removed": [f"不再适用：{topic}" if is_chinese else f"No longer applies: {topic}"],
        "added": [],
    }[change.change]
    if change.change != "removed":
        wordings += [statement, f"{topic}有新规定" if is_chinese else f"New: {topic}"]
    room = LONGEST if is_chinese else 2 * LONGEST
    return next((wording for wording in wordings if len(wording) <= room), None)

"""Drafted lessons word for word, on articles like a bank's. A changed file is read by a person before it is kept."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from learning.knowledge.update import compare
from learning.lessons.drafting.draft import draft
from learning.lessons.drafting.drafts import ItemDraft, LessonDraft, OptionDraft

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.md"))


def spoken(lessons: tuple[LessonDraft, ...]) -> str:
    return "\n\n".join(_lesson(lesson) for lesson in lessons)


def _lesson(lesson: LessonDraft) -> str:
    parts = [f"= {lesson.title}"]
    parts += [f"[{card.kind}] {card.text}" for card in lesson.cards]
    parts += [_item(item) for item in lesson.items]
    return "\n\n".join(parts)


def _item(item: ItemDraft) -> str:
    head = f"? {item.prompt}{' (flips)' if item.flips else ''}{' (derived)' if item.derived else ''}"
    answer = [f"  = {' > '.join(item.answer)}"] if item.answer else []
    return "\n".join([head, *(f"  {_mark(option)} {option.text}" for option in item.options), *answer])


def _mark(option: OptionDraft) -> str:
    return "[x]" if option.correct else "[~]" if option.was_right else "[ ]"


def parts_of(path: Path) -> tuple[str, str, str, datetime | None]:
    text = path.read_text(encoding="utf-8")
    named = dict(re.findall(r"^~~~ (\w+)\n(.*?)^~~~$", text, re.DOTALL | re.MULTILINE))
    moment = re.search(r"^effective: (\S+)$", text, re.MULTILINE)
    effective = datetime.fromisoformat(moment[1]) if moment else None
    return named["before"], named["after"], named["drafted"], effective


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_an_article_is_drafted_word_for_word(path: Path) -> None:
    before, after, expected, effective = parts_of(path)

    update = compare(before, after)
    lessons = draft(
        update, before=before, after=after, effective_from=effective, title=before.split("\n")[0].strip("# ")
    )

    assert spoken(lessons) == expected.rstrip("\n")

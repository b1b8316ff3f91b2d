"""The examples of docs/lesson-format.md are lessons that the parser reads, and they leave no directive out."""

import re
from pathlib import Path

import pytest

from learning.lessons.directives.items import DIRECTIVES
from learning.lessons.lesson import CardKind, ItemKind, Lesson
from learning.lessons.lesson_file import parse

PAGE = Path(__file__).parents[2] / "docs" / "lesson-format.md"
EXAMPLES = re.findall(r"```(lesson|card|item)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
HEAD = """---
slug: example
title: 例
language: zh-CN
skills: [epay]
facts: [refunds/退款 工作日内入账]
effective: 2026-09-01
---

"""


def read(sort: str, example: str) -> Lesson:
    parsed = parse(example if sort == "lesson" else HEAD + example)
    assert parsed.lesson, "\n".join(map(str, parsed.complaints))
    return parsed.lesson


@pytest.mark.parametrize(("sort", "example"), EXAMPLES)
def test_every_example_is_read(sort: str, example: str) -> None:
    lesson = read(sort, example)

    assert lesson.cards or lesson.items


def test_every_kind_of_item_has_an_example() -> None:
    shown = {item.kind for sort, example in EXAMPLES for item in read(sort, example).items}

    assert shown == set(ItemKind)


def test_the_page_names_every_directive_and_every_kind_of_card() -> None:
    page = PAGE.read_text(encoding="utf-8")

    assert [name for name in [*DIRECTIVES, *CardKind] if f"`{name}`" not in page] == []

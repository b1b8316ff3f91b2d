"""An item written by its fields leaves the rest of its file alone and keeps what its answers hang on."""

from dataclasses import replace

import pytest

from learning.lessons.errors import LessonUnreadable
from learning.lessons.fields import ItemFields, with_fields
from learning.lessons.lesson import Item, Option
from learning.lessons.lesson_file import BANK_ZONE, parse

FILE = """---
slug: limits
title: 转账限额
language: zh-CN
skills: [transfer]
facts: [a1, b2]
---

## 限额  变了
fact: a1

一天最多 **10 万元**。


> 客户（急）：还能转吗？

::: choice daily
一天最多多少？

- [ ] 20 万元
  why: 原来的。
- [x] 10 万元
why: 新的上限。
fact: a1
key: server
:::

::: order steps
怎么做？

1. 问用途
2. 核收款方
3. 提示风险
why: 先问。
fact: b2
:::
"""


def item(text: str, key: str) -> Item:
    lesson = parse(text).lesson
    assert lesson is not None
    return next(item for item in lesson.items if item.key == key)


def fields_of(found: Item) -> ItemFields:
    return ItemFields(found.prompt, found.options, found.answer, found.unit, found.explanation)


def rewritten(key: str, **changed: object) -> str:
    fields = replace(fields_of(item(FILE, key)), **changed)  # type: ignore[arg-type] # names of fields
    return with_fields(FILE, key, fields, zone=BANK_ZONE)


def test_fields_change_an_item_and_keep_its_key_fact_customer_and_where_it_is_graded() -> None:
    options = (Option("20 万元", why="那是旧的。"), Option("8 万元", correct=True))

    found = item(rewritten("daily", prompt="现在一天最多多少？", options=options), "daily")

    assert (found.prompt, found.options) == ("现在一天最多多少？", options)
    assert (found.fact, found.keyed_on, found.customer, found.mood) == ("a1", "server", "还能转吗？", "急")


def test_every_line_outside_the_item_stays_as_it_was_written() -> None:
    text = rewritten("daily", explanation="上限改了。\n\n另见 **附录**。")

    assert text.split("::: choice daily")[0] == FILE.split("::: choice daily")[0]
    assert text.split("::: order steps")[1] == FILE.split("::: order steps")[1]
    assert item(text, "daily").explanation == "上限改了。\n\n另见 **附录**。"


def test_the_steps_of_an_order_are_its_answer() -> None:
    steps = tuple(Option(text) for text in ("核收款方", "问用途", "提示风险"))

    assert item(rewritten("steps", options=steps), "steps").answer == ("核收款方", "问用途", "提示风险")


@pytest.mark.parametrize(
    "words", [":::", "why: 不是字段", "- [x] 不是选项", "> 不是客户", "1. 不是步骤", "fact: b2"]
)
def test_words_that_look_like_a_mark_stay_words(words: str) -> None:
    text = rewritten("daily", prompt=f"一天多少？\n\n{words}", explanation=f"见下。\n{words}")

    found = item(text, "daily")

    assert (found.prompt, found.explanation) == (f"一天多少？\n\n{words}", f"见下。\n{words}")


def test_what_cannot_be_a_key_is_told_with_its_line() -> None:
    both = tuple(replace(option, correct=True) for option in item(FILE, "daily").options)

    parsed = parse(rewritten("daily", options=both))

    assert parsed.lesson is None
    assert [complaint.line for complaint in parsed.complaints] == [parsed.lines["item:daily"]]


@pytest.mark.parametrize(("text", "key"), [(FILE, "weekly"), (FILE.replace("[x]", "[ ]"), "daily")])
def test_a_file_without_the_item_or_past_reading_is_refused(text: str, key: str) -> None:
    with pytest.raises(LessonUnreadable):
        with_fields(text, key, fields_of(item(FILE, "daily")), zone=BANK_ZONE)

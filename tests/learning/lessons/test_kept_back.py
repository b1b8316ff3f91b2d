from dataclasses import replace

import pytest

from learning.lessons.lesson import Item, ItemKind, Lesson, LessonSlug


def an_item(key: str, fact: str | None, keyed_on: str) -> Item:
    return Item(key, ItemKind.NUMERIC, "多少？", answer=("1",), fact=fact, keyed_on=keyed_on)  # type: ignore[arg-type]


def a_lesson(*items: Item) -> Lesson:
    return Lesson(LessonSlug("limits"), "限额", "zh-CN", ("transfer",), items=items)


@pytest.mark.parametrize(
    ("items", "kept"),
    [
        pytest.param([("a", "f", "device"), ("b", "f", "server")], set(), id="the only case is asked"),
        pytest.param([("a", "f", "server"), ("b", "f", "server")], {"b"}, id="the second case waits"),
        pytest.param([("a", "f", "server"), ("b", "g", "server")], set(), id="each fact keeps its own"),
        pytest.param([("a", None, "server"), ("b", None, "server")], set(), id="no fact, nothing to keep"),
        pytest.param(
            [("a", "f", "device"), ("b", "f", "device")], set(), id="keys on the device are no evidence"
        ),
    ],
)
def test_what_a_lesson_keeps_back(items: list[tuple[str, str | None, str]], kept: set[str]) -> None:
    assert a_lesson(*(an_item(*each) for each in items)).kept_back == kept


def test_what_is_kept_back_takes_no_time_now() -> None:
    case = an_item("a", "f", "server")
    lesson = a_lesson(case)

    assert (
        replace(lesson, items=(case, an_item("b", "f", "server"))).estimated_seconds
        == lesson.estimated_seconds
    )

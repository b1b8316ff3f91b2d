import json
from datetime import UTC, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from learning.lessons.answerable import content_from_json, content_to_json
from learning.lessons.compilation import Compiled, FactTarget, compile_items
from learning.lessons.lesson import Item, ItemKind, Lesson, LessonSlug, Option
from learning.lessons.screen import Area, Picture, Release, Screen

ZONE = ZoneInfo("Asia/Shanghai")
EFFECTIVE = datetime(2026, 11, 30, 16, tzinfo=UTC)  # 1 December, 0:00 at the bank
PICTURE = Picture("7f" * 32, 1280, 800)
TARGET = FactTarget(UUID(int=1), UUID(int=2), old="20 万元", new="10 万元")


def compiled(item: Item) -> Compiled:
    lesson = Lesson(
        LessonSlug("limits"),
        "限额",
        "zh-CN",
        ("transfer",),
        source="转账限额",
        effective=EFFECTIVE,
        items=(item,),
    )
    [found] = compile_items(lesson, {"limit": TARGET}, {PICTURE.id[:16]: PICTURE}, ZONE)
    return found


def a_choice(*options: Option) -> Item:
    return Item(
        "limit", ItemKind.SINGLE_CHOICE, "现在最多多少？", options, explanation="见第 2 条。", fact="limit"
    )


FLIPPING = a_choice(Option("20 万元", was_right=True), Option("10 万元", correct=True))
DATED = a_choice(Option("20 万元"), Option("10 万元", correct=True))


def test_an_item_that_asks_what_holds_now_has_a_key_on_either_side_of_the_moment() -> None:
    before, after = compiled(FLIPPING).keys

    assert (before.valid_to, before.correct) == (EFFECTIVE, (0,))
    assert (after.valid_from, after.correct) == (EFFECTIVE, (1,))


def test_being_right_by_the_old_rule_confirms_no_version() -> None:
    before, after = compiled(FLIPPING).keys

    assert (before.fact_version_id, after.fact_version_id) == (None, TARGET.version_id)


def test_before_the_moment_the_explanation_says_when_it_will_change() -> None:
    assert "12 月 1 日起才变" in compiled(FLIPPING).keys[0].explanation_html


def test_a_dated_item_has_one_key_for_all_time() -> None:
    [key] = compiled(DATED).keys

    assert (key.valid_from, key.valid_to, key.correct) == (None, None, (1,))


def test_old_and_new_stand_under_the_banks_day() -> None:
    compare = compiled(DATED).keys[0].compare

    assert compare is not None
    assert (compare.old_label, compare.new_label) == ("12 月 1 日前", "12 月 1 日起")


@pytest.mark.parametrize("count", [2, 3, 5, 6])
def test_the_places_of_steps_do_not_give_their_order_away(count: int) -> None:
    steps = tuple(Option(f"第 {number} 步") for number in range(count))
    item = Item("steps", ItemKind.ORDERING, "按先后排好。", steps, tuple(step.text for step in steps))

    found = compiled(item)

    right = found.keys[0].correct
    assert right != tuple(range(count))
    assert [found.content.options[place] for place in right] == [step.text for step in steps]


def test_the_areas_of_a_hotspot_are_stored_mixed_each_with_its_label_its_why_and_its_place_in_the_path() -> (
    None
):
    areas = [Area(100 * place, 0, 90, 90) for place in range(4)]
    found = compiled(
        Item(
            "lock",
            ItemKind.HOTSPOT,
            "依次点哪里？",
            (
                *(Option(f"第 {place + 1} 步", correct=True, area=areas[place]) for place in range(3)),
                Option("注销", why="不能恢复。", area=areas[3]),
            ),
            screen=Screen(PICTURE.id[:16], "客户页", Release("卡管系统", "5.2")),
        )
    )
    content, [key] = found.content, found.keys

    assert [content.options[place] for place in key.correct] == ["第 1 步", "第 2 步", "第 3 步"]
    assert [content.areas[place] for place in key.correct] == areas[:3]
    assert [content.options[why.index] for why in key.whys] == ["注销"]
    assert key.correct != (0, 1, 2)
    assert found.options == 0, "nobody guesses a path"
    assert content_from_json(json.loads(json.dumps(content_to_json(content)))) == content
    assert content.screen
    assert content.screen.picture == PICTURE

"""A hotspot as it stands in a file: what it may be, and what is said about one that may not."""

import pytest

from learning.lessons.lesson_file import parse
from learning.lessons.screen import Area

HEAD = """---
slug: lock
title: 临时锁卡
language: zh-CN
skills: [epay]
---

"""
SCREEN = "picture: 7f3a7f3a7f3a7f3a\nalt: 客户页\nrelease: 卡管系统 5.2\n"
STEPS = "1. [12 30 18 6] 卡片管理\n2. [40 55 20.5 8] 状态\n"


def a_hotspot(body: str) -> str:
    return f"{HEAD}::: hotspot lock-card\n依次点哪里？\n\n{body}:::\n"


def test_a_hotspot_has_its_steps_first_and_then_what_is_wrong() -> None:
    parsed = parse(a_hotspot(SCREEN + "- [10 80 10 6] 注销\n  why: 不能恢复。\n" + STEPS))

    assert parsed.complaints == ()
    assert parsed.lesson
    [item] = parsed.lesson.items
    assert [(option.text, option.correct, option.why) for option in item.options] == [
        ("卡片管理", True, ""),
        ("状态", True, ""),
        ("注销", False, "不能恢复。"),
    ]
    assert item.options[1].area == Area(400, 550, 205, 80)
    assert item.screen
    assert (item.screen.picture, str(item.screen.release)) == ("7f3a7f3a7f3a7f3a", "卡管系统 5.2")


def test_its_labels_take_time_to_read() -> None:
    short, long = (
        parse(a_hotspot(SCREEN + STEPS + f"- [10 80 10 6] {label}\n")).lesson
        for label in ("注销", "注销" * 30)
    )

    assert short
    assert long
    assert long.items[0].seconds - short.items[0].seconds == pytest.approx(58 / 6)


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        pytest.param(
            SCREEN.replace("picture: 7f3a7f3a7f3a7f3a\n", "") + STEPS,
            8,
            'item "lock-card" has no picture: a hotspot says which picture, alt, release it shows',
            id="no picture",
        ),
        pytest.param(
            SCREEN.replace("7f3a7f3a7f3a7f3a", "card.png") + STEPS,
            11,
            'item "lock-card": a picture is named by the first 16 to 64 digits of its id',
            id="no id",
        ),
        pytest.param(
            SCREEN.replace(" 5.2", "") + STEPS,
            13,
            'item "lock-card": a release is a system and its version, as in "Card Desk 5.2"',
            id="no version",
        ),
        pytest.param(
            SCREEN + "- [10 80 10 6] 注销\n- [50 80 10 6] 挂失\n",
            8,
            'item "lock-card" has no answer: its steps are written "1. [left top width height] label" in their order',
            id="no step",
        ),
        pytest.param(
            SCREEN + "1. [12 30 18 6] 卡片管理\n",
            8,
            'item "lock-card" has only one area; a second step or a wrong area leaves something to know',
            id="one area",
        ),
        pytest.param(
            SCREEN + STEPS + "3. 临时锁定\n",
            16,
            'item "lock-card": an area is [left top width height] in percent of the picture, as in [12 30 18.5 6]',
            id="a step without area",
        ),
        pytest.param(
            SCREEN + STEPS + "3. [90 10 10.1 5] 临时锁定\n",
            16,
            'item "lock-card": this area has no size or leaves the picture, which ends at 100',
            id="out of the picture",
        ),
        pytest.param(
            SCREEN + STEPS + "3. [90 10 0 5] 临时锁定\n",
            16,
            'item "lock-card": this area has no size or leaves the picture, which ends at 100',
            id="no size",
        ),
        pytest.param(
            SCREEN + STEPS + "- [20 35 18 6] 注销\n",
            16,
            'item "lock-card": this area overlaps one above; a click must be on one of them',
            id="overlapping",
        ),
        pytest.param(
            SCREEN + STEPS + "- [10 80 10 6] 状态\n",
            16,
            'item "lock-card": this option repeats line 15',
            id="one label twice",
        ),
        pytest.param(
            SCREEN + "".join(f"{n}. [{n * 10} 0 9 9] 第 {n} 步\n" for n in range(1, 10)),
            22,
            'item "lock-card": more than 8 to choose from',
            id="too many",
        ),
    ],
)
def test_a_complaint_names_the_line(body: str, line: int, message: str) -> None:
    parsed = parse(a_hotspot(body))

    assert [(each.line, each.message) for each in parsed.complaints] == [(line, message)]


def test_only_a_hotspot_has_a_picture() -> None:
    parsed = parse(f"{HEAD}::: true-false q\n对吗？\n\n- [x] 对\n- [ ] 不对\nrelease: 卡管系统 5.2\n:::\n")

    assert [each.message for each in parsed.complaints] == ['item "q": only hotspot items have a release']

"""A changed entry of a table is told with its row, and asked as its column means it."""

import pytest

from learning.knowledge.update import compare
from learning.lessons.drafting.draft import draft
from learning.lessons.drafting.drafts import ItemDraft, LessonDraft

FEES = (
    "# 保管箱\n\n| 型号 | 规格 | 年租金（元） | 适用客户 |\n|---|---|---|---|\n| A 型 | 90×125×550 | 300 | 个人 |\n"
    "| B 型 | 125×125×550 | {} | 个人、单位 |\n| C 型 | 125×250×550 | 800 | 个人、单位 |\n"
)
LOUNGE = (
    "# 贵宾权益\n\n| 权益 | 金卡 | 白金卡 | 钻石卡 |\n|---|---|---|---|\n| 机场贵宾厅 | 不提供 | 每年 4 次 | 每年 {} 次 |\n"
    "| 体检 | 不提供 | 不提供 | 每年 1 次 |\n"
)
TERMINALS = (
    "# Terminals\n\n| Terminal | Rental | Set-up | Minimum term |\n|---|---|---|---|\n"
    "| Counter | £15.00 | £20.00 | 12 months |\n"
    "| Mobile | £21.50 | £25.00 | {} months |\n"
)


def drafted(rule: str, old: str, new: str) -> tuple[LessonDraft, ...]:
    before, after = rule.format(old), rule.format(new)
    return draft(compare(before, after), before=before, after=after, effective_from=None, title="t")


def asked(rule: str, old: str, new: str) -> list[ItemDraft]:
    return [item for lesson in drafted(rule, old, new) for item in lesson.items]


@pytest.mark.parametrize(
    ("table", "old", "new", "row", "was"),
    [
        (
            FEES,
            "480",
            "560",
            "B 型：规格 125×125×550；年租金（元） 560；适用客户：个人、单位。",
            "原来年租金（元）：480。",
        ),
        (
            TERMINALS,
            "18",
            "12",
            "Mobile – Rental £21.50; Set-up £25.00; Minimum term 12 months.",
            "Before – Minimum term: 18 months.",
        ),
    ],
)
def test_card_and_explanation_say_the_whole_row(table: str, old: str, new: str, row: str, was: str) -> None:
    lesson = drafted(table, old, new)[0]
    text = lesson.cards[0].text

    assert text.replace("**", "") == f"{row}\n\n{was}"
    assert "**" in text, "the changed entry stands out"
    assert all(row in item.explanation and was in item.explanation for item in lesson.items)


def test_a_row_too_long_for_a_glance_keeps_its_name_and_the_changed_entry() -> None:
    note = "适用于在本行开立结算账户的个人客户和单位客户以及其"
    table = (
        "# 保管箱\n\n| 型号 | 甲 | 乙 | 丙 | 丁 | 年租金 |\n|---|---|---|---|---|---|\n"
        f"| A 型 | {note}一 | {note}二 | {note}三 | {note}四 | {{}} 元 |\n| B 型 | 一 | 二 | 三 | 四 | 700 元 |\n"
    )
    text = drafted(table, "480", "560")[0].cards[0].text

    assert text.startswith("A 型：甲")
    assert "年租金 **560 元**" in text
    assert "丁" not in text


def test_bare_figures_are_asked_in_the_unit_of_their_column_and_tempted_from_it() -> None:
    item = asked(FEES, "480", "560")[0]

    assert item.prompt == "B 型的年租金是多少元？"
    assert {"480", "560"} < {option.text for option in item.options}
    assert "125" not in {option.text for option in item.options}


def test_a_column_that_is_headed_by_a_customer_is_no_attribute_of_its_row() -> None:
    said = [item.prompt for item in asked(LOUNGE, "12", "10")]

    assert "同事这样说：“机场贵宾厅，钻石卡：每年 12 次。”这样说对吗？" in said
    assert not any("机场贵宾厅的钻石卡" in prompt for prompt in said)

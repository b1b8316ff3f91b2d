"""How a cell is asked depends on what its column is headed by."""

import pytest

from tests.learning.lessons.drafting.test_draft import items_of


@pytest.mark.parametrize(
    ("header", "prompt"),
    [
        ("收费标准", "补卡的收费标准是多少？"),
        ("自助设备", "“补卡”在“自助设备”一栏是多少？"),
        ("白金卡", "“补卡”在“白金卡”一栏是多少？"),
        ("规定", "“补卡”规定是多少？"),
        ("怎么收", "补卡，怎么收？"),
    ],
)
def test_a_cell_is_asked_as_its_column_is_named(header: str, prompt: str) -> None:
    before = f"| 业务 | {header} |\n|---|---|\n| 补卡 | 15 元 |\n| 寄送 | 20 元 |\n"

    assert items_of(before, before.replace("15 元", "10 元"), None)[0].prompt == prompt


def test_every_entry_of_a_new_row_is_asked() -> None:
    before = "| 权益 | 主卡 | 附属卡 |\n|---|---|---|\n| 贵宾厅 | 6 次 | 2 次 |\n| 接送机 | 4 次 | 1 次 |\n"
    prompts = [item.prompt for item in items_of(before, before + "| 代驾 | 3 次 | 无 |\n", None)]

    assert "“代驾”在“主卡”一栏是多少？" in prompts
    assert not any("附属卡" in prompt for prompt in prompts)


def test_both_values_of_one_cell_are_asked() -> None:
    before = "| 权益 | 标准 |\n|---|---|\n| 延误险 | 延误 4 小时赔 500 元 |\n| 救援 | 每年 3 次 |\n"
    prompts = {item.prompt for item in items_of(before, before.replace("4 小时赔 500", "3 小时赔 300"), None)}

    assert {"延误险：延误多少小时赔 300 元？", "延误险：延误 3 小时赔多少？"} <= prompts


@pytest.mark.parametrize(
    "after",
    ["未用次数可以累计到下一年第一季度末。", "分期期数为 3、6、12、24 期，由客户选择。"],
    ids=["ordinal", "run"],
)
def test_a_part_of_a_larger_figure_is_not_asked_alone(after: str) -> None:
    items = items_of("权益不得转让。\n", f"权益不得转让。\n\n{after}\n", None)

    assert not any("多少" in item.prompt for item in items)


def test_what_agents_do_not_say_is_asked_as_a_prohibition() -> None:
    item = items_of("先核验身份。\n", "先核验身份。\n\n坐席不向紧急联系人透露贷款信息。\n", None)[0]

    assert item.prompt == "坐席可以向紧急联系人透露贷款信息吗？"

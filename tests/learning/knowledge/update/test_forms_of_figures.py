"""A rule whose figure came to be written in another form is the rule it was."""

import pytest

from learning.knowledge.update import compare

CHINESE = "# 规则\n\n办理前请客户出示证件。\n\n{}\n\n每笔收费 5 元。\n"
ENGLISH = "# Rules\n\nAsk for proof first.\n\n{}\n\nA fee of £5 applies.\n"


def told(before: str, after: str) -> int:
    page = ENGLISH if before.isascii() else CHINESE
    return len(compare(page.format(before), page.format(after)).facts)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Wait half an hour before you call.", "Wait 30 minutes before you call."),
        ("We refund half of the fee.", "We refund 50% of the fee."),
        ("Objections are heard within two weeks.", "Objections are heard within 14 days."),
        ("Each text costs 20 cents.", "Each text costs $0.20."),
        ("The rate rises by 50 basis points.", "The rate rises by 0.5%."),
        ("Call by noon on the day.", "Call by 12:00 on the day."),
        ("办理需要半小时。", "办理需要 30 分钟。"),
        ("按票面金额的三成收取。", "按票面金额的 30% 收取。"),
        ("商户须每月十五号前提交。", "商户须每月15日前提交。"),
        ("须存入人民币壹万伍仟元整。", "须存入 1.5 万元。"),
        ("按日收取万分之五的利息。", "按日收取 0.05% 的利息。"),
    ],
)
def test_another_form_of_a_figure_is_no_change(before: str, after: str) -> None:
    assert told(before, after) == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Wait half an hour before you call.", "Wait 40 minutes before you call."),
        ("Objections are heard within two weeks.", "Objections are heard within 10 working days."),
        ("按票面金额的三成收取。", "按票面金额的 40% 收取。"),
        ("款项于7月1日0:00前到账。", "款项于7月1日24:00前到账。"),
        ("须存入人民币壹万伍仟元整。", "须存入 1.5 千元。"),
    ],
)
def test_another_figure_in_another_form_is_a_change(before: str, after: str) -> None:
    assert told(before, after) > 0

"""Questions that nobody could or would answer are not put."""

from learning.knowledge.update import compare
from learning.lessons.drafting.draft import draft
from learning.lessons.drafting.drafts import ItemDraft
from learning.lessons.drafting.items.said import says_nothing_new


def asked(rule: str, old: str, new: str) -> list[ItemDraft]:
    before, after = rule.format(old), rule.format(new)
    lessons = draft(compare(before, after), before=before, after=after, effective_from=None, title="t")
    return [item for lesson in lessons for item in lesson.items]


def test_the_number_of_a_class_is_no_amount() -> None:
    rule = "# 办理\n\n可以绑定的卡为本行一类账户{}借记卡。\n\n每户最多绑定 2 张。\n"

    assert not any("多少类" in item.prompt for item in asked(rule, "", "或者二类账户"))


def test_the_number_of_a_price_list_is_not_asked() -> None:
    rule = "# Prices\n\nTariff sheet {}.\n\nA new card costs £{}0.\n"
    before, after = rule.format(14, 2), rule.format(15, 3)
    lessons = draft(compare(before, after), before=before, after=after, effective_from=None, title="t")
    found = [item.prompt for lesson in lessons for item in lesson.items]

    assert found
    assert not any("Tariff" in prompt for prompt in found)


def test_a_gap_does_not_hold_words_of_grammar() -> None:
    rule = "# 发票\n\n您可在票据平台自行开具发票，{}最近 180 日的通行记录。\n\n开具后不可更改。\n"

    assert not any("____最近" in item.prompt for item in asked(rule, "可开具", "范围是"))


def test_a_sentence_turned_into_the_passive_says_nothing_new() -> None:
    active, passive = "Registrar may suspend a registration", "registration may be suspended by the Registrar"

    assert says_nothing_new(passive, active)
    assert not says_nothing_new("must be paid by the bank", "must be paid to the bank")


def test_a_figure_is_not_asked_twice_without_a_case_between() -> None:
    table = (
        "# 优惠\n\n| 客户 | 折扣 | 每月优惠上限 |\n|---|---|---|\n| 代发客户 | 9 折 | {} 元 |\n| 货车客户 | 95 折 | {} |\n\n"
        "余额不足的，系统连续尝试 {} 日。\n\n注销后设备{}寄回。\n"
    )
    before, after = table.format(100, "无上限", 3, "应"), table.format(80, "300 元", 5, "无需")
    lessons = draft(compare(before, after), before=before, after=after, effective_from=None, title="t")

    for lesson in lessons:
        for item in lesson.items:
            about = [other for other in lesson.items if other.fact == item.fact]
            assert item.kind != "numeric" or len(about) > 2

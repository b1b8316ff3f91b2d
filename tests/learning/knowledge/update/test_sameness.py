"""What changes nothing for an agent makes no fact."""

import pytest

from learning.knowledge.rank import WORTH_AN_ITEM
from learning.knowledge.update import compare, worth_teaching
from tests.learning.knowledge.update.pages import LIMITS, changed


def test_a_row_whose_name_is_reworded_keeps_its_entries() -> None:
    before = "| 业务 | 须核要素 |\n|---|---|\n| 办理口头挂失 | 三项 |\n| 调整转账限额 | 四项 |\n"

    assert compare(before, before.replace("办理口头挂失", "受理客户口头挂失")).facts == ()
    assert changed(before, before.replace("办理口头挂失 | 三项", "受理客户口头挂失 | 两项")) == [
        ("changed", "count", "三项", "两项")
    ]


@pytest.mark.parametrize(
    "after",
    [
        LIMITS,
        LIMITS.replace("20 万元", "20万元"),
        LIMITS.replace("20 万元", "200,000 元"),
        LIMITS.replace("坐席不得", "**坐席**不能"),
        LIMITS.replace("，次日", ", 次日"),
        LIMITS.replace("自然日计算", "[自然日](https://example.com)计算"),
        LIMITS.replace("| 短信验证码 | 1 万元 | 2 万元 |\n", "").replace(
            "\n\n限额", "\n| 短信验证码 | 1 万元 | 2 万元 |\n\n限额"
        ),
        "<!-- reviewed -->\n" + LIMITS,
        "版本：2026 年第 3 版\n\n" + LIMITS,
    ],
    ids=["same", "spacing", "form", "synonym", "comma", "link", "row moved", "comment", "edition"],
)
def test_what_changes_nothing_for_an_agent_makes_no_fact(after: str) -> None:
    assert compare(LIMITS, after).facts == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("图片不超过 4096x4096，单边不超过 1200 像素。", "图片不超过 4,096x4,096，单边不超过 1,200 像素。"),
        (
            "You can [check the status](/status) of a payment at any time.",
            "You can [check the\nstatus](https://x.example/status) of a payment at any time.",
        ),
        ("|价格（含税）|金额|\n|--|--|\n|甲（一年）|5 元|", "|价格(含税)|金额|\n|--|--|\n|甲(一年)|5 元|"),
    ],
    ids=["thousands inside a word", "link over two lines", "brackets in a row's name"],
)
def test_form_is_no_change_wherever_it_stands(before: str, after: str) -> None:
    assert compare(before, after).facts == ()


def test_clauses_that_move_up_with_their_references_make_no_facts() -> None:
    before = (
        "第一条 总则适用于全体坐席。\n\n第二条 旧事项须留档备查。\n\n"
        "第三条 投诉须登记工单。\n\n第四条 违反第三条的，按规定处理。\n"
    )
    after = "第一条 总则适用于全体坐席。\n\n第二条 投诉须登记工单。\n\n第三条 违反第二条的，按规定处理。\n"

    assert [(fact.change, fact.statement) for fact in compare(before, after).facts] == [
        ("removed", "旧事项须留档备查。")
    ]


def test_what_was_left_out_says_why() -> None:
    update = compare("限额为5万元。可以调低。", "限额为 5 万元。可调低。")

    assert [entry.reason for entry in update.ignored] == ["formatting", "wording"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Escape every Markdwon character in the text.", "Escape every Markdown character in the text."),
        (
            "The agreement covers the labour costs of a request.",
            "The agreements covers the labour costs of a request.",
        ),
    ],
    ids=["slip", "plural"],
)
def test_a_mended_slip_is_no_fact(before: str, after: str) -> None:
    assert compare(before, after).facts == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("违反第十七条、第二十一条规定的，给予警告。", "违反第十六条、第二十条规定的，给予警告。"),
        ("An appeal is made under rule 24.", "An appeal is made under rule 23."),
        ("减免申请参见《投诉处理办法》第八条。", "减免申请参见《投诉处理办法》第九条。"),
    ],
)
def test_another_clause_number_is_not_worth_asking(before: str, after: str) -> None:
    rule = "\n\n手续费为 {} 元。\n"

    facts = compare(before + rule.format(5), after + rule.format(8)).facts

    assert [fact.new for fact in worth_teaching(facts, WORTH_AN_ITEM)] == ["8 元"]

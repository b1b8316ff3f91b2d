"""What is a fact, of which kind, and what of it is old and new."""

import pytest

from learning.knowledge.facts.kinds import FactKind
from learning.knowledge.update import compare, statements
from tests.learning.knowledge.update.pages import LIMITS, changed, only


def test_one_changed_cell_is_one_fact() -> None:
    fact = only(LIMITS, LIMITS.replace("20 万元", "10 万元"))

    assert (fact.change, fact.kind, fact.old, fact.new) == ("changed", FactKind.LIMIT, "20 万元", "10 万元")
    assert fact.statement == "人脸+短信的日累计限额为 10 万元。"
    assert fact.topic == "人脸+短信的日累计限额"


def test_a_source_span_quotes_the_new_text() -> None:
    after = LIMITS.replace("20 万元", "10 万元")
    fact = only(LIMITS, after)

    assert fact.source.document == "after"
    assert after[fact.source.start : fact.source.end] == "10 万元"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "应在 24 小时内联系客户。",
            "应在 1 个工作日内联系客户。",
            ("changed", "duration", "24 小时", "1 个工作日"),
        ),
        (
            "挂失费 40 元/次，当场收取。",
            "挂失费 20 元/次，当场收取。",
            ("changed", "money", "40 元/次", "20 元/次"),
        ),
        ("It costs 80p per £100.", "It costs 95p per £100.", ("changed", "money", "80p", "95p")),
        ("年利率为 3.85%，按日计息。", "年利率为 3.65%，按日计息。", ("changed", "rate", "3.85%", "3.65%")),
        ("一年内刷卡满 5 次免年费。", "一年内刷卡满 6 次免年费。", ("changed", "count", "5 次", "6 次")),
        (
            "每户最多减免 50 元的费用。",
            "每户最多减免 100 元的费用。",
            ("changed", "limit", "50 元", "100 元"),
        ),
        ("新规自12月1日起执行。", "新规自12月15日起执行。", ("changed", "date", "12月1日", "12月15日")),
        (
            "退款 5–7 个工作日到账。",
            "退款 3 个工作日到账。",
            ("changed", "duration", "5–7 个工作日", "3 个工作日"),
        ),
        (
            "You have 60 days to reply.",
            "You have 45 days to reply.",
            ("changed", "duration", "60 days", "45 days"),
        ),
    ],
)
def test_a_changed_value_is_named_with_old_and_new(
    before: str, after: str, expected: tuple[str, str, str, str]
) -> None:
    assert changed(before, after) == [expected]


def test_what_agents_may_no_longer_do_is_a_permission() -> None:
    fact = only("坐席可以代客户申请调高限额。", "坐席不得代客户申请调高限额。")

    assert (fact.change, fact.kind) == ("changed", FactKind.PERMISSION)


def test_a_new_sentence_is_an_added_fact() -> None:
    fact = only(LIMITS, LIMITS + "坐席不得索要客户的短信验证码。\n")

    assert (fact.change, fact.statement, fact.before_key) == ("added", "坐席不得索要客户的短信验证码。", None)


def test_a_sentence_that_is_gone_is_a_removed_fact() -> None:
    fact = only(LIMITS, LIMITS.replace("坐席不得代客户调高限额。\n", ""))

    assert (fact.change, fact.after_key, fact.source.document) == ("removed", None, "before")


def test_two_sentences_that_are_gone_and_set_nothing_are_two_facts() -> None:
    gone = "欢迎客户常来。\n\n{}\n\n本行感谢老客户。\n"

    assert [fact.old for fact in compare(gone.format(LIMITS), LIMITS).facts] == [
        "欢迎客户常来。",
        "本行感谢老客户。",
    ]


def test_a_new_row_is_one_fact_with_all_its_cells() -> None:
    fact = only(LIMITS, LIMITS.replace("| 人脸", "| 刷脸 | 2,000 元 | 5,000 元 |\n| 人脸"))

    assert (fact.change, fact.statement) == ("added", "刷脸：单笔限额 2,000 元，日累计限额 5,000 元。")


def test_both_that_becomes_either_is_a_fact() -> None:
    assert changed("办理时须持身份证和银行卡。", "办理时须持身份证或银行卡。") != []


def test_a_step_put_in_is_a_step_with_its_place() -> None:
    before = "## 劝阻步骤\n\n1. 问清转账用途\n2. 提示资金风险\n3. 建议立即报警\n"
    fact = only(before, before.replace("2. 提示", "2. 核对收款人\n3. 提示").replace("3. 建议", "4. 建议"))

    assert (fact.kind, fact.statement) == (FactKind.STEP, "劝阻步骤，第 2 步：核对收款人")


def test_a_rule_that_comes_under_a_condition_is_a_change_of_scope() -> None:
    before = "You receive payouts within 2 working days of payment.\n"
    after = "If your bank is Stripe:\n\n- you receive payouts within 2 working days of payment\n"

    assert [(fact.kind, fact.new) for fact in compare(before, after).facts] == [
        (FactKind.SCOPE, "If your bank is Stripe:")
    ]


def test_two_changes_of_one_sentence_are_one_fact() -> None:
    fact = only("每次收费 5 元，最多办理 3 次。", "每次收费 8 元，最多办理 2 次。")

    assert [value.new.text for value in fact.finding.more] == ["2 次"]


def test_one_change_in_several_sentences_is_one_fact_that_names_them_all() -> None:
    before = "证书签发后 30 个自然日内可以申请退款。\n证书签发超过 30 个自然日的，不能申请退款。\n"
    fact = only(before, before.replace("30", "28"))

    assert len(fact.also_keys) == 1
    assert fact.also_keys[0] in {each.key for each in statements(before.replace("30", "28"))}


def test_a_name_replaced_everywhere_is_one_fact() -> None:
    before = "\n\n".join(f"{place}须领购发票后再办理业务。" for place in ("甲地", "乙处", "丙部", "丁组"))

    assert changed(before, before.replace("领购", "领用")) == [("changed", "definition", "领购", "领用")]


def test_a_prefix_that_turns_the_meaning_round_is_a_fact() -> None:
    assert (
        len(
            compare(
                "Complete forms are accepted at the branch.", "Incomplete forms are accepted at the branch."
            ).facts
        )
        == 1
    )

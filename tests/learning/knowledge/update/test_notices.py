"""What an owner is asked to look at again."""

from learning.knowledge.update import compare


def test_an_old_value_left_standing_is_a_contradiction_on_that_fact() -> None:
    before = "口头挂失自受理时起 5 日内有效。\n\n| 业务 | 有效期 |\n|---|---|\n| 口头挂失 | 5 日 |\n"
    update = compare(before, before.replace("| 5 日", "| 7 日"))

    assert [(notice.code, notice.fact) for notice in update.notices] == [
        ("contradiction", update.facts[0].id)
    ]


def test_the_same_value_of_another_rule_is_no_contradiction() -> None:
    before = "投诉应当在 15 日内办结。\n\n证件补办一般需要 15 日。\n"

    assert compare(before, before.replace("15 日内办结", "30 日内办结")).notices == ()


def test_another_clause_of_a_statute_that_takes_as_long_is_no_contradiction() -> None:
    again = "第十七条 主管部门应当自受理申请之日起15日内进行审核，准予再注册，换发执业证书。\n"
    before = f"第十二条 主管部门应当自受理申请之日起15日内完成审核，准予执业注册，发给执业证书。\n\n{again}"

    update = compare(before, before.replace("15日内完成", "20日内完成"))

    assert [fact.new for fact in update.facts] == ["20日"]
    assert update.notices == ()


def test_a_border_that_two_rules_take_in_is_ambiguous() -> None:
    before = "转账 5 万元以下免收手续费。\n转账 5 万元以上收取 10 元。\n"
    update = compare(before, before.replace("5 万元", "8 万元"))

    assert {notice.code for notice in update.notices} == {"ambiguous"}


def test_a_border_that_says_which_side_it_is_on_is_clear() -> None:
    before = "转账 5 万元以下（不含）免收手续费。\n转账 5 万元以上收取 10 元。\n"

    assert compare(before, before.replace("5 万元", "8 万元")).notices == ()


def test_an_addition_that_stood_there_before_is_said_so() -> None:
    before = "坐席不得向客户索要短信验证码，也不得代客户操作手机银行。\n"
    update = compare(before, before + "\n坐席不得向客户索要短信验证码。\n")

    assert update.facts == ()
    assert [notice.code for notice in update.notices] == ["already_stated"]


def test_a_text_beyond_the_limit_is_refused_with_a_notice() -> None:
    update = compare("短。", "长" * 1_000_001)

    assert [notice.code for notice in update.notices] == ["too_large"]

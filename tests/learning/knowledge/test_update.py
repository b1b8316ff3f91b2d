import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from learning.knowledge.facts.kinds import FactKind
from learning.knowledge.rank import WORTH_AN_ITEM
from learning.knowledge.update import FactChange, carried, compare, statements, worth_teaching
from tests.examples import examples

LIMITS = """# 转账限额

| 方式 | 单笔限额 | 日累计限额 |
|---|---|---|
| 短信验证码 | 1 万元 | 2 万元 |
| 人脸+短信 | 5 万元 | 20 万元 |

限额按自然日计算，次日零时恢复。
坐席不得代客户调高限额。
"""


def changed(before: str, after: str) -> list[tuple[str, str, str | None, str | None]]:
    return [(fact.change, str(fact.kind), fact.old, fact.new) for fact in compare(before, after).facts]


def only(before: str, after: str) -> FactChange:
    (fact,) = compare(before, after).facts
    return fact


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


def test_a_row_whose_name_is_reworded_keeps_its_entries() -> None:
    before = "| 业务 | 须核要素 |\n|---|---|\n| 办理口头挂失 | 三项 |\n| 调整转账限额 | 四项 |\n"

    assert compare(before, before.replace("办理口头挂失", "受理客户口头挂失")).facts == ()
    assert changed(before, before.replace("办理口头挂失 | 三项", "受理客户口头挂失 | 两项")) == [
        ("changed", "count", "三项", "两项")
    ]


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


def test_an_untouched_statement_keeps_its_key_between_revisions() -> None:
    after = LIMITS.replace("20 万元", "10 万元")
    kept = {each.key for each in statements(LIMITS)} & {each.key for each in statements(after)}

    assert len(kept) == len(statements(LIMITS)) - 1


def test_a_changed_statement_is_carried_to_its_new_key() -> None:
    after = LIMITS.replace("20 万元", "10 万元")
    fact = only(LIMITS, after)

    assert fact.before_key is not None
    assert carried(LIMITS, after)[fact.before_key] == fact.after_key


def test_a_sentence_that_carries_no_rule_is_no_statement() -> None:
    assert [each.statement for each in statements("欢迎来电。\n\n坐席不得索要验证码。")] == [
        "坐席不得索要验证码。"
    ]


WORDS = st.sampled_from(
    [
        *("坐席", "客户", "不得", "可以", "应当", "5 万元", "3 个工作日", "退款", "。", "，", "：", "第一条"),
        *("|", "-", "#", "**", "\n", "\n\n", "(", "[", "`", "<td>"),
        *("the", "card", "may", "pay", "£5", "within", "days", "."),
    ]
)
PAGES = st.lists(WORDS, max_size=60).map(" ".join)


@settings(max_examples=examples(150), deadline=None)
@given(PAGES)
def test_a_page_compared_with_itself_says_nothing(page: str) -> None:
    update = compare(page, page)

    assert (update.facts, update.ignored) == ((), ())


@settings(max_examples=examples(150), deadline=None)
@given(PAGES, PAGES)
@example("坐席 坐席 坐席 \n\n 坐席 坐席", "").via("two lines gone that carry no rule, so have no key")
def test_any_two_pages_give_facts_that_stand_in_them(before: str, after: str) -> None:
    facts = compare(before, after).facts

    sources = {"before": before, "after": after}
    assert all(
        0 <= fact.source.start < fact.source.end <= len(sources[fact.source.document]) for fact in facts
    )
    assert len({fact.id for fact in facts}) == len(facts)
    assert len({fact.after_key or fact.before_key or fact.id for fact in facts}) == len(facts)


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


def test_a_prefix_that_turns_the_meaning_round_is_a_fact() -> None:
    assert (
        len(
            compare(
                "Complete forms are accepted at the branch.", "Incomplete forms are accepted at the branch."
            ).facts
        )
        == 1
    )


@pytest.mark.parametrize(
    "mark", ["<!--", "<%= x('", "[", "{{", "![", "（", "|", "一二三", "如果", "5元、", "<td>"]
)
def test_a_page_of_unclosed_marks_is_read_to_its_end(mark: str) -> None:
    page = mark * 4_000

    facts = compare(page, f"{page}\n\n# 限额\n\n坐席不得代客户调高限额。\n").facts

    assert len(facts) <= 2


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

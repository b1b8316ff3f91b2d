import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.knowledge.update import compare
from learning.knowledge.values.find import find_values
from learning.lessons.drafting.check import complaints
from learning.lessons.drafting.draft import draft
from learning.lessons.drafting.drafts import DropReason, ItemDraft, LessonDraft
from learning.lessons.reading import reading_seconds
from tests.examples import examples

DECEMBER = datetime(2026, 12, 1, tzinfo=ZoneInfo("Asia/Shanghai"))
LIMITS = """# 转账限额

| 方式 | 单笔限额 | 日累计限额 |
|---|---|---|
| 短信验证码 | 1 万元 | 2 万元 |
| 人脸+短信 | 5 万元 | 20 万元 |

限额按自然日计算，次日零时恢复。
坐席不得代客户调高限额。
投诉应当在 15 日内办结并答复客户。
"""


def drafted(before: str, after: str, effective: datetime | None = DECEMBER) -> tuple[LessonDraft, ...]:
    return draft(compare(before, after), before=before, after=after, effective_from=effective, title="测试")


def items_of(before: str, after: str, effective: datetime | None = DECEMBER) -> list[ItemDraft]:
    return [item for lesson in drafted(before, after, effective) for item in lesson.items]


def right(item: ItemDraft) -> str:
    (option,) = [option for option in item.options if option.correct]
    return option.text


def test_nothing_is_drafted_when_nothing_changed() -> None:
    assert drafted(LIMITS, LIMITS) == ()


def test_a_value_is_asked_in_its_own_words_with_old_and_neighbour_as_options() -> None:
    item = items_of(LIMITS, LIMITS.replace("20 万元", "10 万元"))[0]

    assert item.prompt == "自 12 月 1 日 0 点起，人脸+短信的日累计限额是多少？"
    assert [(option.text, option.correct, option.was_right) for option in item.options] == [
        ("5 万元", False, False),
        ("10 万元", True, False),
        ("15 万元", False, False),
        ("20 万元", False, True),
    ]


def test_without_an_effective_moment_no_prompt_is_dated_and_no_item_flips() -> None:
    items = items_of(LIMITS, LIMITS.replace("20 万元", "10 万元"), None)

    assert not any(item.flips for item in items)
    assert not any("月" in item.prompt for item in items)


def test_an_item_about_this_moment_marks_what_was_right_before() -> None:
    (item,) = [item for item in items_of(LIMITS, LIMITS.replace("20 万元", "10 万元")) if item.flips]

    assert [option.text for option in item.options if option.was_right] == ["20 万元"]
    assert "客户此刻来电" in item.prompt


def test_the_rule_is_applied_to_a_case_between_old_and_new() -> None:
    items = items_of(LIMITS, LIMITS.replace("20 万元", "10 万元"))
    (item,) = [item for item in items if item.key.endswith("-case")]

    assert item.prompt == "自 12 月 1 日 0 点起，按“人脸+短信的日累计限额”的规定，15 万元可以吗？"
    assert right(item) == "不可以，上限是 10 万元"
    assert item.derived


def test_days_and_working_days_are_never_compared_in_a_case() -> None:
    items = items_of(LIMITS, LIMITS.replace("15 日内", "1 个工作日内"))

    assert items[0].prompt == "自 12 月 1 日 0 点起，投诉应当在多长时间内办结并答复客户？"
    assert "超时" not in "".join(item.prompt for item in items)
    assert "甲：15 日；乙：1 个工作日" in {right(item) for item in items if item.options}


def test_a_disputed_fact_is_read_and_not_asked() -> None:
    before = "口头挂失自受理时起 5 日内有效。\n\n| 业务 | 有效期 |\n|---|---|\n| 口头挂失 | 5 日 |\n"
    (lesson,) = drafted(before, before.replace("| 5 日", "| 7 日"))

    assert [card.text.split("\n")[0] for card in lesson.cards] == [
        "自 12 月 1 日 0 点起：口头挂失的有效期为 7 日。"
    ]
    assert lesson.items == ()


def test_a_removed_rule_is_told_from_rules_that_stay() -> None:
    (item,) = items_of(LIMITS, LIMITS.replace("坐席不得代客户调高限额。\n", ""))

    assert right(item) == "坐席不得代客户调高限额。"
    assert item.derived


def test_a_sentence_no_bank_may_turn_round_is_never_asked() -> None:
    before = "坐席应当遵守服务规范。\n"
    after = before + "\n工作应当坚持中国共产党的领导，并在 3 个工作日内报告。\n"

    assert items_of(before, after) == []


def test_a_prohibition_becomes_a_plain_question() -> None:
    item = items_of(LIMITS, LIMITS + "坐席不得承诺到账时间。\n")[0]

    assert item.prompt == "自 12 月 1 日 0 点起，坐席可以承诺到账时间吗？"
    assert right(item) == "不可以"


def test_the_same_question_with_two_right_answers_is_not_asked() -> None:
    before = "甲类业务须登记。\n"
    after = before + "\n超过 7 日的不退款。\n\n超过 30 日的不退款。\n"

    assert not any("多少" in item.prompt or "____" in item.prompt for item in items_of(before, after))


def test_every_option_of_a_value_item_has_the_form_of_the_right_one() -> None:
    before = "每个账户最多绑定20个设备，由客户自行管理。\n"
    item = items_of(before, before.replace("20个", "100 个"))[0]

    assert all(re.fullmatch(r"\d+ 个", option.text) for option in item.options)


def test_many_changes_make_several_lessons_within_the_limits() -> None:
    rules = [f"第{number}类业务应当在 {number + 2} 个工作日内办结并通知客户本人。" for number in range(1, 25)]
    before = "\n\n".join(rules)
    after = re.sub(r"(\d+) 个工作日", lambda match: f"{int(match[1]) * 2} 个工作日", before)
    lessons = drafted(before, after)

    assert len(lessons) > 3
    assert all(len(lesson.items) <= 5 and lesson.estimated_seconds <= 120 for lesson in lessons)
    assert all(reading_seconds(card.text) <= 40 for lesson in lessons for card in lesson.cards)


def test_the_most_important_change_comes_first() -> None:
    after = LIMITS.replace("20 万元", "10 万元").replace("零时恢复", "零时以后恢复")

    assert "10 万元" in drafted(LIMITS, after)[0].cards[0].text


def test_every_explanation_quotes_the_rule_that_holds() -> None:
    items = items_of(LIMITS, LIMITS.replace("15 日内", "30 日内"))

    assert all("投诉应当在 30 日内办结并答复客户。" in item.explanation for item in items)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_item_is_asked_in_the_language_of_the_article(language: str) -> None:
    before = "退款 5 日内到账，请客户留意。" if language == "zh" else "We will send the refund within 5 days."
    after = before.replace("5", "3")

    prompts = " ".join(item.prompt for item in items_of(before, after))
    assert bool(re.search(r"[一-鿿]", prompts)) == (language == "zh")


def test_a_fact_that_is_read_and_not_asked_says_why() -> None:
    before = "口头挂失自受理时起 5 日内有效。\n\n| 业务 | 有效期 |\n|---|---|\n| 口头挂失 | 5 日 |\n"
    (lesson,) = drafted(before, before.replace("| 5 日", "| 7 日"))

    assert [(lost.text, lost.reasons) for lost in lesson.dropped] == [("", (DropReason.CONTRADICTION,))]


def test_the_first_changed_value_has_a_line_for_the_customer() -> None:
    (lesson,) = drafted(LIMITS, LIMITS.replace("20 万元", "10 万元"))

    assert [card.text for card in lesson.cards if card.kind == "say"] == [
        "12 月 1 日 0 点起，人脸+短信的日累计限额为 10 万元；此前是 20 万元。"
    ]


def test_what_agents_may_do_is_no_line_for_the_customer() -> None:
    before = "坐席可以减免不超过 50 元的服务费。\n"

    assert not any(
        card.kind == "say" for lesson in drafted(before, before.replace("50", "100")) for card in lesson.cards
    )


def test_every_option_but_the_right_one_says_why() -> None:
    for item in items_of(LIMITS, LIMITS.replace("20 万元", "10 万元") + "坐席不得承诺到账时间。\n"):
        assert all(option.why for option in item.options)


def test_one_colleague_a_lesson_is_enough() -> None:
    before = "赎回资金 T+2 交易日到账。\n\n申购份额 T+3 交易日确认。\n"
    lessons = drafted(before, before.replace("T+2", "T+1").replace("T+3", "T+2"))

    assert all(sum("同事" in item.prompt for item in lesson.items) <= 1 for lesson in lessons)


NUMBERS = st.integers(min_value=1, max_value=500)
UNITS = st.sampled_from(["日", "个工作日", "个自然日", "小时", "万元", "元", "次", "%", "个月"])
FRAMES = st.sampled_from(
    [
        "申请应当在 {} 内办结并通知客户。",
        "单笔转账不得超过 {}，超过的到网点办理。",
        "业务费用为 {}，按季收取。",
    ]
)


@settings(max_examples=examples(120), deadline=None)
@given(FRAMES, NUMBERS, UNITS, NUMBERS, UNITS)
def test_whatever_the_values_an_item_has_one_right_answer_from_the_new_text(
    frame: str, old: int, old_unit: str, new: int, new_unit: str
) -> None:
    before, after = frame.format(f"{old} {old_unit}"), frame.format(f"{new} {new_unit}")

    for item in items_of(before, after):
        assert complaints(item) == ()
        if item.kind == "numeric":
            continue
        answer = find_values(right(item))
        known = after + before if item.derived else after
        assert {value.key for value in answer} <= {value.key for value in find_values(known)}

"""Options of one item have one form, and each of them could be believed."""

import pytest

from learning.knowledge.update import compare
from learning.lessons.drafting.draft import draft
from learning.lessons.drafting.drafts import ItemDraft
from learning.lessons.phrases import forbidden_phrases


def asked(before: str, after: str) -> tuple[ItemDraft, ...]:
    update = compare(before, after)
    return tuple(
        item
        for lesson in draft(update, before=before, after=after, effective_from=None, title="t")
        for item in lesson.items
    )


def options(before: str, after: str) -> list[str]:
    return [option.text for option in asked(before, after)[0].options]


def test_number_words_at_the_head_of_a_sentence_all_have_a_capital() -> None:
    rule = "# Inspection\n\n{} marks of poor in a row count as a breach of the rules.\n"
    items = asked(rule.format("Two"), rule.format("Three"))

    assert all(option.text[0].isupper() for option in items[0].options)
    assert not any("is Three" in option.text for item in items for option in item.options)


def test_an_amount_has_its_separator_as_the_article_or_the_currency_writes_it() -> None:
    pounds = "# Estimates\n\nAsk for an estimate if the treatment is expected to cost more than ${}.\n"
    yuan = "# 申购\n\n客户首次申购单只基金的起点金额为 {} 元。\n"

    assert "$1,000" in options(pounds.format("300"), pounds.format("500"))
    assert "1,000 元" in options(yuan.format("1,000"), yuan.format("500"))


def test_a_bare_nought_in_a_table_is_tempted_by_the_rates_beside_it() -> None:
    table = "# 费率\n\n| 期限 | A 类 | C 类 |\n|---|---|---|\n| 7 日以内 | 1.50% | 1.00% |\n| 30 日以内 | 0.75% | 0.50% |\n"
    items = asked(table, f"{table}| 180 日以内 | 0.25% | 0 |\n")
    nought = [item for item in items if any(option.correct and option.text == "0" for option in item.options)]

    assert nought
    assert all(option.correct or option.text.endswith("%") for item in nought for option in item.options)


@pytest.mark.parametrize(
    ("before", "after", "right"),
    [
        ("向班长提出申诉，班长答复", "向质检主管提出申诉，质检主管答复", "质检主管"),
        ("须经班长批准", "须经值班经理批准", "值班经理"),
    ],
)
def test_another_one_who_decides_is_asked_among_others_who_could(before: str, after: str, right: str) -> None:
    rule = "# 申诉\n\n坐席对质检结果有异议的，在结果公布后 3 个工作日内{}。\n\n每月申诉以 2 次为限。\n"
    item = asked(rule.format(before), rule.format(after))[0]

    assert [option.text for option in item.options if option.correct] == [right]
    assert len(item.options) >= 3
    assert "两者都可以" not in {option.text for option in item.options}


def test_a_row_that_holds_for_another_stretch_is_asked() -> None:
    table = (
        "# Cancellation\n\n| Notice before the event | Charge |\n|---|---|\n| 15 to 28 days | 50% of room hire |\n"
        "| {} to 14 days | 75% of room hire |\n| No-show | 100% of room hire |\n"
    )
    items = asked(table.format("7"), table.format("5"))

    assert any(option.correct and option.text == "5 to 14 days" for item in items for option in item.options)


def test_a_statute_sentence_too_long_for_a_prompt_is_cut_behind_its_value() -> None:
    tail = "".join(
        f", or would change the limits on the {kind} of transfers"
        for kind in ("number", "kind", "size", "amount")
    )
    rule = (
        "# Notices\n\nAn institution shall deliver a written notice to the consumer at least {} days before the effective "
        "date of any change in a term or condition if the change would result in increased fees"
        + tail
        + tail
        + ".\n"
    )
    prompts = [item.prompt for item in asked(rule.format(21), rule.format(30))]

    assert any("at least ____ before" in prompt and prompt.endswith("increased fees…”") for prompt in prompts)


def test_what_a_rule_is_for_does_not_keep_its_limit_from_being_asked() -> None:
    rule = "# 投诉处理\n\n为化解纠纷，网点负责人可以在 {} 元以内决定给予适当补偿。\n"

    assert options(rule.format(500), rule.format(800))


def test_a_bank_guarantee_promises_nothing() -> None:
    assert not forbidden_phrases("A bank guarantee does not replace insurance.")
    assert not forbidden_phrases("经营者可以用保证保险代替资金存管。")
    assert forbidden_phrases("We guarantee that it arrives.")
    assert forbidden_phrases("保证今天到账")


def test_an_explanation_tells_every_value_that_moved() -> None:
    rule = "# 扣款\n\n余额不足的，系统连续尝试 {} 日；都未扣到的，从第 {} 日起列入止付名单。\n"
    told = [item.explanation for item in asked(rule.format(3, 4), rule.format(5, 6))]

    assert told
    assert all("3 日" in text and "5 日" in text for text in told)


def test_a_rule_too_short_to_say_what_it_is_about_stands_under_its_section() -> None:
    rule = "# Terms\n\n## Chargebacks\n\nWe return the £{} if you win.\n\nThe portal shows every case.\n"

    assert (
        asked(rule.format(15), rule.format(18))[0].prompt
        == "Complete the rule: “Chargebacks: We return the ____ if you win.”"
    )


def test_what_a_sentence_denies_is_not_a_gap() -> None:
    rule = "# Inspection\n\nThe Registrar may inspect an agent within {} days.\n{}"
    items = asked(rule.format(5, ""), rule.format(3, "\nNo written notice of a visit is required.\n"))

    assert items
    assert not any("is ____" in item.prompt for item in items)


def test_amounts_have_their_cents_as_the_right_one_has() -> None:
    fee = "# Fees\n\nA same-day run costs {} for each file.\n"

    assert {
        len(option.partition(".")[2]) for option in options(fee.format("$15.00"), fee.format("$20.00"))
    } == {2}


def test_large_numerals_stand_beside_numerals() -> None:
    rule = "# 继承\n\n存款总额不超过{}的，继承人可以凭死亡证明支取。\n"

    assert not [
        option for option in options(rule.format("一万元"), rule.format("五万元")) if option[0].isdigit()
    ]


def test_hours_are_written_alike_and_number_words_stand_in_order() -> None:
    hours = "# Night rate\n\nNight hours are {} all year round.\n"
    age = "# Winter\n\nWe never disconnect a home if a child under {} lives there.\n"

    assert {
        len(option) for option in options(hours.format("00:00 to 06:00"), hours.format("00:00 to 07:00"))
    } == {14}
    assert options(age.format("three"), age.format("five"))[:2] == ["three", "four"]


def test_midnight_is_no_other_hour_than_nought() -> None:
    hours = "# Night rate\n\nNight hours are {} all year round.\n"

    assert asked(hours.format("midnight to 7 a.m."), hours.format("00:00 to 07:00")) == ()


def test_a_list_of_terms_is_asked_as_a_whole() -> None:
    terms = "# 大额外币定期\n\n大额外币定期的存期为{}。\n"
    item = asked(terms.format("三个月、六个月、一年"), terms.format("三个月、六个月、一年、二年"))[0]

    assert [option.text for option in item.options if option.correct] == ["三个月、六个月、一年、二年"]


@pytest.mark.parametrize(
    "rule",
    [
        "No older customer may be required to use a self-service machine.",
        "Nor may it serve as security for a loan.",
        "Only you may use your Railcard.",
    ],
)
def test_whether_nobody_may_is_no_question(rule: str) -> None:
    page = "# Rules\n\n## Payments\n\nAsk us before you travel.\n\n{}\n\nYou can pay by card.\n"

    assert not [item for item in asked(page.format(""), page.format(rule)) if item.prompt.startswith("May ")]


def test_when_the_page_was_revised_is_not_asked() -> None:
    rule = "# 指引\n\n客户须持本人身份证件办理。\n\n本指引自2024年4月1日起执行，{}由个人金融部负责解释。\n"

    assert asked(rule.format("2024年7月修订，"), rule.format("2025年7月修订，")) == ()

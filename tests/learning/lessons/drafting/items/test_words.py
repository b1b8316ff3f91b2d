"""The word that decides is asked where the rule has no figure to ask for."""

from tests.learning.lessons.drafting.test_draft import items_of, right

BEFORE = "# 犹豫期\n\n退保在购买网点办理。\n\n资料保存三年。\n"


def test_a_channel_that_was_put_in_is_asked_among_channels() -> None:
    after = BEFORE.replace("退保在购买网点办理", "犹豫期内退保可以在手机银行办理，犹豫期后退保在购买网点办理")
    item = items_of(BEFORE, after, None)[0]

    assert item.prompt == "补全规定：“犹豫期内退保可以在____办理，犹豫期后退保在购买网点办理。”"
    assert right(item) == "手机银行"
    assert "网点" not in {option.text for option in item.options}


def test_a_word_that_another_rule_says_as_well_is_no_wrong_answer() -> None:
    after = "# 渠道\n\n可以在网点改号。\n\n可以在手机银行改号。\n"
    items = items_of("# 渠道\n\n可以在网点改号。\n", after, None)

    assert not any(option.text == "网点" for item in items for option in item.options)


def test_the_old_word_is_marked_as_what_was_right() -> None:
    before = "从事检查的机构，须经设区的市级政府许可。\n"
    item = items_of(before, before.replace("设区的市级", "县级"), None)[0]

    assert right(item) == "县级"
    assert [option.text for option in item.options if option.was_right] == ["设区的市级"]


def test_exceptions_behind_the_gap_are_left_to_the_explanation() -> None:
    after = (
        "Keep it safe.\n\nUse of the travel card is mandatory for all expenses of a journey, except expenses for which"
        " the vendor does not accept credit cards or for which a fee is charged for using the card.\n"
    )
    item = items_of("Keep it safe.\n", after, None)[0]

    assert item.prompt == "Complete the rule: “Use of the travel card is ____ for all expenses of a journey.”"
    assert "except" in item.explanation


def test_a_rule_that_came_to_hold_for_one_kind_only_is_asked_by_the_kind() -> None:
    rule = "# 开具\n\n开具{}发票应当加盖发票专用章。\n\n遗失发票应当在 {} 日内报告。\n"
    asked = items_of(rule.format("", 5), rule.format("纸质", 3), None)
    (item,) = (item for item in asked if "专用章" in item.prompt)

    assert item.prompt == "补全规定：“开具____应当加盖发票专用章。”"
    assert right(item) == "纸质发票"

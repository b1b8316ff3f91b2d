from dataclasses import replace

import pytest

from learning.knowledge.update import Span
from learning.lessons.drafting.check import card_complaints, complaints
from learning.lessons.drafting.drafts import CardDraft, DropReason, ItemDraft, OptionDraft
from learning.lessons.grounding import Grounds

GROUNDS = Grounds("退款 5 日内到账。", "退款 3 日内到账。")
ITEM = ItemDraft(
    key="a-value",
    kind="single_choice",
    prompt="退款多少日内到账？",
    options=(
        OptionDraft("3 日", correct=True, why="新规定。"),
        OptionDraft("5 日", correct=False, why="旧规定。"),
    ),
    answer=None,
    explanation="规定：“退款 3 日内到账。”",
    fact="a",
    derived=False,
    source=Span("after", 0, 9),
    flips=False,
)


def test_a_sound_item_passes() -> None:
    assert complaints(ITEM) == ()


def test_two_options_of_one_value_are_refused() -> None:
    twice = (*ITEM.options, OptionDraft("三日", correct=False, why=""))

    assert complaints(replace(ITEM, options=twice)) == (DropReason.SAME_OPTIONS,)


def test_a_prompt_that_prints_the_answer_is_refused() -> None:
    assert complaints(replace(ITEM, prompt="退款 3 日内到账，对吗？")) == (DropReason.ANSWER_IN_PROMPT,)


def test_an_item_without_a_right_option_is_refused() -> None:
    none_right = tuple(replace(option, correct=False) for option in ITEM.options)

    assert complaints(replace(ITEM, options=none_right)) == (DropReason.NOT_ONE_RIGHT,)


def test_an_item_too_long_for_a_gap_between_calls_is_refused() -> None:
    assert complaints(replace(ITEM, prompt="退款时限" * 60)) == (DropReason.TOO_LONG,)


def test_markup_never_reaches_an_agent() -> None:
    assert complaints(replace(ITEM, prompt="见 https://example.com 退款？")) == (DropReason.MARKUP,)


def test_a_key_that_stands_in_neither_text_is_refused() -> None:
    other = (OptionDraft("4 日", correct=True, why="新规定。"), ITEM.options[1])

    assert complaints(ITEM, GROUNDS) == ()
    assert complaints(replace(ITEM, options=other), GROUNDS) == (DropReason.NOT_IN_ARTICLE,)


def test_a_quoted_key_must_be_quoted_and_a_computed_one_need_not() -> None:
    said = (OptionDraft("超时了，请您到网点申请复核", correct=True, why=""), ITEM.options[1])

    assert complaints(replace(ITEM, options=said), GROUNDS) == (DropReason.NOT_IN_ARTICLE,)
    assert complaints(replace(ITEM, options=said, derived=True), GROUNDS) == ()


def test_a_prompt_that_names_what_only_the_right_option_names_is_refused() -> None:
    asked = replace(
        ITEM,
        prompt="关于“临时挂失”，下面哪一条不再适用？",
        options=(OptionDraft("临时挂失收费", True, ""), OptionDraft("补发新卡收费", False, "")),
    )

    assert complaints(asked) == (DropReason.NAMED_IN_PROMPT,)


def test_a_right_option_by_far_the_longest_is_refused() -> None:
    told = (OptionDraft("客户本人持身份证到网点办理" * 3, True, ""), OptionDraft("网点", False, ""))

    assert complaints(replace(ITEM, options=told)) == (DropReason.GIVEAWAY,)


@pytest.mark.parametrize(
    ("text", "is_refused"), [("您先别急，我帮您看看", True), ("坐席不说“您先别急”", False)]
)
def test_nothing_forbidden_is_keyed_right_but_forbidding_it_is(text: str, is_refused: bool) -> None:
    said = (OptionDraft(text, True, ""), OptionDraft("我明白您很着急", False, ""))

    assert (DropReason.PHRASE in complaints(replace(ITEM, options=said))) == is_refused


def test_a_card_with_a_number_of_its_own_is_refused() -> None:
    card = CardDraft("rule", "自 12 月 1 日 0 点起：退款 3 日内到账。", "a", ITEM.source)

    assert card_complaints(card, GROUNDS) == ()
    assert card_complaints(replace(card, text="退款 4 日内到账。"), GROUNDS) == (DropReason.NOT_IN_ARTICLE,)


def test_a_promise_never_becomes_a_line_to_say() -> None:
    card = CardDraft("say", "退款 3 日内一定到账。", "a", ITEM.source)

    assert card_complaints(card, GROUNDS) == (DropReason.PHRASE,)

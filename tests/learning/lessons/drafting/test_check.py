from dataclasses import replace

from learning.knowledge.update import Span
from learning.lessons.drafting.check import complaints
from learning.lessons.drafting.drafts import ItemDraft, OptionDraft, Reason

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

    assert complaints(replace(ITEM, options=twice)) == (Reason.SAME_OPTIONS,)


def test_a_prompt_that_prints_the_answer_is_refused() -> None:
    assert complaints(replace(ITEM, prompt="退款 3 日内到账，对吗？")) == (Reason.ANSWER_IN_PROMPT,)


def test_an_item_without_a_right_option_is_refused() -> None:
    none_right = tuple(replace(option, correct=False) for option in ITEM.options)

    assert complaints(replace(ITEM, options=none_right)) == (Reason.NOT_ONE_RIGHT,)


def test_an_item_too_long_for_a_gap_between_calls_is_refused() -> None:
    assert complaints(replace(ITEM, prompt="退款时限" * 60)) == (Reason.TOO_LONG,)


def test_markup_never_reaches_an_agent() -> None:
    assert complaints(replace(ITEM, prompt="见 https://example.com 退款？")) == (Reason.MARKUP,)

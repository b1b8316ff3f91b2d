"""One of several things a sentence names comes or goes; whether it is named now is asked."""

import pytest

from learning.knowledge.update import compare
from learning.lessons.drafting.draft import draft
from learning.lessons.drafting.drafts import ItemDraft

PARTS = ("还包括", "也包括", "still name", "now name")


def asked(before: str, after: str) -> list[ItemDraft]:
    old, new = f"# 道路救援\n\n{before}\n", f"# 道路救援\n\n{after}\n"
    drafts = draft(compare(old, new), before=old, after=new, effective_from=None, title="t")
    found = (item for lesson in drafts for item in lesson.items)
    return [item for item in found if any(words in item.prompt for words in PARTS)]


@pytest.mark.parametrize(
    ("before", "after", "part", "right"),
    [
        ("新能源车辆不适用送油和搭电。", "新能源车辆不适用送油。", "“搭电”", "不包括"),
        ("新能源车辆不适用送油。", "新能源车辆不适用送油和搭电。", "“搭电”", "包括"),
        (
            "You may load from a debit card or by bank transfer.",
            "You may load from a debit card, by bank transfer, or in cash at a branch.",
            "“in cash at a branch”",
            "Yes, it does",
        ),
    ],
)
def test_what_came_or_went_is_asked_by_name(before: str, after: str, part: str, right: str) -> None:
    (item,) = asked(before, after)

    assert part in item.prompt
    assert before in item.prompt
    assert [option.text for option in item.options if option.correct] == [right]
    assert [option.was_right for option in item.options if not option.correct] == [True]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("客户挂失的，应当核对身份。", "客户挂失的，应当核对身份，并登记挂失地点。"),
        ("We may ask for a receipt.", "We may ask for a receipt, for which a bank statement is enough."),
    ],
)
def test_a_clause_is_no_thing_beside_others(before: str, after: str) -> None:
    assert not asked(before, after)


def test_what_moved_to_a_sentence_of_its_own_has_not_left_the_rule() -> None:
    before = "客户投诉的，坐席应当登记诉求和联系电话。"

    assert asked(before, "客户投诉的，坐席应当登记诉求。")
    assert not asked(before, "客户投诉的，坐席应当登记诉求。\n\n联系电话应当当场复述一遍。")


def test_a_deadline_is_no_thing_beside_others() -> None:
    rule = "An agent must acknowledge a complaint within 2 days{}."

    assert not asked(rule.format(" and answer it within 20 days"), rule.format(""))

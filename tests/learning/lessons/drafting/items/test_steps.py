"""Only what is done in an order is asked in an order."""

import pytest

from learning.knowledge.update import compare
from learning.lessons.drafting.draft import draft


def prompts(before: str, after: str) -> list[str]:
    update = compare(before, after)
    lessons = draft(update, before=before, after=after, effective_from=None, title="t")
    return [item.prompt for lesson in lessons for item in lesson.items]


def listed(opening: str, *entries: str) -> str:
    lines = "".join(f"{place}. {entry}\n" for place, entry in enumerate(entries, 1))
    return f"# 办理\n\n{opening}\n\n{lines}"


PAPERS = ("车主有效身份证件", "行驶证原件", "车头照片一张", "本行借记卡")
STEPS = ("核对客户身份", "登记挂失时间和地点", "告知客户补卡费用", "通知值班经理")


@pytest.mark.parametrize("opening", ["请备齐以下材料：", "办理时请带齐下列证件："])
def test_papers_to_bring_are_a_list_however_they_are_numbered(opening: str) -> None:
    new = (*PAPERS[:3], "手机号实名证明（仅限外省号码）", PAPERS[3])
    asked = prompts(listed(opening, *PAPERS), listed(opening, *new))

    assert asked == [f"“{opening.rstrip('：')}”新增了下面哪一项？"]


@pytest.mark.parametrize("opening", ["接到挂失来电：", "挂失的操作步骤："])
def test_what_is_done_in_an_order_is_asked_in_it(opening: str) -> None:
    asked = prompts(listed(opening, *STEPS), listed(opening, *STEPS[:2], "发送补卡链接给客户", *STEPS[2:]))

    assert any("紧接着做什么" in prompt for prompt in asked)


def test_a_step_that_moved_to_the_front_is_asked_as_the_first() -> None:
    opening = "To close an account the customer needs to:"
    steps = (
        "cancel all standing orders",
        "pay any charges owing",
        "return the cards",
        "send us the signed form",
    )
    asked = prompts(listed(opening, *steps), listed(opening, steps[3], *steps[:3]))

    assert any(prompt.endswith("what is the first step?") for prompt in asked)


def test_another_thing_to_do_at_a_place_is_asked_at_that_place() -> None:
    steps = ("Ask for an itemised receipt.", "{}", "We pay into your account within 15 days.")
    old, new = "Post the receipt to the plan office.", "Photograph the receipt and submit it in the app."
    before, after = (listed("Claiming:", *(step.format(put) for step in steps)) for put in (old, new))
    update = compare(before, after)
    lessons = draft(update, before=before, after=after, effective_from=None, title="t")
    (item,) = (item for lesson in lessons for item in lesson.items if "comes right after" in item.prompt)

    assert [option.text for option in item.options if option.correct] == [new.rstrip(".")]
    assert old.rstrip(".") in [option.text for option in item.options if option.was_right]

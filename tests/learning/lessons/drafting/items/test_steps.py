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

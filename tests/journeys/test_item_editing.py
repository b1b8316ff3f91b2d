"""An owner puts a drafted question into her own words by keyboard, and it still teaches its fact."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import PAGE, Visit, picture
from tests.journeys.player import press, until
from tests.journeys.test_first_loop import decide
from tests.journeys.test_owners import change, detail_of, in_force

pytestmark = [pytest.mark.long, pytest.mark.browser]

PREVIEW = "预览 · 同事看到的样子"
ASKED, OFFERED = "客户补卡，工本费收多少？", "每张 25 元"


def turn_to(owner: Page, prompt: str) -> Locator:
    """The preview at the step that asks this, turned by keyboard."""
    preview = owner.get_by_role("region", name=PREVIEW)
    on = preview.get_by_role("button", name="下一步")
    while not preview.get_by_text(prompt).first.is_visible() and on.is_enabled():
        on.focus()
        press(owner, "Enter")
    expect(preview.get_by_text(prompt).first).to_be_visible()
    return preview


def first_choice(owner: Page, revision_id: str) -> tuple[int, dict[str, Any]]:
    """The place and the fields of the first question that offers options."""
    items = detail_of(owner, revision_id)["lessons"][0]["items"]
    return next((at, item) for at, item in enumerate(items) if item["kind"] == "single_choice")


def words_of(owner: Page, revision_id: str) -> set[str]:
    """All that the questions of its lesson ask and offer."""
    items = detail_of(owner, revision_id)["lessons"][0]["items"]
    return {item["prompt"] for item in items} | {each["text"] for item in items for each in item["options"]}


def test_a_question_is_reworded_by_keyboard_and_keeps_its_fact(visit: Visit) -> None:
    first, second = visit("3101", PAGE), visit("3102", PAGE)
    in_force(first, second, "card-copy", "补卡工本费", "# 补卡工本费\n\n补办银行卡每张收取工本费 10 元。\n")
    change(first, "card-copy", "工本费 10 元", "工本费 15 元")
    decide(first, "提交审核")
    expect(first.get_by_text("需另一位知识负责人审核").first).to_be_visible()
    revision_id = str(first.request.get("/api/v1/articles/card-copy").json()["draft"]["revision_id"])
    place, was = first_choice(second, revision_id)
    wrong = next(
        at for at, option in enumerate(was["options"]) if not (option["correct"] or option["was_right"])
    )

    # From the lesson's name to the words of its question without a mouse.
    second.goto(f"/articles/card-copy?revision={revision_id}")
    drafted = second.get_by_role("region", name="起草的微课（1）")
    edit = drafted.get_by_role("button", name="修改", exact=True)
    expect(drafted.get_by_role("region", name=PREVIEW)).to_be_visible()
    edit.focus()
    press(second, "Enter")
    expect(second.get_by_role("radio", name="逐题修改")).to_be_checked()
    item = second.locator("form.item").nth(place)
    prompt = item.get_by_role("textbox", name="题目")
    preview = turn_to(second, was["prompt"])
    prompt.focus()
    second.keyboard.press("ControlOrMeta+a")
    second.keyboard.type(ASKED)
    expect(preview.get_by_text(ASKED)).to_be_visible()

    # On to the words of an option with the tabulator alone.
    offered = item.get_by_role("group", name=f"选项 {wrong + 1}").get_by_role("textbox", name="选项内容")
    prompt.focus()
    for _ in range(20):
        second.keyboard.press("Tab")
        if offered.evaluate("field => field === document.activeElement"):
            break
    expect(offered).to_be_focused()
    second.keyboard.press("ControlOrMeta+a")
    second.keyboard.type(OFFERED)
    expect(preview.get_by_text(OFFERED).first).to_be_visible()
    picture(second, "owner-item-fields")

    # Stored, and nothing but the words has changed: it asks about the same fact with the same key.
    expect(second.get_by_text(re.compile("没存上"))).to_have_count(0)
    second.get_by_role("button", name="下一步").first.focus()
    until(second, lambda: {ASKED, OFFERED} <= words_of(second, revision_id))
    items = detail_of(second, revision_id)["lessons"][0]["items"]
    [now] = [item for item in items if item["prompt"] == ASKED]
    assert now["options"][wrong]["text"] == OFFERED
    assert (now["key"], now["fact"]) == (was["key"], was["fact"])
    assert now["fact"] in {fact["id"] for fact in detail_of(second, revision_id)["facts"]}
    assert [each["correct"] for each in now["options"]] == [each["correct"] for each in was["options"]]
    assert now["explanation"] == was["explanation"]

    decide(second, "通过")
    expect(second.get_by_text("已通过").first).to_be_visible()

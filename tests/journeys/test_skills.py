"""What people climb by, changed by its owners in the browser, and the way to a position as an agent chooses it."""

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import PAGE, PANEL, Visit, picture
from tests.journeys.player import press
from tests.journeys.test_screens import faults

pytestmark = [pytest.mark.long, pytest.mark.browser]

CIRCLE = re.compile("这样会绕成一圈：.+→.+→.+。前置不能绕回自己，没有改动。")


def begin(owner: Page, view: str) -> None:
    """The draft, whoever began it."""
    owner.goto(f"/skills/edit?view={view}")
    expect(owner.get_by_role("heading", name="技能标准")).to_be_visible()
    start = owner.get_by_role("button", name="开始修改")
    expect(start.or_(owner.get_by_role("button", name="加一项技能"))).to_be_visible()
    if start.is_visible():
        start.click()
    expect(owner.get_by_role("button", name="加一项技能")).to_be_visible()


def drop(owner: Page) -> None:
    owner.get_by_role("button", name="放弃草稿").click()
    owner.get_by_role("dialog").get_by_role("button", name="放弃草稿").click()
    expect(owner.get_by_role("button", name="开始修改")).to_be_visible()


def node(owner: Page, slug: str) -> Locator:
    return owner.locator(f"[data-slug={slug}]")


def draw(owner: Page, start: Locator, end: Locator) -> None:
    """From the middle of one to the middle of another, with the button held."""
    end.scroll_into_view_if_needed()
    start.scroll_into_view_if_needed()
    here, there = start.bounding_box(), end.bounding_box()
    assert here is not None
    assert there is not None
    owner.mouse.move(here["x"] + here["width"] / 2, here["y"] + here["height"] / 2)
    owner.mouse.down()
    owner.mouse.move(there["x"] + there["width"] / 2, there["y"] + there["height"] / 2, steps=8)
    owner.mouse.up()


def after(owner: Page, slug: str) -> list[str]:
    draft = owner.request.get("/api/v1/skills/graph").json()["draft"]
    found: list[str] = next(each["written"]["after"] for each in draft["skills"] if each["slug"] == slug)
    return found


def test_a_circle_drawn_on_the_graph_is_refused_by_name(visit: Visit) -> None:
    owner = visit("3101", PAGE)
    begin(owner, "map")

    # 转账与限额 comes after 账户与借记卡, which comes after 客户身份核验.
    draw(owner, node(owner, "transfer").locator(".dot-out"), node(owner, "verify").get_by_role("button"))

    expect(owner.get_by_role("alert")).to_have_text(CIRCLE)
    expect(owner.get_by_role("alert")).to_contain_text(
        "客户身份核验 → 账户与借记卡 → 转账与限额 → 客户身份核验"
    )
    assert after(owner, "verify") == []
    picture(owner, "skills-circle")

    draw(owner, node(owner, "open").locator(".dot-out"), node(owner, "verify").get_by_role("button"))
    expect(owner.get_by_role("button", name="撤销上一步")).to_be_enabled()
    assert after(owner, "verify") == ["open"]
    expect(owner.get_by_text("客户身份核验：前置有变").first).to_be_visible()
    owner.get_by_role("button", name="撤销上一步").click()
    expect(owner.get_by_text("和生效的标准还没有不同。")).to_be_visible()
    drop(owner)


def test_a_skill_is_drawn_to_another_stage_published_by_another_and_announced(visit: Visit) -> None:
    first, second = visit("3101", PAGE), visit("3102", PAGE)
    begin(first, "map")

    draw(first, node(first, "plain").get_by_role("button"), first.get_by_text("复杂来电", exact=True).first)
    expect(first.get_by_text("通俗讲解：换了位置").first).to_be_visible()
    preview = first.get_by_role("region", name="公布前看一看")
    expect(preview).to_contain_text("已经达到的等级都不变")
    preview.get_by_label("告诉大家改了什么、为什么").fill("通俗讲解放到复杂来电阶段")
    preview.get_by_role("button", name="提交，等另一位公布").click()
    expect(preview.get_by_role("status")).to_contain_text("要由另一位知识负责人公布")
    picture(first, "skills-preview")

    second.goto("/skills/edit")
    second.get_by_role("button", name="公布", exact=True).click()
    expect(second.get_by_text("没有人在改")).to_be_visible()
    agent = visit("6033", PANEL)
    agent.goto("/skills")
    expect(agent.get_by_text("通俗讲解放到复杂来电阶段")).to_be_visible()
    expect(agent.get_by_text("已经达到的等级不变").first).to_be_visible()


def test_by_keyboard_alone_a_circle_is_refused_and_what_was_written_survives(visit: Visit) -> None:
    owner = visit("3101", PANEL)
    begin(owner, "list")
    skill = owner.get_by_role("button", name=re.compile("^客户身份核验"))
    skill.focus()
    press(owner, "Enter")
    form = owner.get_by_role("complementary")
    picker = form.get_by_role("combobox", name="加一项前置")
    picker.focus()
    for _ in range(40):
        owner.keyboard.press("ArrowDown")
        if picker.input_value() == "transfer":
            break
    owner.keyboard.press("Tab")
    press(owner, "Enter")
    expect(form.get_by_role("button", name="去掉前置：转账与限额")).to_be_visible()
    form.get_by_role("button", name="存进草稿").focus()
    press(owner, "Enter")

    expect(owner.get_by_role("alert")).to_have_text(CIRCLE)
    assert after(owner, "verify") == []
    owner.reload()
    form = owner.get_by_role("complementary")
    drop_it = form.get_by_role("button", name="去掉前置：转账与限额")
    expect(drop_it).to_be_visible()
    drop_it.focus()
    press(owner, "Enter")
    expect(form.get_by_role("button", name="存进草稿")).to_be_disabled()
    begin(owner, "map")
    moved = node(owner, "desk").get_by_role("button")
    moved.focus()
    owner.keyboard.press("Shift+ArrowRight")
    expect(owner.get_by_text("工作台：检索、小结、工单：换了位置").first).to_be_visible()
    expect(moved).to_be_focused()
    drop(owner)


def test_two_owners_at_once_lose_nothing(visit: Visit) -> None:
    first, second = visit("3101", PAGE), visit("3102", PAGE, refusals=("409",))
    begin(first, "list")
    begin(second, "list")
    for owner, skill, name in ((first, "open", "开场白"), (second, "listen", "听与复述")):
        owner.goto(f"/skills/edit?view=list&skill={skill}")
        owner.get_by_label("中文名").fill(name)

    with first.expect_response("**/api/v1/skills/graph/draft/skills/*"):
        first.get_by_role("button", name="存进草稿").click()
    second.get_by_role("button", name="存进草稿").click()

    expect(second.get_by_text("另一位负责人也在改：开场白。两边的改动都在。")).to_be_visible()
    draft = first.request.get("/api/v1/skills/graph").json()["draft"]
    names = {each["slug"]: each["written"]["name"] for each in draft["skills"]}
    assert (names["open"], names["listen"]) == ("开场白", "听与复述")
    drop(second)


def test_a_text_is_taken_in_from_a_file_and_refused_by_line(visit: Visit) -> None:
    owner = visit("3101", PAGE, refusals=("422",))
    begin(owner, "toml")
    toml = str(owner.request.get("/api/v1/skills/graph").json()["draft"]["toml"])
    wrong = toml.replace("stage = 1", "stage = 9", 1).encode()

    owner.locator("input[type=file]").set_input_files(
        {"name": "skills.toml", "mimeType": "application/toml", "buffer": wrong}
    )
    owner.get_by_role("button", name="存进草稿").click()

    expect(owner.get_by_role("button", name=re.compile(r"^第 \d+ 行$"))).to_be_visible()
    owner.get_by_role("button", name="放弃没保存的").click()
    drop(owner)


@pytest.mark.parametrize(("language", "theme"), [("zh-CN", "light"), ("en", "dark")])
def test_no_view_of_the_editor_has_a_fault(visit: Visit, language: str, theme: str) -> None:
    found: dict[str, list[str]] = {}
    owner = visit("3101", PAGE)
    begin(owner, "map")
    token = next(each["value"] for each in owner.context.cookies() if each["name"] == "interlude_csrf")
    wanted = json.dumps({"language": language, "theme": theme})
    headers = {"x-csrf-token": token, "content-type": "application/json"}
    owner.request.put("/api/v1/me", data=wanted, headers=headers)
    try:
        for view in ("map", "list", "toml"):
            owner.goto(f"/skills/edit?view={view}&skill=fraud")
            expect(owner.locator("#preview-title")).to_be_visible()
            for size in (PANEL, PAGE):
                owner.set_viewport_size(size)  # type: ignore[arg-type] # a typed dictionary of its own
                found[f"{view} {size['width']}"] = faults(owner)
                picture(owner, f"skills-editor-{view}-{size['width']}-{language}-{theme}")
    finally:
        usual = json.dumps({"language": "zh-CN", "theme": "light"})
        owner.request.put("/api/v1/me", data=usual, headers=headers)

    assert {state: wrong for state, wrong in found.items() if wrong} == {}


def test_a_target_is_changed_by_keyboard_and_the_map_follows(visit: Visit) -> None:
    agent = visit("6033", PANEL)
    agent.goto("/career")
    choose = agent.get_by_role("button", name="以此为目标")
    expect(choose.first).to_be_visible()
    assert faults(agent) == []
    names = [each.inner_text() for each in agent.get_by_role("heading", level=2).all()]
    for place in (0, 1):
        card = agent.get_by_role("region", name=names[place])
        button = card.get_by_role("button", name="以此为目标")
        button.focus()
        press(agent, "Enter")
        expect(card.get_by_role("button", name="取消目标")).to_be_visible()
    expect(agent.get_by_text("当前目标")).to_have_count(1)

    agent.goto("/skills?view=list")
    expect(agent.get_by_text(f"目标：{names[1]}")).to_be_visible()
    expect(agent.get_by_text("通往目标").first).to_be_visible()

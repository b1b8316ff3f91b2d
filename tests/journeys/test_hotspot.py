"""An owner covers a picture of a screen and draws where to click; one colleague clicks there, another goes by keyboard."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.journeys.conftest import PAGE, PANEL, Visit, picture
from tests.journeys.player import press, standing, until
from tests.journeys.test_first_loop import decide
from tests.journeys.test_owners import ask, change, detail_of, in_force

pytestmark = [pytest.mark.long, pytest.mark.browser]

SLUG, TITLE, ASKED = "card-lock", "临时锁卡", "客户要临时锁卡，在系统里依次点哪里？"
STEPS = {"卡片管理": (2, 18, 16, 24), "状态": (20, 29, 30, 34), "临时锁定": (20, 81, 32, 86)}
ASTRAY = {"左": 35, "上": 81, "宽": 12, "高": 5}
COVERED = (20, 12, 60, 20)
SCREEN = (1366, 768)
Box = tuple[float, float, float, float]


def drag(page: Page, board: Locator, box: Box) -> None:
    """From one corner to the other, in percent of the picture."""
    board.scroll_into_view_if_needed()
    at = board.bounding_box()
    assert at is not None
    left, top, right, bottom = box
    page.mouse.move(at["x"] + at["width"] * left / 100, at["y"] + at["height"] * top / 100)
    page.mouse.down()
    page.mouse.move(at["x"] + at["width"] * right / 100, at["y"] + at["height"] * bottom / 100, steps=2)
    page.mouse.up()


def a_screen() -> bytes:
    """A picture with something white where the customer stands."""
    written = io.BytesIO()
    Image.new("RGB", SCREEN, "white").save(written, "PNG")
    return written.getvalue()


def draw_item(owner: Page) -> None:
    """Cover, send, draw the steps by hand, and give by its numbers what leads astray."""
    owner.get_by_role("button", name="加一道点图题").click()
    form = owner.get_by_role("form", name="新的点图题")
    form.get_by_label("题目").fill(ASKED)
    file = FilePayload(name="screen.png", mimeType="image/png", buffer=a_screen())
    form.locator("input[type=file]").set_input_files(file)
    drag(owner, form.get_by_role("img", name=re.compile("要盖住")), COVERED)
    expect(form.get_by_role("button", name="上传盖好的图")).to_be_disabled()
    picture(owner, "hotspot-cover")
    form.get_by_label("看过了").check()
    form.get_by_role("button", name="上传盖好的图").click()
    board = form.get_by_role("img", name=re.compile("要点的地方"))
    for name, box in STEPS.items():
        drag(owner, board, box)
        owner.keyboard.type(name)
    form.get_by_role("button", name="加一处").press("Enter")
    owner.keyboard.type("永久注销")
    form.get_by_label("第 4 步，是不是一步").select_option("wrong")
    for side, percent in ASTRAY.items():
        field = form.get_by_label(re.compile(f"第 4 处（错的），{side}"))
        field.fill(str(percent))
        field.press("Tab")
    form.get_by_label("图片说明").fill("卡管系统客户页")
    form.get_by_label("系统和版本").fill("卡管系统 5.2")
    picture(owner, "hotspot-areas")
    form.get_by_role("button", name="加进这一节").click()
    expect(form).to_be_hidden()


def picture_of(owner: Page, revision_id: str) -> str:
    """The id of the picture that the lesson shows, once the lesson is saved."""
    found: list[str] = []

    def is_saved() -> bool:
        items = detail_of(owner, revision_id)["lessons"][0]["items"]
        found.extend(item["picture"]["id"] for item in items if item["kind"] == "hotspot")
        return bool(found)

    until(owner, is_saved)
    return found[0]


def to_the_picture(agent: Page) -> None:
    """Open the lesson, and go past all that comes before the item."""
    agent.goto("/")
    agent.get_by_text(re.compile(f"^{TITLE}：")).first.click()
    agent.wait_for_url(lambda url: "/sittings/" in url)
    state = standing(agent)
    while not agent.get_by_text(ASKED).is_visible():
        press(agent, "Digit0" if state.startswith("item") else "Enter")
        state = standing(agent, after=state)


def click_on(agent: Page, x: float, y: float) -> None:
    """Come near where the areas are too small, then click there."""
    board = agent.get_by_role("img", name="卡管系统客户页")
    for _ in range(2):
        at = board.bounding_box()
        assert at is not None
        is_far = agent.get_by_text("先点一下，放大那一块再作答").is_visible()
        agent.mouse.click(at["x"] + at["width"] * x / 100, at["y"] + at["height"] * y / 100)
        if not is_far:
            return
        expect(agent.get_by_role("button", name="看全图")).to_be_visible()


def middle(box: Box) -> tuple[float, float]:
    left, top, right, bottom = box
    return (left + right) / 2, (top + bottom) / 2


def test_a_screen_is_covered_drawn_on_and_clicked_through(visit: Visit) -> None:
    first, second = visit("3101", PAGE, by_form=False), visit("3102", PAGE, by_form=False)
    in_force(first, second, SLUG, TITLE, f"# {TITLE}\n\n临时锁卡最长 24 小时。\n")
    change(first, SLUG, "最长 24 小时", "最长 48 小时")
    decide(first, "提交审核")
    expect(first.get_by_text("需另一位知识负责人审核").first).to_be_visible()
    revision_id = str(first.request.get(f"/api/v1/articles/{SLUG}").json()["draft"]["revision_id"])

    second.goto(f"/articles/{SLUG}?revision={revision_id}")
    second.get_by_role("button", name="修改", exact=True).first.click()
    draw_item(second)
    kept = picture_of(second, revision_id)
    decide(second, "通过")
    expect(second.get_by_text("已通过").first).to_be_visible()

    # What was covered is gone from what was sent, and what was not is as it was.
    sent = Image.open(io.BytesIO(second.request.get(f"/api/v1/pictures/{kept}").body())).convert("RGB")
    width, height = SCREEN
    where = ((width * 40 // 100, height * 16 // 100), (width * 40 // 100, height * 50 // 100))
    assert [sent.getpixel(at) for at in where] == [(0, 0, 0), (255, 255, 255)]

    # One colleague clicks, one step twice.
    hand = visit("6008", PANEL, by_form=False)
    to_the_picture(hand)
    picture(hand, "hotspot-asked")
    for name in ("卡片管理", "卡片管理", "状态", "临时锁定"):
        click_on(hand, *middle(STEPS[name]))
        whole = hand.get_by_role("button", name="看全图")
        if whole.is_visible():
            whole.click()
    hand.get_by_role("button", name="选好了").click()
    expect(hand.get_by_text("答对了")).to_be_visible()
    expect(hand.get_by_text("多点了 1 下，不影响判定。")).to_be_visible()
    picture(hand, "hotspot-right")

    # Another uses keys alone: the list in place of the picture, without network.
    keys = visit("6033", PANEL, by_form=False, dark=True)
    to_the_picture(keys)
    keys.get_by_role("radio", name="在图上点").focus()
    keys.keyboard.press("ArrowRight")
    names = [name.strip() for name in keys.locator(".options label .text").all_inner_texts()]
    assert sorted(names) == sorted([*STEPS, "永久注销"])
    keys.context.set_offline(True)
    for name in ("永久注销", *STEPS):
        press(keys, f"Digit{names.index(name) + 1}")
    press(keys, "Enter")
    expect(keys.get_by_text("还差一点，看看为什么")).to_be_visible()
    expect(keys.get_by_text("正确顺序：卡片管理 → 状态 → 临时锁定")).to_be_visible()
    picture(keys, "hotspot-not-yet")

    # What other journeys find on their Today is as it was.
    ask(second, f"/revisions/{revision_id}/rollback")

"""What is right: read from the lessons as their authors and owners see them, never from the agent's page."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from learning.lessons.lesson import Item
from learning.lessons.lesson_file import parse

LESSONS = Path(__file__).parent.parent.parent / "content" / "lessons"
Key = dict[str, Any]  # of one item: texts of right options, or what to type


def keys_of_lesson(markdown: str, *, in_effect: bool) -> dict[str, Key]:
    """Prompt -> key, for a moment before or after the lesson's update takes effect."""
    lesson = parse(markdown).lesson
    assert lesson is not None, markdown
    return {item.prompt: _key(item, in_effect=in_effect) for item in lesson.items}


def keys_of_content() -> dict[str, Key]:
    """Keys of all starter lessons, whose updates are in effect."""
    found: dict[str, Key] = {}
    for path in LESSONS.glob("*.md"):
        if path.name != "README.md":
            found |= keys_of_lesson(path.read_text(), in_effect=True)
    return found


def keys_seen_by_owner(owner: Page, revision_id: str) -> dict[str, Key]:
    """Keys of a revision's lessons, as its owner may read them."""
    detail = owner.request.get(f"/api/v1/revisions/{revision_id}").json()
    found: dict[str, Key] = {}
    for lesson in detail["lessons"]:
        found |= keys_of_lesson(lesson["markdown"], in_effect=False)
    return found


def _key(item: Item, *, in_effect: bool) -> Key:
    right = item.right_options(in_effect=in_effect)
    steps = [option.text for option in item.options] if item.kind == "ordering" else []
    return {"right": [item.options[place].text for place in right], "steps": steps, "typed": item.answer[:1]}

"""Markdown of cards and explanations, as HTML that is safe under a strict content policy.

The subset: paragraphs, bold, italics, lists, tables and code words. Links, pictures and raw HTML are shown
as the characters they are made of.
"""

from collections.abc import Iterable
from functools import cache
from itertools import islice

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from learning.lessons.directives.source import is_wide


def render_html(text: str) -> str:
    """HTML of the text: no links, no attributes, nothing a page would have to distrust."""
    rendered: str = _renderer().render(text)
    return rendered


@cache
def _renderer() -> MarkdownIt:
    rules = ["list", "table", "emphasis", "balance_pairs", "fragments_join", "backticks", "escape", "newline"]
    renderer = MarkdownIt("zero", {"html": False}).enable(rules)
    renderer.core.ruler.push("join_chinese_lines", _join_chinese_lines)
    renderer.core.ruler.push("drop_attributes", _drop_attributes)
    return renderer


def _join_chinese_lines(state: StateCore) -> None:
    """A line break between two Chinese characters is no space."""
    for token in state.tokens:
        children = token.children or []
        for place, child in enumerate(children):
            if child.type != "softbreak":
                continue
            before = _nearest_text(reversed(children[max(0, place - 8) : place]))
            after = _nearest_text(islice(children, place + 1, None))
            if before and after and is_wide(before[-1]) and is_wide(after[0]):
                child.type, child.tag, child.content = "text", "", ""


def _nearest_text(tokens: Iterable[Token]) -> str:
    return next((token.content for token in tokens if token.content), "")


def _drop_attributes(state: StateCore) -> None:
    """A table writes its alignment as a style, and the policy refuses styles."""
    for token in state.tokens:
        token.attrs = {name: value for name, value in token.attrs.items() if name == "start"}

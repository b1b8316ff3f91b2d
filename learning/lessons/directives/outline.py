"""The outline of a lesson file: its headings, its directives, and the text between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from learning.lessons.complaints import Complain
from learning.lessons.directives.source import Line


@dataclass(frozen=True, slots=True)
class Heading:
    """A line such as `## What changed`."""

    line: int
    level: int
    title: str


@dataclass(frozen=True, slots=True)
class Directive:
    """`::: choice first-sentence` to `:::`, with the lines between."""

    line: int
    name: str
    argument: str
    body: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Lines that belong to neither."""

    lines: tuple[Line, ...]


Block = Heading | Directive | Text


def outline(lines: Sequence[Line], complain: Complain) -> tuple[Block, ...]:
    """The blocks of the file, top to bottom. `lines` are all lines of the file, front matter blanked."""
    blocks: list[Block] = []
    done = 0
    for token in _structure().parse("\n".join(line.text for line in lines)):
        if token.type == "container_directive_open" and token.level > 0 and token.map:
            complain(
                token.map[0] + 1,
                f'":::{token.info}" stands inside another directive; is a closing ":::" missing?',
            )
        if token.level > 0 or not token.map or token.type not in ("heading_open", "container_directive_open"):
            continue
        start = token.map[0]
        _keep_text(blocks, lines[done:start])
        if token.type == "heading_open":
            blocks.append(_heading(token, lines[start]))
            done = start + 1
        else:
            blocks.append(_directive(token, start, token.map[1], lines, complain))
            done = token.map[1] + 1
    _keep_text(blocks, lines[done:])
    return tuple(blocks)


def raw_html_lines(text: str) -> tuple[int, ...]:
    """Numbers of the lines, from 1, on which a reader of Markdown would see raw HTML."""
    found: list[int] = []
    for token in _html_finder().parse(text):
        if not token.map:
            continue
        if token.type == "html_block":
            found.append(token.map[0] + 1)
        line = token.map[0] + 1
        for child in token.children or ():
            if child.type == "html_inline":
                found.append(line)
            line += child.content.count("\n")
    return tuple(found)


@cache
def _structure() -> MarkdownIt:
    """Headings and containers only: what stands inside them is read line by line."""
    reader = MarkdownIt("zero").enable("heading").disable("inline")
    return reader.use(container_plugin, "directive", validate=lambda *_: True)


@cache
def _html_finder() -> MarkdownIt:
    return MarkdownIt("zero", {"html": True}).enable(["html_block", "html_inline", "backticks", "escape"])


def _keep_text(blocks: list[Block], lines: Sequence[Line]) -> None:
    if any(not line.is_blank for line in lines):
        blocks.append(Text(tuple(lines)))


def _heading(token: Token, line: Line) -> Heading:
    level = len(token.markup)
    return Heading(line.number, level, line.text.strip(" \t")[level:].strip())


def _directive(token: Token, start: int, end: int, lines: Sequence[Line], complain: Complain) -> Directive:
    name, _, argument = token.info.strip().partition(" ")
    if end >= len(lines):
        complain(start + 1, f'"::: {token.info.strip()}" is never closed with ":::"')
    return Directive(start + 1, name, argument.strip(), tuple(lines[start + 1 : end]))

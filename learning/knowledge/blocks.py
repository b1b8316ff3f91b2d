"""The addressable pieces of a text: headings, paragraphs, list items and table cells, with their surroundings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from learning.knowledge.mask import LINE_BREAK, masked, plain, readable
from learning.knowledge.serials import without_serials
from learning.knowledge.tables import Cell, tables

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


class BlockKind(StrEnum):
    """What a piece is in the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Block:
    """One piece by its characters, with what a reader needs to understand it alone.

    `lead` is the sentence with a colon that introduces it, `row` and `header` place a cell,
    `group` and `position` say which list it belongs to and where.
    """

    kind: BlockKind
    start: int
    end: int
    path: tuple[str, ...] = ()
    lead: str = ""
    row: str = ""
    header: str = ""
    group: int | None = None
    position: int = 0
    is_ordered: bool = False


@dataclass(slots=True)
class _Container:
    """Where the parser stands: a list with its lead-in, or the page itself.

    `said` of the page is the last text that was no label: its condition holds for the list under a note.
    """

    group: int | None = None
    lead: str = ""
    is_ordered: bool = False
    position: int = 0
    last_text: str = ""
    said: str = ""


_MARKER = re.compile(r"(?:[ \t>]*(?:[-*+]|\d{1,9}[.)])(?=[ \t\n]))?[ \t>]*")
_HASHES = re.compile(r"[ \t]*#{1,6}[ \t]*")
_LABEL = re.compile(
    r"^(?:说明|注意|备注|提示|重要|警告|注|Notes?|Warning|Important|Tip)\s*[：:]?\s*$", re.IGNORECASE
)
CONDITION = re.compile(
    r"^(?:[^，。；：]{2,30}(?:情况下|情形下|条件下)|(?:如果?|若|对于?)[^，。；：]{4,30}(?:的|时))，"
    r"|^(?:If|When|For|Unless)\b[^,.;:]{4,60},\s"
)
"""How a sentence begins whose condition also holds for the list under its note."""
_ENUMERATED = re.compile(r"^[（(]?(?:[一二三四五六七八九十百]+|\d{1,2})[）)、](?!\d)")
_ARTICLE = re.compile(r"^第[零〇一二三四五六七八九十百千万\d]+条\s*")
_CELL_PIECE = re.compile(
    rf"[\n{LINE_BREAK}]|(?:(?<=^)|(?<=[：:。；\s]))[-*][ \t]{{2,}}|(?<=\n)[ \t]*[-*][ \t]+"
)


_ANNOUNCED = re.compile(
    r"\b(?:these|the following) (?:steps|stages)\b[^.]*\.$|(?:以下|下列|如下)(?:步骤|流程|顺序)[^。]*。$",
    re.IGNORECASE,
)
"""A sentence that introduces the steps under it, though it ends with a full stop."""


def is_lead(text: str) -> bool:
    """Whether a text introduces what follows it; "说明：" is a label, not a lead-in."""
    return text.endswith((":", "：")) and not _LABEL.match(text)


def lead_of(text: str) -> str:
    """The lead-in that a paragraph ends with, colon and all, without what stands before it; empty when there is none."""
    said = re.split(r"(?<=[。！？])|(?<=[.!?])\s+", _ARTICLE.sub("", text))
    last = next((part.strip() for part in reversed(said) if part.strip()), "")
    if is_lead(text):
        return last
    if not _ANNOUNCED.search(last):
        return ""
    return f"{last.rstrip('.。 ')}{'：' if re.search('[一-鿿]', last) else ':'}"


def condition_of(text: str) -> str:
    """The condition the last sentence opens with, as a lead-in: "未购买增值服务的情况下：". Empty without one."""
    last = [
        part for part in re.split(r"(?<=[。！？])|(?<=[.!?])\s+", _ARTICLE.sub("", text)) if part.strip()
    ][-1:]
    found = CONDITION.match(last[0].strip()) if last else None
    if not found:
        return ""
    return f"{found[0].rstrip('，, ')}{'：' if re.search('[一-鿿]', text) else ':'}"


def blocks(text: str) -> tuple[Block, ...]:
    """Every block in the order of the page. Spans are in characters of `text`."""
    shown = masked(text)
    cells, rest = tables(shown)
    seen = readable(shown)
    prose = list(_prose(rest, readable(rest)))
    headings = [(block.start, block.path) for block in prose if block.kind is BlockKind.HEADING]
    first_group = sum(1 for block in prose if block.group is not None) + 1
    placed = prose + list(_cells(cells, seen, headings, first_group))
    return tuple(sorted(placed, key=lambda block: block.start))


@lru_cache(maxsize=1)
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    # Only the blocks are wanted: inline rules cost most of the time and are tricked by unclosed brackets.
    return MarkdownIt("commonmark").disable(["html_block", "lheading", "inline"])


def _prose(text: str, seen: str) -> Iterator[Block]:
    offsets = [0]
    for line in text.split("\n"):
        offsets.append(offsets[-1] + len(line) + 1)
    stack, path, groups, opener = [_Container()], [""] * 6, 0, ""
    enumeration = _Container()
    for token in _parser().parse(text):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            groups += 1
            above = stack[-1]
            lead = lead_of(above.last_text) or above.lead
            stack.append(_Container(groups, lead, token.type.startswith("ordered")))
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            stack.pop()
        elif token.type == "list_item_open":
            stack[-1].position += 1
            stack[-1].last_text = ""
        elif token.type in ("heading_open", "paragraph_open"):
            opener = token.tag
        elif token.type == "inline" and token.map:
            start, end = offsets[token.map[0]], min(offsets[token.map[1]], len(text))
            start = _skip(seen, start, end, is_heading=opener[0] == "h")
            words = plain(seen[start:end])
            if not words:
                continue
            if opener[0] == "h":
                level = int(opener[1])
                path[level - 1 :] = [words.rstrip("# ")] + [""] * (6 - level)
                stack[0].last_text = stack[0].said = ""
                enumeration = _Container()
                yield Block(BlockKind.HEADING, start, end, tuple(part for part in path if part))
                continue
            groups, enumeration, block = _text_block(
                words, (start, end), tuple(part for part in path if part), stack, enumeration, groups
            )
            yield block


def _text_block(
    words: str,
    span: tuple[int, int],
    path: tuple[str, ...],
    stack: list[_Container],
    enumeration: _Container,
    groups: int,
) -> tuple[int, _Container, Block]:
    here = stack[-1]
    here_block = Block(BlockKind.PARAGRAPH, *span, path)
    if here.group is not None:
        here_block = replace(
            here_block,
            kind=BlockKind.ITEM,
            lead=here.lead,
            group=here.group,
            position=here.position,
            is_ordered=here.is_ordered,
        )
    elif _ENUMERATED.match(words):
        if enumeration.group is None:
            groups += 1
            enumeration = _Container(groups, lead_of(here.last_text))
        enumeration.position += 1
        here_block = replace(
            here_block,
            kind=BlockKind.ITEM,
            lead=enumeration.lead,
            group=enumeration.group,
            position=enumeration.position,
        )
        return groups, enumeration, here_block
    else:
        enumeration = _Container()
    if _LABEL.match(words):
        here.last_text = condition_of(stack[0].said) or words
    else:
        here.last_text = stack[0].said = words
    return groups, enumeration, here_block


def _skip(seen: str, start: int, end: int, *, is_heading: bool) -> int:
    """Past the list marker, the quote marks or the hashes before the first word."""
    pattern = _HASHES if is_heading else _MARKER
    for _ in range(4):
        match = pattern.match(seen, start, end)
        if not match or match.end() == start:
            break
        start = match.end()
    return start


def _cells(
    cells: tuple[Cell, ...], seen: str, headings: list[tuple[int, tuple[str, ...]]], first_group: int
) -> Iterator[Block]:
    cells = without_serials(cells, seen)
    header: dict[tuple[int, int], str] = {}
    row: dict[tuple[int, int], str] = {}
    spanning: dict[int, str] = {}
    path: tuple[str, ...] = ()
    upcoming = iter([*headings, (len(seen) + 1, ())])
    at, next_path = next(upcoming)
    for number, cell in enumerate(cells):
        while cell.start > at:
            path = next_path
            at, next_path = next(upcoming)
        words = plain(seen[cell.start : cell.end])
        if cell.is_header:
            header[cell.table, cell.column] = words
            continue
        place = (cell.table, cell.row)
        if cell.column == 0:
            row[place] = spanning[cell.table] = words
        elif place not in row:
            # The first cell of the row above spans this one too: its name is told with the first cell of its own.
            row[place] = _within(spanning.get(cell.table, ""), words)
        base = Block(
            BlockKind.CELL,
            cell.start,
            cell.end,
            path,
            row=row[place],
            header=header.get((cell.table, cell.column), ""),
            position=cell.column,
        )
        yield from _pieces(base, seen, first_group + number)


def _within(group: str, name: str) -> str:
    """The name of a row in a group of rows: 单身职工（其他区）, Single (elsewhere)."""
    if not group or not name:
        return group or name
    return f"{group}（{name}）" if re.search(r"[一-鿿]", group + name) else f"{group} ({name})"


def _pieces(cell: Block, seen: str, group: int) -> Iterator[Block]:
    """A cell over several lines is a small page of its own: lines, bullets and their lead-ins."""
    marks = [(0, 0)] + [
        (match.start(), match.end()) for match in _CELL_PIECE.finditer(seen[cell.start : cell.end])
    ]
    ends = [mark[0] for mark in marks[1:]] + [cell.end - cell.start]
    found: list[Block] = []
    lead = ""
    for (_, first), last in zip(marks, ends, strict=True):
        words = plain(seen[cell.start + first : cell.start + last])
        if not words.strip("|- "):
            continue
        block = replace(cell, start=cell.start + first, end=cell.start + last)
        found.append(replace(block, lead="" if _labelled(words) else lead))
        lead = lead_of(words) or lead
    if len(found) == 1:
        yield found[0]
        return
    for position, block in enumerate(found, 1):
        yield replace(block, group=group, position=position)


def _labelled(words: str) -> bool:
    return bool(re.match(r"^(?:说明|注意|备注|提示|Note|Warning|Important)\s*[：:]", words, re.IGNORECASE))

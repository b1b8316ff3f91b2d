"""Sentences: the pieces in which a change is found, carried and taught.

A paragraph is too coarse (one changed clause drags nine unchanged ones along), a clause too small to be
understood alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from learning.knowledge.blocks import Block, BlockKind, blocks, is_lead
from learning.knowledge.mask import HIDDEN, masked, plain, readable
from learning.knowledge.normalise import is_chinese, key_of, shape_of


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence, list item or table cell with what is needed to understand and to compare it.

    `text` is what a reader sees without its number; `key` is what is compared; `shape` is the key with
    every value as one sign. `article` is the clause label of a statute or rule book ("第十五条").
    """

    index: int
    text: str
    key: str
    shape: str
    start: int
    end: int
    kind: BlockKind
    path: tuple[str, ...]
    article: str
    lead: str
    row: str
    header: str
    group: int | None
    position: int
    is_ordered: bool
    block: int
    is_first: bool
    previous: str

    @property
    def is_cell(self) -> bool:
        """Whether it stands in a table with a row and a column to name it."""
        return self.kind is BlockKind.CELL

    @property
    def is_label(self) -> bool:
        """Whether it names a row, a section or what follows, and says nothing by itself."""
        names_row = self.is_cell and self.position == 0 and self.group is None and self.text == self.row
        return self.kind is BlockKind.HEADING or names_row or is_lead(self.text)

    @property
    def is_question(self) -> bool:
        """Whether it asks what the next sentence answers, and rules nothing itself."""
        return self.text.endswith(("?", "？"))

    @property
    def is_example(self) -> bool:
        """Whether it only shows a rule at work."""
        return bool(_EXAMPLE.match(self.text))


@dataclass(frozen=True)
class Document:
    """One text and its units, found once."""

    text: str

    @cached_property
    def is_chinese(self) -> bool:
        """Whether the text reads as Chinese."""
        return is_chinese(masked(self.text))

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Every unit in the order of the page."""
        return tuple(_units(self.text))

    @cached_property
    def groups(self) -> dict[int, tuple[Unit, ...]]:
        """The units of each list, by its number."""
        found: dict[int, list[Unit]] = {}
        for unit in self.units:
            if unit.group is not None:
                found.setdefault(unit.group, []).append(unit)
        return {group: tuple(units) for group, units in found.items()}

    @cached_property
    def by_shape(self) -> dict[str, tuple[Unit, ...]]:
        """The units that are alike but for their values."""
        found: dict[str, list[Unit]] = {}
        for unit in self.units:
            found.setdefault(unit.shape, []).append(unit)
        return {shape: tuple(units) for shape, units in found.items()}

    def around(self, unit: Unit) -> tuple[Unit, ...]:
        """The units near one, of its own section first; `unit` may come from another version of the text."""
        place = unit.index
        near = self.units[max(0, place - NEAR) : place + NEAR]
        return tuple(sorted(near, key=lambda other: (other.path != unit.path, abs(other.index - place))))


NEAR = 80
"""Units on either side that count as near: a bound, so that drafting stays linear in a long article."""


@lru_cache(maxsize=8)
def document(text: str) -> Document:
    """The document of a text; asking twice costs nothing."""
    return Document(text)


_EXAMPLE = re.compile(r"^[（(]?(?:例如|比如|举例|示例|For example|For instance|E\.g\.)", re.IGNORECASE)
_ARTICLE = re.compile(r"^第[零〇一二三四五六七八九十百千万\d]+[条](?:\s+|(?=[^\s第]))")
_NUMBER = re.compile(
    r"^(?:[（(](?:[一二三四五六七八九十百]+|\d{1,3}|[a-z])[）)]|(?:[一二三四五六七八九十]+|\d{1,2})、(?!\d)|(?!0)\d{1,2}(?:\.\d{1,2})*[.．)](?!\d)(?=\s|[一-鿿])"
    r"|(?!0)\d{1,2}(?:\.\d{1,2})+(?=\s))\s*"
)
_LABEL = re.compile(
    r"^(?:说明|注意|备注|提示|重要|警告|注|要点|摘要|小结|概要|简而言之"
    r"|Notes?|Warning|Important|Tip|In short|In brief|In summary|Summary|Key points?|To sum up)\s*(?:[：:]|(?<=[a-z]),)\s*",
    re.IGNORECASE,
)
_CLOSERS = f"”’」』）)\"'*{HIDDEN}"
_END = re.compile(rf"[。！？]+[{re.escape(_CLOSERS)}]*|[.!?][{re.escape(_CLOSERS)}]*(?=\s)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|No|Mr|Mrs|Ms|Dr|St|Inc|Ltd|approx|incl|Art|Sec|U\.S|a\.m|p\.m))\.$"
)
_OPENS = re.compile(rf"[\s{HIDDEN}]*[A-Z0-9\"“‘'(（一-鿿$£€]")


def _units(text: str) -> Iterator[Unit]:
    seen = readable(masked(text))
    index, article = 0, ""
    for number, block in enumerate(blocks(text)):
        if block.kind is BlockKind.HEADING:
            article = ""
        previous, first = "", True
        for start, end in _sentences(seen, block):
            words = plain(seen[start:end])
            label = _ARTICLE.match(words)
            if label:
                article, words = label[0].strip(), words[label.end() :]
            words = _LABEL.sub("", _unnumbered(words, block)).strip()
            # A number alone is the label of a clause whose words stand in the next block, or are gone.
            if not re.search(r"\w" if block.kind is BlockKind.CELL else r"[^\W\d_]", words):
                continue
            yield _unit(index, words, (start, end), block, number, article, first, previous)
            index, previous, first = index + 1, words, False


def _unnumbered(words: str, block: Block) -> str:
    """The words without the number of their clause; the entry of a table, as 0.5 元/份, has none."""
    is_entry = block.kind is BlockKind.CELL and block.group is None and block.position > 0
    return words if is_entry else _NUMBER.sub("", words)


def _unit(
    index: int,
    words: str,
    span: tuple[int, int],
    block: Block,
    number: int,
    article: str,
    first: bool,
    previous: str,
) -> Unit:
    return Unit(
        index=index,
        text=words,
        key=key_of(words),
        shape=shape_of(words),
        start=span[0],
        end=span[1],
        kind=block.kind,
        path=block.path,
        article=article,
        lead=block.lead,
        row=block.row,
        header=block.header,
        group=block.group,
        position=block.position,
        is_ordered=block.is_ordered,
        block=number,
        is_first=first,
        previous=previous,
    )


def _sentences(seen: str, block: Block) -> Iterator[tuple[int, int]]:
    """The sentences of a block. An example keeps all that follows it in the block."""
    if block.kind is BlockKind.HEADING:
        yield _trimmed(seen, block.start, block.end)
        return
    start = block.start
    for match in _END.finditer(seen, block.start, block.end):
        piece = seen[start : match.end()]
        if (
            _is_open(piece)
            or _closes_aside(seen[start : match.start()])
            or not _ends(seen, match, block.end)
            or _EXAMPLE.match(plain(piece))
        ):
            continue
        yield _trimmed(seen, start, match.end())
        start = match.end()
    if seen[start : block.end].strip(f" \n\t|{HIDDEN}"):
        yield _trimmed(seen, start, block.end)


def _ends(seen: str, match: re.Match[str], end: int) -> bool:
    if match[0][0] in "。！？":
        return True
    follows = _OPENS.match(seen, match.end(), end) or not seen[match.end() : end].strip()
    word = seen[max(0, match.start() - 8) : match.start() + 1].replace(HIDDEN, "")
    return bool(follows) and not _ABBREVIATION.search(word)


def _is_open(piece: str) -> bool:
    """Whether a bracket or a quotation is still open, so that the full stop is inside it."""
    return any(piece.count(left) > piece.count(right) for left, right in ("（）", "“”", "()"))


def _closes_aside(piece: str) -> bool:
    """Whether a full stop stands inside a bracket that was opened in the middle of the sentence."""
    opened = max(piece.rfind("（"), piece.rfind("("))
    return opened > max(piece.rfind("）"), piece.rfind(")")) and bool(re.search(r"\w", piece[:opened]))


def _trimmed(seen: str, start: int, end: int) -> tuple[int, int]:
    blank = f" \n\t\r|{HIDDEN}"
    while start < end and seen[start] in blank:
        start += 1
    while end > start and seen[end - 1] in blank:
        end -= 1
    return start, end

"""HTML as Markdown: headings, paragraphs, lists and tables, with merged cells written out.

Only what a reader would see is taken; nothing is fetched and no script runs.
"""

import re
from collections.abc import Iterator

from lxml import etree

from learning.knowledge.errors import SourceRefused

DEEPEST = 100
"""Elements within elements."""
MOST_ELEMENTS = 100_000
MOST_CELLS = 50_000
WIDEST_SPAN = 100
LONGEST_LINK = 2000

_UNSEEN = frozenset(
    {"head", "script", "style", "noscript", "template", "svg", "iframe", "object", "nav", "select", "button"}
    # What is crossed out no longer holds.
    | {"del", "s", "strike"}
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "header", "footer", "aside", "body", "html", "form", "figure"}
    | {"figcaption", "center", "address", "fieldset", "details", "summary", "dl", "dt", "dd"}
    | {"ul", "ol", "li", "table", "pre", "blockquote", "hr"}
    | _HEADINGS.keys()
)
_STRONG, _EMPHASIS = frozenset({"b", "strong"}), frozenset({"i", "em"})
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_AT_LINE_START = re.compile(
    r"^( *)(#{1,6}(?=\s)|[-+](?=\s)|>|={3,}|-{3,}|~{3,}|\d{1,9}(?=[.)]\s))", re.MULTILINE
)
_LINK = re.compile(r"(?:https?://|mailto:|tel:|/|#|[\w.-]+(?:/|\.html?))[^\s()<>]*", re.IGNORECASE)


def html_to_markdown(text: str) -> tuple[dict[str, str], str]:
    """What the head says (title, language), and the page as Markdown."""
    root = _parsed(text)
    _refuse_size(root)
    body = root.find("body")
    written = _CONTROL.sub("", "\n\n".join(_blocks(root if body is None else body))).strip()
    if not re.search(r"\w", written):
        raise SourceRefused("there is no text in it")
    head: dict[str, str] = {}
    title = root.findtext("head/title")
    if title and title.strip() and root.find(".//h1") is None:
        head["title"] = title
    language = (root.get("lang") or "").lower()
    if language[:2] in {"zh", "en"}:
        head["language"] = "zh-CN" if language.startswith("zh") else "en"
    return head, written + "\n"


def _parsed(text: str) -> etree._Element:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(_DECLARATION.sub("", text).encode(), parser)
    except (etree.LxmlError, ValueError):
        raise SourceRefused("cannot be read as HTML") from None
    if root is None:
        raise SourceRefused("there is no text in it")
    return root


def _refuse_size(root: etree._Element) -> None:
    waiting, seen = [(root, 0)], 0
    while waiting:
        element, depth = waiting.pop()
        seen += 1
        if seen > MOST_ELEMENTS:
            raise SourceRefused(f"more than {MOST_ELEMENTS:,} elements; cut it into several articles")
        if depth > DEEPEST:
            raise SourceRefused(f"more than {DEEPEST} elements within each other")
        waiting += [(child, depth + 1) for child in element]


def _blocks(element: etree._Element) -> Iterator[str]:
    """The blocks inside an element; loose text between them is a paragraph."""
    loose = _escaped(element.text)
    for child in element:
        if _is_unseen(child):
            loose += _escaped(child.tail)
        elif child.tag in _BLOCKS:
            yield from _paragraph(loose)
            yield from _block(child)
            loose = _escaped(child.tail)
        elif any(each.tag in _BLOCKS for each in child.iterdescendants()):
            yield from _paragraph(loose)
            yield from _blocks(child)
            loose = _escaped(child.tail)
        else:
            loose += _inline(child) + _escaped(child.tail)
    yield from _paragraph(loose)


def _block(element: etree._Element) -> Iterator[str]:
    tag = str(element.tag)
    if tag in _HEADINGS:
        words = _one_line(_content(element))
        if words:
            yield f"{'#' * _HEADINGS[tag]} {words}"
    elif tag in {"ul", "ol"}:
        yield from _list(element)
    elif tag == "table":
        yield from _table(element)
    elif tag == "pre":
        code = "".join(map(str, element.itertext())).strip("\n")
        fence = "`" * max(3, 1 + max(map(len, re.findall(r"`+", code)), default=0))
        yield f"{fence}\n{code}\n{fence}"
    elif tag == "blockquote":
        inner = "\n\n".join(_blocks(element))
        yield "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))
    elif tag != "hr":
        yield from _blocks(element)


def _list(element: etree._Element) -> Iterator[str]:
    items = []
    for number, item in enumerate(element.findall("li"), 1):
        inner = "\n\n".join(_blocks(item))
        mark = f"{number}. " if element.tag == "ol" else "- "
        # A list inside a list belongs close to its line.
        inner = re.sub(r"\n\n(?= *(?:- |\d{1,9}\. ))", "\n", inner)
        if inner:
            items.append(mark + inner.replace("\n", "\n" + " " * len(mark)))
    if items:
        yield "\n".join(items)


def _table(table: etree._Element) -> Iterator[str]:
    rows = _rows(table)
    width = max((len(row) for row in rows), default=0)
    if not width:
        return
    full = [[*row, *[""] * (width - len(row))] for row in rows]
    lines = [f"| {' | '.join(row)} |" for row in full]
    yield "\n".join([lines[0], f"|{'---|' * width}", *lines[1:]])


def _rows(table: etree._Element) -> list[list[str]]:
    """The cells row by row; a cell over several rows or columns says the same in each of them."""
    rows: list[list[str]] = []
    hanging: dict[int, tuple[str, int]] = {}
    cells = 0
    for row in table.iter("tr"):
        if next(row.iterancestors("table")) is not table:
            continue
        written: list[str] = []
        for cell in row.iterchildren("td", "th"):
            _let_hang(written, hanging)
            words, below = _one_line(" ".join(_blocks(cell))), _span(cell, "rowspan") - 1
            for _ in range(_span(cell, "colspan")):
                if below:
                    hanging[len(written)] = (words, below)
                written.append(words)
        _let_hang(written, hanging)
        cells += len(written)
        if cells > MOST_CELLS:
            raise SourceRefused(f"a table with more than {MOST_CELLS:,} cells")
        if any(written):
            rows.append(written)
    return rows


def _let_hang(written: list[str], hanging: dict[int, tuple[str, int]]) -> None:
    """Write the cells that reach down from rows above, as far as they follow here."""
    while len(written) in hanging:
        place = len(written)
        words, left = hanging[place]
        written.append(words)
        if left <= 1:
            del hanging[place]
        else:
            hanging[place] = (words, left - 1)


def _span(cell: etree._Element, name: str) -> int:
    given = cell.get(name, "1").strip()
    return min(WIDEST_SPAN, max(1, int(given))) if given.isascii() and given.isdigit() else 1


def _content(element: etree._Element) -> str:
    return _escaped(element.text) + "".join(
        ("" if _is_unseen(child) else _inline(child)) + _escaped(child.tail) for child in element
    )


def _inline(element: etree._Element) -> str:
    if element.tag == "br":
        return "\n"
    if element.tag == "img":
        return _escaped(element.get("alt"))
    inner = _content(element)
    words = inner.strip()
    if not words:
        return inner
    if element.tag in _STRONG:
        return inner.replace(words, f"**{words}**", 1)
    if element.tag in _EMPHASIS:
        return inner.replace(words, f"*{words}*", 1)
    if element.tag == "code":
        code = "".join(map(str, element.itertext()))
        return code if "`" in code else f"`{code}`"
    target = (element.get("href") or "").strip() if element.tag == "a" else ""
    is_kept = len(target) <= LONGEST_LINK and _LINK.fullmatch(target)
    return f"[{_one_line(words)}]({target})" if is_kept else inner


def _is_unseen(element: etree._Element) -> bool:
    style = re.sub(r"\s", "", element.get("style") or "").lower()
    return element.tag in _UNSEEN or element.get("hidden") is not None or "display:none" in style


def _escaped(text: str | None) -> str:
    """Text so that Markdown reads it as text; what breaks a line in HTML's source breaks none here."""
    return re.sub(r"([\\`*\[\]<|]|(?<!\w)_|_(?!\w))", r"\\\1", re.sub(r"[ \t\r\n\f]+", " ", text or ""))


def _paragraph(loose: str) -> Iterator[str]:
    lines = [line.strip() for line in loose.split("\n")]
    words = "\n".join(line for line in lines if line)
    if words:
        yield _AT_LINE_START.sub(_escape_start, words)


def _escape_start(match: re.Match[str]) -> str:
    space, mark = match.groups()
    return f"{space}{mark}\\" if mark[0].isdigit() else f"{space}\\{mark}"


def _one_line(text: str) -> str:
    return " ".join(text.split())

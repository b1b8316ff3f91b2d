"""A Word file with the numbers that Word counts written into its paragraphs.

Plain lists (1., 2., 3. without a paragraph between them) and bullets stay lists; a heading, 第一条, 1.2 or （三） would
lose its number on the way to Markdown, so it is written down.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from learning.knowledge.sources.office import Parts
from learning.knowledge.sources.word_numbers import Counter, Listing, Place, lists_in, place_in

MAIN = "word/document.xml"
DEEPEST_STYLE = 20
"""Styles that rest on each other; Word allows eleven, and some that go round and round are to end."""
_NUMBERS, _STYLES = "word/numbering.xml", "word/styles.xml"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXT = frozenset({f"{_WORD}t", f"{_WORD}sym"})
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


def with_numbers(parts: Parts, data: bytes) -> bytes:
    """The same file with its numbers written out and without its pictures; as it is if it counts nothing."""
    if _NUMBERS not in parts.told:
        return data
    styles = _Styles.of(_parsed(parts.read(_STYLES)) if _STYLES in parts.told else None)
    document = _parsed(parts.read(MAIN))
    _number(document, styles, lists_in(_parsed(parts.read(_NUMBERS)), styles.lists))
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for path in parts.told:
            archive.writestr(path, etree.tostring(document) if path == MAIN else parts.read(path))
    return written.getvalue()


@dataclass(slots=True)
class _Styles:
    """What styles say of numbers: by style its list and level, what it rests on, and which are headings."""

    places: dict[str, tuple[str | None, int | None]] = field(default_factory=dict)
    based_on: dict[str, str] = field(default_factory=dict)
    headings: set[str] = field(default_factory=set)
    normal: str = ""

    @classmethod
    def of(cls, root: etree._Element | None) -> "_Styles":
        found = cls()
        for style in root.iterfind(f"{_WORD}style") if root is not None else ():
            name = _value(style, "styleId")
            found.places[name] = place_in(style.find(f"{_WORD}pPr"))
            found.based_on[name] = _told(style, "basedOn")
            if _told(style, "name").lower().startswith(("heading ", "title")):
                found.headings.add(name)
            if _value(style, "type") == "paragraph" and _value(style, "default") in {"1", "true"}:
                found.normal = name
        return found

    @property
    def lists(self) -> Mapping[str, str]:
        """The list of each style that has one."""
        return {style: list_id for style, (list_id, _) in self.places.items() if list_id}

    def chain(self, style: str) -> list[str]:
        """A style and those it rests on, nearest first."""
        chain: list[str] = []
        while style and len(chain) < DEEPEST_STYLE:
            chain.append(style)
            style = self.based_on.get(style, "")
        return chain


def _number(document: etree._Element, styles: _Styles, lists: Mapping[str, Listing]) -> None:
    """Write the numbers into the paragraphs that would lose them."""
    counter, run = Counter(lists), _Run()
    for paragraph in _paragraphs(document):
        properties = paragraph.find(f"{_WORD}pPr")
        style = _told(properties, "pStyle") if properties is not None else ""
        place, is_own = _place(properties, style or styles.normal, styles, lists)
        shown = counter.number(place) if place and not _is_deleted(properties) else ""
        if not any(each.tag in _TEXT for each in paragraph.iter()):
            continue
        is_heading = not styles.headings.isdisjoint(styles.chain(style))
        stays = is_own and not is_heading and run.goes_on(place, shown)
        if not stays:
            run.stop()
        if shown and not stays:
            _write(paragraph, properties, shown)


@dataclass(slots=True)
class _Run:
    """The list that Markdown is in the middle of: how many items it has on each level so far."""

    items: dict[int, int] = field(default_factory=dict)

    def goes_on(self, place: Place | None, shown: str) -> bool:
        """Whether a paragraph may stay an item of a list, as a bullet or because Markdown counts as Word does."""
        if place is None:
            return False
        count = self.items.get(place.level, 0) + 1
        if shown and shown.strip() not in {f"{count}.", f"{count})", f"{count}、", f"{count}"}:
            return False
        self.items = {level: items for level, items in self.items.items() if level < place.level}
        self.items[place.level] = count
        return True

    def stop(self) -> None:
        """Something else stands between."""
        self.items = {}


def _place(
    properties: etree._Element | None, style: str, styles: _Styles, lists: Mapping[str, Listing]
) -> tuple[Place | None, bool]:
    """Where a paragraph is counted, and whether it says so itself; a list of no number is no list."""
    list_id, level = place_in(properties)
    if list_id is not None:
        return (Place(list_id, level or 0), True) if list_id != "0" else (None, False)
    for each in styles.chain(style):
        list_id, level = styles.places.get(each, (None, None))
        if list_id is not None:
            levels = lists[list_id].levels if list_id in lists else {}
            own = (at for at, known in levels.items() if known.paragraph_style == style)
            return Place(list_id, next(own, level or 0)), False
    return None, False


def _write(paragraph: etree._Element, properties: etree._Element | None, shown: str) -> None:
    """Put the number before the text, and let the paragraph be in no list."""
    if properties is None:
        properties = etree.Element(f"{_WORD}pPr")
        paragraph.insert(0, properties)
    for named in properties.findall(f"{_WORD}numPr"):
        properties.remove(named)
    none = etree.SubElement(properties, f"{_WORD}numPr")
    for name in ("ilvl", "numId"):
        etree.SubElement(none, f"{_WORD}{name}").set(f"{_WORD}val", "0")
    run = etree.Element(f"{_WORD}r")
    text = etree.SubElement(run, f"{_WORD}t")
    text.text = shown
    text.set(_SPACE, "preserve")
    paragraph.insert(paragraph.index(properties) + 1, run)


def _paragraphs(document: etree._Element) -> Iterator[etree._Element]:
    """In their order; of a drawing that is there twice neither counts."""
    for paragraph in list(document.iter(f"{_WORD}p")):
        if next(paragraph.iterancestors(_ALTERNATIVES), None) is None:
            yield paragraph


def _is_deleted(properties: etree._Element | None) -> bool:
    return properties is not None and properties.find(f"{_WORD}rPr/{_WORD}del") is not None


def _parsed(part: bytes) -> etree._Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))


def _told(element: etree._Element, name: str) -> str:
    child = element.find(f"{_WORD}{name}")
    return "" if child is None else _value(child, "val")


def _value(element: etree._Element, name: str) -> str:
    return element.get(f"{_WORD}{name}") or ""

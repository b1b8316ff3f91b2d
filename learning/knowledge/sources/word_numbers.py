"""The numbers that Word counts by itself and does not write into its text: 第一条, 1.2, （三）, c).

What they look like stands in `numbering.xml`, which paragraph has one in the document or in its style.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from learning.knowledge.sources.ordinals import written

LEVELS = 9
"""In a list; Word knows no more, and a file made to harm may name any number."""
LONGEST_PATTERN = 40
"""Characters; nobody heads a paragraph with more."""
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%([1-9])")
_SPACE = {"nothing": "", "space": " ", "tab": " "}


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts. `restarts` is the level above, from 1, that starts it anew; 0 is none."""

    start: int = 1
    style: str = "decimal"
    pattern: str = ""
    suffix: str = " "
    in_digits: bool = False
    restarts: int | None = None
    paragraph_style: str | None = None

    @property
    def is_counted(self) -> bool:
        """Whether it shows a number at all, and no bullet."""
        return self.style not in {"bullet", "none"} and bool(_PLACE.search(self.pattern))


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as paragraphs name it. Those of one `kind` count on from each other, but for the levels in `anew`."""

    kind: str
    levels: Mapping[int, Level]
    anew: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands: in which list, on which level from 0."""

    list_id: str
    level: int


@dataclass(slots=True)
class Counter:
    """Counts the paragraphs of a document in their order."""

    lists: Mapping[str, Listing]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[Place] = field(default_factory=set)

    def number(self, place: Place) -> str:
        """The number of the next paragraph in this place, as it is shown; empty for a bullet or an unknown list."""
        listing = self.lists.get(place.list_id)
        level = listing.levels.get(place.level) if listing else None
        if listing is None or level is None:
            return ""
        counts = self._counts.setdefault(listing.kind, {})
        if place.level in listing.anew and place not in self._begun:
            counts[place.level] = listing.anew[place.level]
        else:
            counts[place.level] = counts.get(place.level, level.start - 1) + 1
        self._begun.add(place)
        for below in [each for each in counts if each > place.level]:
            if _restarts(listing.levels.get(below), place.level):
                del counts[below]
        return _shown(level, listing, counts) if level.is_counted else ""


def lists_in(root: etree._Element, list_of_style: Mapping[str, str]) -> dict[str, Listing]:
    """The lists that `numbering.xml` defines, by their ids; `list_of_style` leads from a list style to its list."""
    told = {_value(each, "abstractNumId"): each for each in root.iterfind(f"{_WORD}abstractNum")}
    kinds = {kind: (_levels(each), _told(each, "numStyleLink")) for kind, each in told.items()}
    kind_of = {_value(each, "numId"): _told(each, "abstractNumId") for each in root.iterfind(f"{_WORD}num")}
    lists = {}
    for each in root.iterfind(f"{_WORD}num"):
        kind = _told(each, "abstractNumId")
        _, link = kinds.get(kind or "", ({}, None))
        kind = kind_of.get(list_of_style.get(link, ""), kind) if link else kind
        if kind in kinds:
            changed = list(each.iterfind(f"{_WORD}lvlOverride"))
            levels = kinds[kind][0] | {
                at: level for override in changed for at, level in _levels(override).items()
            }
            anew = {
                _whole(_value(override, "ilvl"), 0): _whole(_told(override, "startOverride"), 1)
                for override in changed
                if override.find(f"{_WORD}startOverride") is not None
            }
            lists[_value(each, "numId")] = Listing(kind or "", levels, anew)
    return lists


def place_in(properties: etree._Element | None) -> tuple[str | None, int | None]:
    """The list and the level that a paragraph's or a style's properties name."""
    named = properties.find(f"{_WORD}numPr") if properties is not None else None
    if named is None:
        return None, None
    level = _told(named, "ilvl")
    return _told(named, "numId"), None if level is None else _whole(level, 0)


def _levels(element: etree._Element) -> dict[int, Level]:
    found = {_whole(_value(each, "ilvl"), 0): _level(each) for each in element.iterfind(f"{_WORD}lvl")}
    return {at: level for at, level in found.items() if at < LEVELS}


def _level(element: etree._Element) -> Level:
    restarts = _told(element, "lvlRestart")
    digits = element.find(f"{_WORD}isLgl")
    pattern = _told(element, "lvlText") or ""
    return Level(
        start=_whole(_told(element, "start"), 1),
        style=_told(element, "numFmt") or "decimal",
        pattern=pattern if len(pattern) <= LONGEST_PATTERN else "",
        suffix=_SPACE.get(_told(element, "suff") or "tab", " "),
        in_digits=digits is not None and _value(digits, "val") not in {"0", "false", "off"},
        restarts=None if restarts is None else _whole(restarts, 0),
        paragraph_style=_told(element, "pStyle"),
    )


def _restarts(below: Level | None, level: int) -> bool:
    """Whether a level below begins anew after a paragraph on this one."""
    return below is None or below.restarts is None or level < below.restarts


def _shown(level: Level, listing: Listing, counts: Mapping[int, int]) -> str:
    def one(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        of_level = listing.levels.get(at, Level())
        return written(counts.get(at, of_level.start), "decimal" if level.in_digits else of_level.style)

    return _PLACE.sub(one, level.pattern).strip() + level.suffix


def _told(element: etree._Element, name: str) -> str | None:
    child = element.find(f"{_WORD}{name}")
    return None if child is None else _value(child, "val")


def _value(element: etree._Element, name: str) -> str:
    return element.get(f"{_WORD}{name}") or ""


def _whole(text: str | None, otherwise: int) -> int:
    """A number of at most six digits; Word writes no other."""
    return int(text) if text and len(text) <= 6 and text.isascii() and text.isdigit() else otherwise

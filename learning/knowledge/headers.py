"""Columns of tables that live on under another name of one meaning: 票面年利率, 年利率."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from learning.knowledge.normalise import key_of
from learning.knowledge.units import Unit

KEPT = 0.6
"""Share of its entries that a column must have kept, row by row, to be known under a name that is like the old one."""
ALIKE = 0.5
"""Likeness of two names of a column from which one may be the other in other words."""
TOLD_APART = 2
"""Different entries from which a column that kept them all is itself under any name."""
_TURNING = re.compile(
    r"最高|最低|境内|境外|本币|外币|[年季月周日天时分笔次户人张件存取收付买卖借贷进出前后上下内外不免非]"
    r"|\b(?:min|max)(?:imum)?|\b(?:annual|year|month|week|da[iy]|hour|buy|sell|in|out|before|after|not?|per|within|outside)"
)
"""What makes another column of a name: by which time it counts, in which direction, for whom."""


_UNIT = re.compile(r"[（(]\s*(?:单位[：:]\s*)?([^（）()\s]{1,8})\s*[）)]\s*$")
_NUMBER = re.compile(r"\d[\d,，.]*")
_SIGNS = "£$€¥￥"


def is_turned(old: str, new: str) -> bool:
    """Whether one name of a column says in one word another thing than the other: 年利率, 月利率."""
    was, now = (Counter(_TURNING.findall(key_of(name).lower())) for name in (old, new))
    return bool(was - now and now - was)


def renamed(before: Sequence[Unit], after: Sequence[Unit]) -> Mapping[str, str]:
    """New heads of columns by the old ones, both as they are compared, where only the name of the column changed."""
    old, new = _columns(before), _columns(after)
    gone, come = old.keys() - new.keys(), new.keys() - old.keys()
    holders: dict[tuple[str, str], list[str]] = defaultdict(list)
    for head in come:
        for entry in new[head]:
            holders[entry].append(head)
    found: dict[str, str] = {}
    for head in sorted(gone):
        votes = Counter(other for entry in old[head] for other in holders.get(entry, ()))
        for other, kept in votes.most_common(1):
            if _is_one(head, other, old[head], kept) and other not in found.values():
                found[head] = other
    return found


def continued(
    names: Mapping[str, str], before: Iterable[Unit], after: Iterable[Unit]
) -> Iterator[tuple[Unit, Unit]]:
    """The entries of the renamed columns that stand in one row, old and new."""
    waiting = {
        (names[key_of(unit.header)], key_of(unit.row)): unit
        for unit in before
        if _is_whole(unit) and key_of(unit.header) in names
    }
    for unit in after:
        old = waiting.pop((key_of(unit.header), key_of(unit.row)), None) if _is_whole(unit) else None
        if old is not None:
            yield old, unit


def _is_one(old: str, new: str, entries: set[tuple[str, str]], kept: int) -> bool:
    from rapidfuzz import fuzz

    if is_turned(old, new) or kept < KEPT * len(entries):
        return False
    told_apart = kept == len(entries) and len({said for _, said in entries}) >= TOLD_APART
    return told_apart or old in new or new in old or fuzz.ratio(old, new) >= 100 * ALIKE


def _columns(units: Sequence[Unit]) -> Mapping[str, set[tuple[str, str]]]:
    """The entries of each column, with their rows."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for unit in units:
        if _is_whole(unit) and unit.header:
            found[key_of(unit.header)].add((key_of(unit.row), entry_key(unit)))
    return found


def entry_key(unit: Unit) -> str:
    """An entry as it is compared, with the unit that the head of its column names: 10 under 费用（元） is 10 元."""
    named = _UNIT.search(unit.header)
    if not named or not _NUMBER.fullmatch(unit.text):
        return unit.key
    is_sign = named[1] in _SIGNS
    return key_of(f"{named[1]}{unit.text}" if is_sign else f"{unit.text} {named[1]}")


def _is_whole(unit: Unit) -> bool:
    """Whether a unit is the whole entry of a cell."""
    return unit.is_cell and not unit.is_label and unit.group is None and unit.is_first

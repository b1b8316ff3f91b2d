"""The front matter of a lesson file: flat YAML between two lines of `---`.

It is read from YAML's events, not as a document: every value stays the text that was written, each key has
its line, and anchors and nesting, which no lesson needs and a hostile file abuses, are refused.
"""

import difflib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

from learning.lessons.complaints import Complain
from learning.lessons.directives.source import Line

FENCE = "---"
KEYS = (
    "slug",
    "title",
    "language",
    "skills",
    "facts",
    "audience",
    "source",
    "effective",
    "update",
    "translation_of",
)
LISTS = ("skills", "facts", "audience")

_PLAIN = re.compile(r"[^\W_][^:#,\[\]{}&*!|>'\"%@`\n\t\\]*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One key: its line and what was written, one value or several."""

    line: int
    values: tuple[str, ...]
    is_list: bool


def split_front_matter(lines: Sequence[Line]) -> int | None:
    """How many lines the front matter takes, both fences included; None unless it begins and ends."""
    if not lines or lines[0].text.rstrip() != FENCE:
        return None
    return next(
        (place + 1 for place, line in enumerate(lines) if place and line.text.rstrip() == FENCE), None
    )


def read_front_matter(lines: Sequence[Line], complain: Complain) -> dict[str, Entry] | None:
    """The known keys of the front matter, None if it cannot be read; `lines` are those between the fences."""
    first = lines[0].number if lines else 1
    entries: dict[str, Entry] = {}
    try:
        for key, entry in _entries("\n".join(line.text for line in lines), first):
            _keep(entries, key, entry, complain)
    except _NotFlatError as refusal:
        complain(
            refusal.line, 'front matter is lines such as "title: 转账限额", each with a value or a flat list'
        )
        return None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "not readable"
        complain(first + mark.line if mark else first, f"front matter is not YAML: {problem}")
        return None
    return entries


def write_entry(key: str, value: str | Sequence[str]) -> str:
    """One line of front matter; `read_front_matter` gives the same value back."""
    if isinstance(value, str):
        return f"{key}: {_scalar(value)}"
    return f"{key}: [{', '.join(map(_scalar, value))}]"


def _scalar(value: str) -> str:
    plain = _PLAIN.fullmatch(value) and value == value.strip()
    return value if plain else json.dumps(value, ensure_ascii=False)


def _keep(entries: dict[str, Entry], key: str, entry: Entry, complain: Complain) -> None:
    if key not in KEYS:
        near = difflib.get_close_matches(key, KEYS, n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        complain(entry.line, f'front matter has no key "{key[:40]}"{hint}')
    elif key in entries:
        complain(entry.line, f"{key} stands twice, first on line {entries[key].line}")
    else:
        entries[key] = entry
        if entry.is_list and key not in LISTS:
            complain(entry.line, f"{key} takes one value, not a list")


class _NotFlatError(Exception):
    def __init__(self, line: int) -> None:
        self.line = line


def _entries(text: str, first: int) -> Iterator[tuple[str, Entry]]:
    """The pairs of a mapping of scalars and lists of scalars, from the events."""
    depth = 0
    key: tuple[str, int] | None = None
    listed: list[str] | None = None
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = first + (event.start_mark.line if event.start_mark else 0)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if not _may_open(event, depth, key is not None):
                raise _NotFlatError(line)
            listed = [] if depth == 2 else None
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            if key and listed is not None:
                yield key[0], Entry(key[1], tuple(listed), True)
                key = listed = None
        elif isinstance(event, yaml.NodeEvent):
            if depth == 0 or not isinstance(event, yaml.ScalarEvent) or event.anchor:
                raise _NotFlatError(line)
            if listed is not None:
                listed.append(event.value)
            elif key is None:
                key = event.value, line
            else:
                yield key[0], Entry(key[1], (event.value,) if event.value else (), False)
                key = None


def _may_open(event: yaml.CollectionStartEvent, depth: int, has_key: bool) -> bool:
    """A mapping outside, lists as its values, nothing deeper and nothing named."""
    is_mapping = isinstance(event, yaml.MappingStartEvent)
    return not event.anchor and ((depth == 1 and is_mapping) or (depth == 2 and not is_mapping and has_key))

"""How one platform's words become ours, as TOML: which field holds what, and which values mean which phone.

`docs/gaps.md` shows one in full. Rules are tried in their order; what no rule knows tells nothing.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Literal  # a TOML file can hold anything
from zoneinfo import ZoneInfo

from learning.gaps.errors import MappingUnreadable
from learning.gaps.moments import moment
from learning.gaps.state import Phone
from learning.gaps.tree import Tree, first_text, nodes, parse, texts

LONGEST = 50_000
_BIGGEST = 2**63


@dataclass(frozen=True, slots=True)
class Field:
    """Where a value stands; `pattern` has one group that cuts it out of a longer text."""

    path: str
    pattern: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """Values at one of these paths of which one must be there; of a truth, whether anything is there at all."""

    paths: Sequence[str]
    values: frozenset[str] | bool

    def holds(self, tree: Tree) -> bool:
        """Whether it does in this tree."""
        if isinstance(self.values, bool):
            found = (node for path in self.paths for node in nodes(tree, path))
            return any(node not in (None, "", {}) for node in found) == self.values
        return any(not self.values.isdisjoint(texts(tree, path)) for path in self.paths)


@dataclass(frozen=True, slots=True)
class Rule:
    """What is told when all conditions hold; those of `where` on one and the same element at `among`."""

    phone: Phone
    match: Sequence[Condition] = ()
    among: str = ""
    where: Sequence[Condition] = ()
    is_wrap_up_timed: bool = False
    then: Phone = Phone.IDLE
    fields: Mapping[str, Sequence[Field]] | None = None

    def holds(self, tree: Tree) -> bool:
        """Whether it says something of this tree."""
        among = nodes(tree, self.among) if self.among else iter((tree,))
        return all(each.holds(tree) for each in self.match) and any(
            all(each.holds(element) for each in self.where) for element in among
        )


@dataclass(frozen=True, slots=True)
class Platform:
    """A mapping. `met` says whether its shapes were captured from the platform or read in its documents."""

    name: str
    met: Literal["captured", "paper"]
    heartbeat: Literal["source", "agent"]
    each: str
    embedded: Sequence[str]
    zone: ZoneInfo
    fields: Mapping[str, Sequence[Field]]
    rules: Sequence[Rule]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one thing told says of one agent."""

    agent: str
    at: datetime | None
    phone: Phone
    seq: int | None
    reason: str | None
    queue: str | None
    is_wrap_up_timed: bool
    then: Phone


def readings(platform: Platform, tree: Tree) -> Iterator[Reading | None]:
    """What a thing told says, element by element of `each`; None for an element that tells nothing of a phone."""
    tree = _with_embedded(platform, tree)
    for element in nodes(tree, platform.each) if platform.each else (tree,):
        yield _reading(platform, element)


@lru_cache(maxsize=64)
def read_platform(text: str, name: str) -> Platform:
    """The mapping that a TOML text holds. Raises `MappingUnreadable`."""
    if len(text) > LONGEST:
        raise MappingUnreadable(name, f"longer than {LONGEST} characters")
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MappingUnreadable(name, str(error).rstrip(".")) from None
    try:
        return _platform(raw, name)
    except (TypeError, ValueError, KeyError, AttributeError, re.error) as error:
        raise MappingUnreadable(name, f"{type(error).__name__} {error}") from None


def _reading(platform: Platform, tree: Tree) -> Reading | None:
    rule = next((rule for rule in platform.rules if rule.holds(tree)), None)
    if rule is None:
        return None
    fields = {**platform.fields, **(rule.fields or {})}
    agent = _first(tree, fields["agent"])
    if agent is None:
        return None
    return Reading(
        agent=agent,
        at=moment(_first(tree, fields.get("at", ())), platform.zone),
        phone=rule.phone,
        seq=_whole(_first(tree, fields.get("seq", ()))),
        reason=_first(tree, fields.get("reason", ())),
        queue=_first(tree, fields.get("queue", ())),
        is_wrap_up_timed=rule.is_wrap_up_timed,
        then=rule.then,
    )


def _first(tree: Tree, fields: Sequence[Field]) -> str | None:
    for field in fields:
        text = first_text(tree, field.path)
        found = field.pattern.search(text) if field.pattern and text else None
        if text and (field.pattern is None or found):
            return found.group(1) if found else text
    return None


def _whole(text: str | None) -> int | None:
    number = int(text) if text and re.fullmatch(r"-?[0-9]{1,19}", text) else None
    return number if number is not None and -_BIGGEST <= number < _BIGGEST else None


def _with_embedded(platform: Platform, tree: Tree) -> Tree:
    """The tree with JSON that stands in a text of it unpacked."""
    if not isinstance(tree, dict):
        return tree
    inside = {
        name: parse(tree[name].encode(errors="replace"), "application/json")
        for name in platform.embedded
        if isinstance(tree.get(name), str)
    }
    return {**tree, **inside}


_KNOWN = {"name", "met", "heartbeat", "each", "embedded", "zone", "fields", "when"}
_KNOWN_OF_RULES = {"phone", "match", "among", "where", "wrap_up", "then", "fields"}
_KNOWN_FIELDS = {"agent", "at", "seq", "reason", "queue"}


def _platform(raw: dict[str, Any], name: str) -> Platform:  # Any: a TOML file can hold anything
    _only(raw, _KNOWN)
    heartbeat, met = raw.get("heartbeat", "source"), raw.get("met", "paper")
    if heartbeat not in ("source", "agent") or met not in ("captured", "paper"):
        raise ValueError("heartbeat is source or agent, met is captured or paper")
    fields = _fields(raw["fields"])
    if "agent" not in fields:
        raise ValueError("fields.agent is missing")
    return Platform(
        name=str(raw.get("name", name)),
        met=met,
        heartbeat=heartbeat,
        each=raw.get("each", ""),
        embedded=tuple(raw.get("embedded", ())),
        zone=ZoneInfo(raw["zone"]) if "zone" in raw else ZoneInfo("UTC"),
        fields=fields,
        rules=tuple(_rule(each) for each in raw["when"]),
    )


def _rule(raw: dict[str, Any]) -> Rule:  # Any: a TOML file can hold anything
    _only(raw, _KNOWN_OF_RULES)
    phone, wrap_up = Phone(raw["phone"]), raw.get("wrap_up", "told")
    if wrap_up not in ("told", "timed") or (wrap_up == "timed" and phone is not Phone.ACW):
        raise ValueError('wrap_up is "told", or "timed" beside phone = "acw"')
    return Rule(
        phone=phone,
        match=_conditions(raw.get("match", {})),
        among=raw.get("among", ""),
        where=_conditions(raw.get("where", {})),
        is_wrap_up_timed=wrap_up == "timed",
        then=Phone(raw.get("then", Phone.IDLE)),
        fields=_fields(raw.get("fields", {})),
    )


def _conditions(raw: dict[str, Any]) -> tuple[Condition, ...]:  # Any: a TOML file can hold anything
    return tuple(Condition(tuple(paths.split("|")), _wanted(values)) for paths, values in raw.items())


def _wanted(values: object) -> frozenset[str] | bool:
    if isinstance(values, bool):
        return values
    several = values if isinstance(values, list) else [values]
    if not all(isinstance(each, str | int) for each in several):
        raise ValueError(
            "a condition is a text, a number, true, false, or a list; a path with dots is quoted"
        )
    return frozenset(str(each) for each in several)


def _fields(raw: dict[str, Any]) -> dict[str, tuple[Field, ...]]:  # Any: a TOML file can hold anything
    _only(raw, _KNOWN_FIELDS)
    return {
        name: tuple(_field(each) for each in (found if isinstance(found, list) else [found]))
        for name, found in raw.items()
    }


def _field(raw: str | dict[str, str]) -> Field:
    if isinstance(raw, str):
        return Field(raw)
    pattern = re.compile(raw["pattern"])
    if pattern.groups != 1:
        raise ValueError(f"the pattern of {raw['path']} needs exactly one group")
    return Field(raw["path"], pattern)


def _only(raw: Mapping[str, object], known: set[str]) -> None:
    if unknown := sorted(raw.keys() - known):
        raise ValueError(f"nobody knows {', '.join(unknown)}")

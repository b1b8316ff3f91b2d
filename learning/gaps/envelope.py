"""A delivery as the things it tells: CloudEvents 1.0 (structured, batch, binary), or a platform's own body."""

import base64
import binascii
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any  # what somebody else sent can be anything
from uuid import UUID, uuid5

from learning.gaps.errors import EventUnreadable
from learning.gaps.tree import Tree, parse

MOST = 1_000
"""Things told in one delivery."""
ATTRIBUTES = "$"
"""Under this name a mapping finds the attributes of the envelope beside what it holds: `$.type`, `$.time`."""
_NAMESPACE = UUID("b1c5bd0e-6d0a-4d2e-9a5e-6b1a0c9f2f51")
_REQUIRED = ("specversion", "id", "source", "type")


@dataclass(frozen=True, slots=True)
class Told:
    """One thing told: `key` is the sender's own name of it, the same whenever it is sent again."""

    key: str
    tree: Tree

    def id(self, place: int) -> UUID:
        """A name for the signal at this place of it."""
        return uuid5(_NAMESPACE, f"{place}\n{self.key}")


def unwrapped(message_id: str, headers: Mapping[str, str], body: bytes) -> list[Told]:
    """What a delivery tells, in its order. Raises `EventUnreadable`."""
    content_type = headers.get("content-type", "application/json")
    if "ce-specversion" in headers:
        attributes = {name[3:]: value for name, value in headers.items() if name.startswith("ce-")}
        return [_event(attributes | {"data": parse(body, content_type)})]
    tree = parse(body, content_type)
    each = tree if isinstance(tree, list) else [tree]
    if len(each) > MOST:
        raise EventUnreadable(f"it tells more than {MOST} things at once")
    return list(_told(message_id, each))


def _told(message_id: str, each: list[Tree]) -> Iterator[Told]:
    for place, tree in enumerate(each):
        if not isinstance(tree, dict):
            raise EventUnreadable("it tells something that is no object")
        if all(name in tree for name in _REQUIRED):
            yield _event(tree)
        else:
            yield Told(f"{message_id}\n{place}", tree)


def _event(event: dict[str, Any]) -> Told:  # Any: somebody else's JSON
    if not all(isinstance(event.get(name), str) and event[name] for name in _REQUIRED):
        raise EventUnreadable(f"a CloudEvent has {', '.join(_REQUIRED)}")
    data, attributes = _data(event), {name: each for name, each in event.items() if name != "data"}
    inside = data if isinstance(data, dict) else {"data": data}
    # As JSON, so that no choice of source and id can look like another.
    return Told(json.dumps([event["source"], event["id"]]), inside | {ATTRIBUTES: attributes})


def _data(event: dict[str, Any]) -> Tree:  # Any: somebody else's JSON
    kind = event.get("datacontenttype")
    kind = kind if isinstance(kind, str) and "/" in kind else "application/json"
    if "data_base64" in event:
        try:
            return parse(base64.b64decode(event["data_base64"], validate=True), kind)
        except (binascii.Error, TypeError, ValueError):
            raise EventUnreadable("its data_base64 is no base64") from None
    data = event.get("data")
    is_text_of_its_kind = isinstance(data, str) and not kind.endswith("json")
    return parse(data.encode(errors="replace"), kind) if is_text_of_its_kind and data else data

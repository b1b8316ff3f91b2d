"""What platforms send, whatever its format, as one kind of tree: objects, lists and texts."""

import json
from collections.abc import Iterator
from typing import Any  # what somebody else sent can be anything
from urllib.parse import parse_qsl

from lxml import etree

from learning.gaps.errors import EventUnreadable

Tree = Any
LONGEST_TEXT = 200
MOST_FIELDS = 1_000


def parse(body: bytes, content_type: str) -> Tree:
    """The body as a tree; a form is an object of texts, XML one of element names. Raises `EventUnreadable`."""
    kind = content_type.partition(";")[0].strip().lower()
    try:
        if kind == "application/x-www-form-urlencoded":
            return dict(parse_qsl(body.decode(), strict_parsing=True, max_num_fields=MOST_FIELDS))
        if kind.endswith(("/xml", "+xml")):
            return _from_xml(body)
        return json.loads(body)
    except (ValueError, RecursionError, etree.XMLSyntaxError):
        raise EventUnreadable(f"it is not what {kind or 'its content type'} promises") from None


def nodes(tree: Tree, path: str) -> Iterator[Tree]:
    """Everything at this path, names parted by dots; lists on the way are gone through, so several may be there."""
    found = [tree]
    for name in path.split("."):
        found = [node[name] for node in _flat(found) if isinstance(node, dict) and name in node]
    yield from _flat(found)


def texts(tree: Tree, path: str) -> Iterator[str]:
    """The texts, numbers and truths at this path, as text; what is empty is not there."""
    for node in nodes(tree, path):
        match node:
            case bool():
                yield str(node).lower()
            case int() | float() | str() if node != "":
                yield str(node)


def first_text(tree: Tree, path: str) -> str | None:
    """The first of them that a database can keep, cut to `LONGEST_TEXT`."""
    return next((each[:LONGEST_TEXT] for each in texts(tree, path) if _can_be_kept(each)), None)


def _flat(found: list[Tree]) -> Iterator[Tree]:
    for node in found:
        if isinstance(node, list):
            yield from _flat(node)
        else:
            yield node


def _can_be_kept(text: str) -> bool:
    return "\x00" not in text and text.isprintable()


def _from_xml(body: bytes) -> Tree:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(body, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError
    return {_name(root): _element(root)}


def _element(element: etree._Element) -> Tree:
    children: dict[str, Any] = {}  # Any: texts, objects, or lists of either
    for child in element.iterchildren(etree.Element):
        children.setdefault(_name(child), []).append(_element(child))
    return children or (element.text or "").strip()


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname

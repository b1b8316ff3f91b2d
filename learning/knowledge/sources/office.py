"""What Word and Excel files have in common: parts of XML in an archive, looked at before a library builds trees of them."""

import io
from collections.abc import Iterator

from lxml import etree

from learning.knowledge.errors import SourceRefused
from learning.knowledge.sources.archive import Archive

LARGEST_PARTS = 5_000_000
"""Bytes of XML. A thousand bytes of it cost about a millisecond and 40 kB of memory to read."""
MOST_ELEMENTS = 150_000
DEEPEST = 100
"""Elements within elements, as for HTML."""
_OLD = b"\xd0\xcf\x11\xe0"
DAMAGED = (
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    SyntaxError,
    EOFError,
    OSError,
    RuntimeError,
)
"""What libraries raise when a part is missing or is not what another one says. Their bugs look the same, and the
owner's way out too: save the file again."""


class Parts:
    """The parts of an office file that hold text. Raises `SourceRefused` unless `main` is there and all are modest."""

    def __init__(self, data: bytes, *, main: str) -> None:
        if data.startswith(_OLD):
            raise SourceRefused("is locked by a password, or of an old kind; save it again without")
        self._archive = Archive(data)
        entries = {each.path: each for each in self._archive.entries()}
        if main not in entries:
            raise SourceRefused("is not what its name says; save it again")
        self.told = told = [path for path in entries if path.endswith((".xml", ".rels"))]
        if sum(entries[path].size for path in told) > LARGEST_PARTS:
            raise SourceRefused("has too much in it for one article; cut it into several")
        elements = 0
        for path in told:
            for event, _ in self.walk(path):
                elements += event == "start"
                if elements > MOST_ELEMENTS:
                    raise SourceRefused("has too much in it for one article; cut it into several")

    def read(self, path: str) -> bytes:
        """One part as it is."""
        return self._archive.read(path)

    def walk(self, path: str) -> Iterator[tuple[str, etree._Element]]:
        """Start and end of every element of a part, which is forgotten as it goes; declarations are refused."""
        depth = 0
        events = etree.iterparse(
            io.BytesIO(self.read(path)), events=("start", "end"), resolve_entities=False, no_network=True
        )
        try:
            for event, element in events:
                depth += 1 if event == "start" else -1
                if depth > DEEPEST:
                    raise SourceRefused(f"has more than {DEEPEST} elements within each other")
                if depth == 1 and event == "start" and element.getroottree().docinfo.doctype:
                    raise SourceRefused("declares entities, as no office program does")
                yield event, element
                if event == "end":
                    element.clear()
        except etree.XMLSyntaxError:
            raise SourceRefused("is damaged; open it and save it again") from None

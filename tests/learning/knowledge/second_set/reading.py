"""The pairs of this folder and of the sets after it as values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
SETS = (HERE, *(HERE.parent / f"{ordinal}_set" for ordinal in ("third", "fourth", "fifth")))
ARTICLES = HERE.parents[3] / "content" / "knowledge"


@dataclass(frozen=True, slots=True)
class Listed:
    """One change as a person listed it: verbatim words of the old and of the new text, either may be empty."""

    change: str
    topic: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ArticlePair:
    """Two versions of an article and what changed for an agent; nothing did in a rewording."""

    name: str
    before: str
    after: str
    listed: tuple[Listed, ...]


def changes() -> tuple[ArticlePair, ...]:
    """The pairs in which rules changed."""
    return tuple(pair for pair in (*_files(), *_starter()) if pair.listed)


def rewordings() -> tuple[ArticlePair, ...]:
    """The pairs in which only the wording changed."""
    return tuple(pair for pair in _files() if not pair.listed)


def _files() -> Iterator[ArticlePair]:
    for path in sorted(path for folder in SETS for path in folder.glob("??-*.md")):
        parts = dict(_parts(path))
        yield ArticlePair(path.stem, parts["before"], parts["after"], _listed(parts.get("facts", "")))


def _starter() -> Iterator[ArticlePair]:
    for name, facts in _parts(HERE / "starter.md"):
        article, *revisions = name.split()
        before, after = (
            (ARTICLES / article / f"{each}.md").read_text(encoding="utf-8") for each in revisions
        )
        yield ArticlePair(f"{article} {revisions[1]}", before, after, _listed(facts))


def _parts(path: Path) -> list[tuple[str, str]]:
    text = path.read_text(encoding="utf-8")
    return re.findall(r"^~~~ ([^\n]+)\n(.*?)^~~~$", text, re.DOTALL | re.MULTILINE)


def _listed(facts: str) -> tuple[Listed, ...]:
    rows = ([column.strip() for column in line.split("|")] for line in facts.strip().splitlines())
    return tuple(Listed(*row) for row in rows)

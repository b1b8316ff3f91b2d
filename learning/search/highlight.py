"""Where a query stands in a text, and the piece of a text that shows it best."""

import re
from dataclasses import dataclass
from functools import lru_cache

from learning.search.terms import Query, fold

BEFORE = 24
"""Characters of an excerpt that stand before the first hit, so that a reader sees what it belongs to."""
LONGEST_EXCERPT = 120

# Markdown's own marks say nothing in a list of hits.
_RULE = re.compile(r"^[ |:-]+$", re.MULTILINE)
_LINE_START = re.compile(r"^ ?(?:#{1,6} |> ?|[-*+] |\| ?)+", re.MULTILINE)
_LINE_END = re.compile(r" ?\| ?$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]\n]{0,200})\]\([^()\n]{0,2000}\)")


@dataclass(frozen=True, slots=True)
class Span:
    """Characters [start, end) of a text, counted as code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a text with its hits. An ellipsis at either end says that the text goes on."""

    text: str
    hits: tuple[Span, ...]


def hits(text: str, query: Query) -> tuple[Span, ...]:
    """Where the query's words stand, in order; spans that touch or overlap are one.

    A word that starts with a Latin letter or digit counts from the start of a word only, as in the index:
    “10万” is not in “110万”.
    """
    folded = fold(text)
    found = sorted(
        (match.start(), match.end()) for word in query.words for match in _pattern(word).finditer(folded)
    )
    merged: list[Span] = []
    for start, end in found:
        if merged and start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Span(start, end))
    return tuple(merged)


def excerpt(markdown: str, query: Query) -> Excerpt | None:
    """The stretch of one paragraph with most different words of the query; None where none of them stands."""
    best, most = "", 0
    text = plain(markdown)
    for line, folded in zip(text.split("\n"), fold(text).split("\n"), strict=True):
        count = sum(_pattern(word).search(folded) is not None for word in query.words)
        if count > most:
            best, most = line.strip(), count
    if not most:
        return None
    first = hits(best, query)[0].start
    start = max(0, first - BEFORE) if len(best) > LONGEST_EXCERPT else 0
    piece = best[start : start + LONGEST_EXCERPT]
    cut = f"{'…' if start else ''}{piece}{'…' if start + len(piece) < len(best) else ''}"
    return Excerpt(cut, hits(cut, query))


def plain(markdown: str) -> str:
    """Markdown without its marks, line by line, as it reads in a list."""
    # One space for many first: what follows would be slow on long runs of them.
    text = _LINK.sub(r"\1", _RULE.sub("", re.sub(r"[ \t]+", " ", markdown)))
    text = _LINE_END.sub("", _LINE_START.sub("", text))
    return re.sub(r"[*`]+", "", re.sub(r" ?(?<!\\)\| ?", " · ", text))


@lru_cache(maxsize=256)
def _pattern(word: str) -> re.Pattern[str]:
    # A Chinese character before a Latin word is no part of it, a Latin letter or digit is.
    return re.compile((r"(?<![a-z0-9])" if word[0].isascii() else "") + re.escape(word))

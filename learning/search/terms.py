"""Text as terms that an index holds, and a query as what those terms must be.

Chinese has no spaces and its usual query is a word of two characters, so every two neighbouring characters are one
term. Other scripts give one term a word. Nothing is cut by a dictionary: what stands in a text can be found by it.
"""

import re
import unicodedata
from dataclasses import dataclass

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
MOST_WORDS = 8
"""Words of one query that count; the others are passed over."""
LONGEST_TERM = 64
"""Characters. A longer run is no word; what was cut off is still compared with the text itself."""
LARGEST_INDEX = 900_000
"""Bytes of terms that PostgreSQL surely takes as one `tsvector`; its limit is 1 MiB."""


class _Folding(dict[int, str]):
    """Characters as they are compared, worked out when they are first met."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKC", chr(code))
        plain = plain if len(plain) == 1 else chr(code)
        lower = plain.lower()
        self[code] = lower if len(lower) == 1 else plain
        return self[code]


_FOLDED = _Folding()
_RUN = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody looks for: folded words, each of which a text must contain."""

    words: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def tsquery(self) -> str:
        """The query as PostgreSQL takes it; the last piece of each word is a beginning."""
        return " & ".join(dict.fromkeys(each for word in self.words for each in _lexemes(word)))

    @property
    def patterns(self) -> list[str]:
        """One `ILIKE` pattern a word, for the text folded by `normalize(text, NFKC)`."""
        return [f"%{word}%" for word in self.words]


def fold(text: str) -> str:
    """Full-width and compatibility characters as ordinary ones, in lower case; every place stays where it was."""
    return text.translate(_FOLDED)


def terms(text: str) -> list[str]:
    """The terms of a text, each once, in order.

    The last character of a Chinese run is a term of its own, so that every character begins some term
    and a query of one character finds it.
    """
    found: dict[str, None] = {}
    for match in _RUN.finditer(fold(text)):
        run = match[0]
        if _is_han(run):
            found.update(dict.fromkeys(_pairs(run)))
            found[run[-1]] = None
        else:
            found[run[:LONGEST_TERM]] = None
    return list(found)


def index_terms(text: str) -> list[str] | None:
    """The terms to store; None for a text with more of them than an index can hold, which is searched as it is."""
    found = terms(text)
    # A lexeme costs its bytes and a word of four that says where it lies.
    return found if sum(len(each.encode()) + 4 for each in found) <= LARGEST_INDEX else None


def query_of(written: str) -> Query:
    """What somebody typed, as a query; without a letter or digit in it there is nothing to look for."""
    words = dict.fromkeys(match[0] for match in _WORD.finditer(fold(written)))
    return Query(tuple(words)[:MOST_WORDS])


def _lexemes(word: str) -> list[str]:
    """Quoted, so that no script can write an operator; there are only letters and digits in them."""
    *inner, last = _RUN.findall(word)
    whole = [each for run in inner for each in terms(run)]
    if _is_han(last) and len(last) > 1:
        return [f"'{each}'" for each in [*whole, *_pairs(last)]]
    return [*(f"'{each}'" for each in whole), f"'{last[:LONGEST_TERM]}':*"]


def _pairs(run: str) -> list[str]:
    return [run[place : place + 2] for place in range(len(run) - 1)]


def _is_han(run: str) -> bool:
    return re.match(f"[{HAN}]", run) is not None

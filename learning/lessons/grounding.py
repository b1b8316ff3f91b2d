"""Whether what a lesson says stands in the texts it teaches: its numbers, its names, its clauses."""

import re
from functools import cached_property

from learning.knowledge.align import grams
from learning.knowledge.normalise import shape_of
from learning.knowledge.values.find import find_values
from learning.knowledge.values.value import ValueKind

FOUND = 0.7
"""Share of a clause's n-grams that the texts must hold; the rest are the words that join a lead-in to its entry."""

_NAME = re.compile(
    r"《[^》]{2,60}》|(?<![A-Za-z0-9])[A-Za-z0-9_.@+-]*(?:[A-Z]{2}|@|\d[A-Za-z]|[A-Za-z]\d)[\w.@+-]*"
)
"""Titles of rules, abbreviations, addresses and codes: what nobody may make up. Sums are values, not names."""
_CLAUSE = re.compile(r"[，。；：！？\n]+|[,.;:!?]\s")


class Grounds:
    """The texts a lesson may quote; what they hold is worked out when first asked for."""

    def __init__(self, *texts: str) -> None:
        self.text = "\n".join(dict.fromkeys(texts))

    @cached_property
    def _values(self) -> frozenset[str]:
        found: set[str] = set()
        for line in self.text.splitlines():
            found |= {value.key for value in find_values(line)}
        return frozenset(found)

    @cached_property
    def _letters(self) -> str:
        return _letters(self.text)

    @cached_property
    def _grams(self) -> frozenset[str]:
        return frozenset(gram for line in self.text.splitlines() for gram in grams(shape_of(line)))

    def missing_values(self, said: str) -> tuple[str, ...]:
        """Numbers that stand in none of the texts, however they are written there; a place in a list is no number."""
        return tuple(
            value.text
            for value in find_values(said)
            if value.kind not in (ValueKind.REFERENCE, ValueKind.NUMBER) and value.key not in self._values
        )

    def missing_names(self, said: str) -> tuple[str, ...]:
        """Titles, abbreviations and codes that stand in none of the texts."""
        names = (match[0].strip(".,-") for match in _NAME.finditer(said))
        return tuple(name for name in names if _letters(name) not in self._letters)

    def missing_clauses(self, said: str) -> tuple[str, ...]:
        """Clauses whose words do not stand in the texts together."""
        clauses = (clause.strip(" …*-“”") for clause in _CLAUSE.split(said))
        return tuple(clause for clause in clauses if clause and not self._holds(clause))

    def _holds(self, clause: str) -> bool:
        own = grams(shape_of(clause))
        return len(own) < 4 or len(own & self._grams) >= FOUND * len(own)


def _letters(text: str) -> str:
    """A text without spaces and capitals, in which a name is looked for as it is written."""
    return re.sub(r"\s", "", text.lower())

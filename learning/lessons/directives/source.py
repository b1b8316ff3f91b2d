"""Lines of a lesson file: which characters may stand there, how wrapped lines join, how a mark is quoted.

A line of text that looks like a mark of the format (`:::`, `why:`, `- [ ]`) is written with one backslash
before it, and reading takes that one backslash away, so that any text survives being written and read again.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

FIELDS = ("why", "fact", "skill", "key", "difficulty", "answer", "unit", "picture", "alt", "release")

_FIELD_MARK = rf"(?:{'|'.join(FIELDS)})[ \t]*[:：]"
_OPTION_MARK = r"[-*][ \t]+\[(?:.|[\d.,%+\- ]*)\]"

CARD_MARKS = re.compile(r"^([ \t]*)(\\*)(#{1,6}(?=[ \t]|$)|:{3}|>|(?:kind|fact)[ \t]*[:：])")
PROMPT_MARKS = re.compile(rf"^([ \t]*)(\\*)(:{{3}}|>|{_FIELD_MARK}|{_OPTION_MARK}|\d+[.)])")
EXPLANATION_MARKS = re.compile(rf"^([ \t]*)(\\*)(:{{3}}|{_FIELD_MARK}|{_OPTION_MARK})")

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_TIGHT = frozenset("“”‘’…—·")


class Line(NamedTuple):
    """One line with its number in the file, from 1."""

    number: int
    text: str

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands on the line."""
        return not self.text.strip()


def normalise_line_ends(text: str) -> str:
    """The text with line feeds only and without a byte order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def forbidden_character(text: str) -> str | None:
    """The first control character, line separator or half character, if there is one."""
    found = _FORBIDDEN.search(text)
    return found.group() if found else None


def without_forbidden(text: str) -> str:
    """The text without the characters that no lesson file may hold."""
    return _FORBIDDEN.sub("", normalise_line_ends(text))


def is_wide(character: str) -> bool:
    """Whether the character is set without spaces around it, as Chinese is."""
    return character in _TIGHT or unicodedata.east_asian_width(character) in "WF"


def unwrap(text: str) -> str:
    """One line out of several: joined without a space between Chinese characters, with one elsewhere."""
    joined = ""
    for line in filter(None, map(str.strip, text.split("\n"))):
        tight = not joined or (is_wide(joined[-1]) and is_wide(line[0]))
        joined += line if tight else " " + line
    return joined


def unwrap_paragraphs(text: str) -> str:
    """The same for paragraphs, which stay apart by one empty line."""
    paragraphs: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            paragraphs[-1].append(line)
        else:
            paragraphs.append([])
    return "\n\n".join(unwrap("\n".join(lines)) for lines in paragraphs if lines)


def trim(text: str) -> str:
    """Markdown without blanks at its ends or at the ends of its lines."""
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def guard(text: str, marks: re.Pattern[str]) -> str:
    """The text with one backslash before each line that would be read as a mark."""
    return "\n".join(marks.sub(r"\1\\\2\3", line) for line in text.split("\n"))


def unguard(lines: Iterable[str], marks: re.Pattern[str]) -> str:
    """The text of lines in which marks were guarded."""
    return "\n".join(_unguard_line(line, marks) for line in lines)


def _unguard_line(line: str, marks: re.Pattern[str]) -> str:
    found = marks.match(line)
    if not found or not found.group(2):
        return line
    return found.group(1) + line[found.start(2) + 1 :]

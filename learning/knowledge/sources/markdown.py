"""What must hold for Markdown that becomes an article."""

import re

from learning.knowledge.errors import SourceRefused

DEEPEST_QUOTE = 20
LONGEST_LINE = 100_000
"""Characters. The lines of a text that people wrote are far shorter; parsers are slow on longer ones."""
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_HEADING = re.compile(r" {0,3}#[ \t]+(?=\S)")
_UNDERLINE = re.compile(r" {0,3}=+[ \t]*")


def check_markdown(body: str, *, first_line: int = 1) -> None:
    """Refuse a text in which a block of code never ends, that says nothing, or that no reader could follow.

    `first_line` is the number of its first line in the file.
    """
    if not re.search(r"\w", body):
        raise SourceRefused("there is no text in it")
    opened: tuple[str, int] | None = None
    for number, line in enumerate(body.split("\n"), first_line):
        if len(line) > LONGEST_LINE:
            raise SourceRefused(f"longer than {LONGEST_LINE:,} characters", line=number)
        if re.match(rf"(?:\s*>){{{DEEPEST_QUOTE}}}", line):
            raise SourceRefused("quoted too deeply", line=number)
        found = _FENCE.fullmatch(line)
        if found and opened is None and not (found[1][0] == "`" and "`" in found[2]):
            opened = (found[1], number)
        elif found and opened and found[1].startswith(opened[0]) and not found[2].strip():
            opened = None
    if opened:
        raise SourceRefused(f"the block of code that begins with {opened[0]} never ends", line=opened[1])


def first_heading(body: str) -> str | None:
    """The text of the first heading of the highest level, without its marks."""
    lines = body.split("\n")
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        found = _HEADING.match(line)
        if found:
            return re.sub(r"[*`]|\\(?=\W)", "", line[found.end() :].strip().rstrip("#").rstrip())
        if line.strip() and _UNDERLINE.fullmatch(below):
            return line.strip()
    return None

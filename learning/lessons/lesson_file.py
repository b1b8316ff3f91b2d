"""Reading and writing lesson files; the format is described in `docs/lesson-format.md`.

`parse` never raises for what stands in a file: it returns the lesson, or every complaint with its line.
`render` writes any lesson whose head would be accepted, and `parse(render(lesson)).lesson == tidy(lesson)`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from learning.lessons.complaints import Complain, Complaint, Complaints
from learning.lessons.directives.body import read_body
from learning.lessons.directives.front_matter import FENCE, read_front_matter, split_front_matter
from learning.lessons.directives.header import read_header
from learning.lessons.directives.outline import outline, raw_html_lines
from learning.lessons.directives.source import Line, forbidden_character, normalise_line_ends
from learning.lessons.directives.tidying import tidy
from learning.lessons.directives.writing import write_lesson
from learning.lessons.lesson import Lesson

BANK_ZONE = ZoneInfo("Asia/Shanghai")
LARGEST = 64_000
"""Characters. Two minutes of reading are about a thousand; what comes near this limit is not a lesson."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file holds: a lesson, or complaints, never both.

    `lines` leads from a part of the lesson to its line: `title`, `card:0`, `item:first-sentence`,
    `item:first-sentence:option:0`. It is filled as far as the file could be read.
    """

    lesson: Lesson | None
    complaints: tuple[Complaint, ...]
    lines: Mapping[str, int]


def parse(text: str, *, path: str = "<lesson>", zone: ZoneInfo = BANK_ZONE) -> Parsed:
    """Read a lesson. `path` begins every complaint; a moment without offset is on the clock of `zone`."""
    complaints = Complaints(path)
    text = normalise_line_ends(text)
    lines = [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]
    fenced = split_front_matter(lines)
    if not _is_readable(text, complaints.add):
        return Parsed(None, complaints.in_order(), {})
    if fenced is None:
        complaints.add(1, f'a lesson begins with front matter between two lines of "{FENCE}"')
        return Parsed(None, complaints.in_order(), {})
    entries = read_front_matter(lines[1 : fenced - 1], complaints.add)
    if entries is None:
        return Parsed(None, complaints.in_order(), {})
    head = read_header(entries, zone, complaints.add)
    body = [Line(line.number, "") for line in lines[:fenced]] + lines[fenced:]
    for number in raw_html_lines("\n".join(line.text for line in body)):
        complaints.add(number, "raw HTML is not allowed; write Markdown, or a backslash before the <")
    lesson, places = read_body(outline(body, complaints.add), head, complaints.add)
    found = complaints.in_order()
    return Parsed(None if found else lesson, found, places)


def render(lesson: Lesson, *, zone: ZoneInfo = BANK_ZONE) -> str:
    """The lesson as a file, with its texts tidied."""
    return write_lesson(tidy(lesson), zone)


def _is_readable(text: str, complain: Complain) -> bool:
    """Refuse at once what no lesson is: too much text, or characters that cannot be shown."""
    if len(text) > LARGEST:
        complain(1, f"the file is longer than {LARGEST:,} characters")
        return False
    found = forbidden_character(text)
    if found:
        complain(
            text[: text.index(found)].count("\n") + 1, f"the character U+{ord(found):04X} cannot be shown"
        )
        return False
    return True

"""What is refused of a table that somebody sends.

LearningError
+ SheetUnreadable        invalid      sheet-unreadable  # cannot be read as a table at all
+ SheetRefused           invalid      sheet-refused     # carries complaints, each with its line
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ClassVar

from learning.errors import Kind, LearningError


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with a line, counted from 1; `file` where there are several."""

    line: int
    message: str
    file: str = ""

    def in_its_file(self) -> "Complaint":
        """The same with the file named in the message."""
        return Complaint(self.line, f"{self.file}: {self.message}", self.file)


class SheetUnreadable(LearningError):
    """A file that cannot be read as the table it should be."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "sheet-unreadable"

    def __init__(self, why: str, *, file: str = "") -> None:
        super().__init__(f"The file {f'“{file}” ' if file else ''}{why}. Nothing was changed.")
        self.why = why


class SheetRefused(LearningError):
    """A table with something wrong in it; `complaints` say where, and nothing was changed."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "sheet-refused"

    def __init__(self, complaints: Sequence[Complaint], why: str = "") -> None:
        number = len({(complaint.file, complaint.line) for complaint in complaints})
        why = why or f"{number} line{'s' * (number != 1)} cannot be taken in."
        super().__init__(f"{why} Nothing was changed.")
        self.complaints = complaints


@contextmanager
def naming(file: str) -> Iterator[None]:
    """Let a refusal to read a table say which file it is about."""
    try:
        yield
    except SheetUnreadable as error:
        raise SheetUnreadable(error.why, file=file) from None

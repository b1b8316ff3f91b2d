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
class Said:
    """One sentence in the languages of the pages; commands print the English one."""

    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with a line, counted from 1; `file` where there are several."""

    line: int
    message: str
    message_zh: str = ""
    file: str = ""


class SheetUnreadable(LearningError):
    """A file that cannot be read as the table it should be."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "sheet-unreadable"

    def __init__(self, why: str, why_zh: str = "", *, file: str = "", is_chinese: bool = False) -> None:
        name = f"“{file}”" if file else ""
        super().__init__(
            f"文件{name}{why_zh or why}。什么都没有改。"
            if is_chinese
            else f"The file {name}{name and ' '}{why}. Nothing was changed."
        )
        self.why, self.why_zh, self.file = why, why_zh, file

    def in_chinese(self) -> "SheetUnreadable":
        """The same, told in Chinese as far as it can be."""
        return SheetUnreadable(self.why, self.why_zh, file=self.file, is_chinese=True)


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
        raise SheetUnreadable(error.why, error.why_zh, file=file) from None

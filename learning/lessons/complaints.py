"""What is wrong with a file that a person wrote: collected, each with path and line, never raised."""

from collections.abc import Callable
from dataclasses import dataclass

Complain = Callable[[int, str], None]
"""Takes a line number, from 1, and a sentence without full stop."""


@dataclass(frozen=True, slots=True, order=True)
class Complaint:
    """One thing to put right; prints as `content/lessons/greeting.md:14: item "hello" has no answer`."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class Complaints:
    """Collects the complaints about one file."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._found: set[Complaint] = set()

    def add(self, line: int, message: str) -> None:
        """Keep one complaint; saying the same thing twice about a line counts once."""
        self._found.add(Complaint(self._path, line, message))

    def in_order(self) -> tuple[Complaint, ...]:
        """All complaints, from the top of the file to its end."""
        return tuple(sorted(self._found))

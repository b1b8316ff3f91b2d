"""Lines of a table as entries: a key, and what is said of it."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from learning.sheets.cells import as_day
from learning.sheets.errors import Complaint, Said
from learning.sheets.fate import Fate
from learning.sheets.sheet import Line, Sheet
from learning.workforce.importing.kind import CHINESE

K = TypeVar("K", bound=Hashable)
S = TypeVar("S")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Entry(Generic[K, S]):
    """What one line, or one cell of a roster, says. `label` names it in a report."""

    line: int
    label: str
    key: K
    value: S


@dataclass(slots=True)
class Entries(Generic[K, S]):
    """What a table says, each key once, and what is wrong with its lines. Grows while the table is read."""

    by_key: dict[K, Entry[K, S]] = field(default_factory=dict)
    complaints: list[Complaint] = field(default_factory=list)

    def say(self, line: int, label: str, key: K, value: S) -> None:
        """Take an entry in, or complain that its key stands there already."""
        if key in self.by_key:
            first = self.by_key[key].line
            self.complain(
                line, Said(f"{label} stands in line {first} already", f"{label} 在第 {first} 行已经有了")
            )
        else:
            self.by_key[key] = Entry(line, label, key, value)

    def complain(self, line: int, *wrong: Said) -> None:
        """Note what is wrong with a line."""
        self.complaints += [Complaint(line, said.en, said.zh) for said in wrong]


@dataclass(frozen=True, slots=True)
class Step:
    """One entry and what becomes of it."""

    line: int
    label: str
    fate: Fate


def lines_of(sheet: Sheet, columns: Sequence[str]) -> Iterator[tuple[Line, Mapping[str, str]]]:
    """Each line with its cells by column."""
    for line in sheet.lines:
        yield line, dict(zip(columns, line.cells, strict=True))


def missing(said: Mapping[str, str], *needed: str) -> list[Said]:
    """A sentence for each needed cell that is empty."""
    return [_missing(column) for column in needed if not said[column]]


def _missing(column: str) -> Said:
    return Said(f"{column} is missing", f"缺少{CHINESE[column]}")


def too_long(said: Mapping[str, str], longest: int) -> list[Said]:
    """A sentence for each cell with more characters than that."""
    return [
        Said(f"{column} has more than {longest} characters", f"{CHINESE[column]}超过 {longest} 个字")
        for column in said
        if len(said[column]) > longest
    ]


def no_day(written: str) -> list[Said]:
    """A sentence if something is written that is no day."""
    return (
        [Said(f"day {written!r} is no day", f"“{written}”不是日期")]
        if written and not as_day(written)
        else []
    )


def no_number(said: Mapping[str, str], column: str, read: int | None) -> list[Said]:
    """A sentence if something is written in the column that was read as no whole number."""
    written = said[column]
    return (
        [Said(f"{column} {written!r} is no whole number", f"“{written}”不是整数")]
        if written and read is None
        else []
    )


def unknown(column: str, what: str, name: str) -> Said:
    """A sentence for a name that leads nowhere; `what` is the English word for what it should name."""
    return Said(f"there is no {what} {name!r}", f"没有这个{CHINESE[column]}：{name}")


def steps(
    entries: Sequence[Entry[K, S]], kept: Mapping[K, V], becomes: Callable[[S, V | None], V]
) -> list[tuple[Step, V]]:
    """What becomes of each entry, and its value as it will be kept, made of what is said and what is kept."""
    found = []
    for entry in entries:
        before = kept.get(entry.key)
        value = becomes(entry.value, before)
        fate = Fate.NEW if before is None else Fate.UNCHANGED if before == value else Fate.CHANGED
        found.append((Step(entry.line, entry.label, fate), value))
    return found

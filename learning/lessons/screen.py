"""A masked picture of a screen, the areas on it, and the release of the system that it shows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

WHOLE = 1000
"""An area is kept in thousandths of the picture, so that it fits every size the picture is shown in."""

_NUMBER = re.compile(r"(\d{1,3})(?:\.(\d))?")
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a picture, in thousandths of its width and height."""

    left: int
    top: int
    width: int
    height: int

    def __str__(self) -> str:
        """As a lesson file has it: `12 30 18.5 6`, in percent."""
        return " ".join(f"{number / 10:.1f}".removesuffix(".0") for number in self.numbers)

    @property
    def numbers(self) -> tuple[int, int, int, int]:
        """Left, top, width and height."""
        return self.left, self.top, self.width, self.height

    @property
    def fits(self) -> bool:
        """Whether it has a size and lies on the picture."""
        inside = self.left + self.width <= WHOLE and self.top + self.height <= WHOLE
        return min(self.left, self.top) >= 0 and min(self.width, self.height) > 0 and inside

    def overlaps(self, other: "Area") -> bool:
        """Whether a click could be on both; areas may touch."""
        beside = self.left + self.width <= other.left or other.left + other.width <= self.left
        above = self.top + self.height <= other.top or other.top + other.height <= self.top
        return not (beside or above)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is kept: its id, the SHA-256 of its pixels in hexadecimal, and its size in pixels."""

    id: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Release:
    """A system of the bank in one of its versions."""

    system: str
    version: str

    def __str__(self) -> str:
        """As it is written: the version stands last."""
        return f"{self.system} {self.version}"

    def precedes(self, other: "Release") -> bool:
        """Whether it is an earlier version of the same system; numbers within versions count as numbers."""
        return self.system == other.system and _order(self.version) < _order(other.version)


@dataclass(frozen=True, slots=True)
class Screen:
    """What an item shows to be clicked on. `picture` is the id of a picture, or at least its first 16 digits."""

    picture: str
    alt: str
    release: Release


def read_area(text: str) -> Area | None:
    """The area written as four numbers in percent with at most one decimal; None for anything else."""
    found = [_NUMBER.fullmatch(number) for number in text.split()]
    numbers = [10 * int(each[1]) + int(each[2] or 0) for each in found if each]
    return Area(*numbers) if len(numbers) == len(found) == 4 else None


def read_release(text: str) -> Release | None:
    """System and version, the last word being the version; None if one of them is missing."""
    system, _, version = text.rpartition(" ")
    return Release(system.strip(), version) if system.strip() and version else None


def overlapping(areas: Sequence[Area]) -> list[int]:
    """Places of the areas that overlap one before them."""
    pairs = combinations(enumerate(areas), 2)
    return sorted({later for (_, one), (later, other) in pairs if one.overlaps(other)})


def _order(version: str) -> list[tuple[int, str]]:
    """What versions are compared by: "v5.10" follows "5.9"."""
    parts = _DIGITS.split(version.casefold().removeprefix("v"))
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts if part]

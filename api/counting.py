"""How many requests each route had, with which status and how long they took, added up over all serving processes.

Each process counts in a small file of its own that it maps into memory; whoever is asked adds the files of all.
Counting takes about a microsecond and no lock; a process that is killed loses nothing of its counts.
Keys are routes and statuses only: nothing here can name a person.
"""

import hashlib
import mmap
import os
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

BOUNDS_S = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Upper ends of the buckets; the last bucket has none. The budget of the hot paths lies in the first three."""
STATUSES = (200, 201, 204, 304, 400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 499, 500, 503, 0)
"""What our routes answer; 499 stands for callers who left before we could, 0 for any other."""
NO_ROUTE = ("OTHER", "none")
"""Requests that met no route of ours, such as the methods of a route being asked for."""

Door = tuple[str, str]
"""A method and the template of a route."""

_CELL = 8
_MICROSECONDS = len(STATUSES) + len(BOUNDS_S) + 1
_WIDTH = _MICROSECONDS + 1


@dataclass(frozen=True, slots=True)
class DoorCounts:
    """One door since the start: answers by status, answers by bucket (not added up), and seconds in all."""

    door: Door
    by_status: dict[int, int]
    by_bucket: tuple[int, ...]
    seconds: float


class RequestCounts:
    """The counts of this process. `lay_out` comes first, and once."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._cells = memoryview(bytearray(_WIDTH * _CELL)).cast("Q")
        self._start: dict[Door, int] = {}
        self._layout = ""
        self._status = {status: place for place, status in enumerate(STATUSES)}

    def lay_out(self, doors: Iterable[Door]) -> None:
        """Give every door its place; the same doors have the same places in every process."""
        ordered = [*sorted(set(doors)), NO_ROUTE]
        self._start = {door: number * _WIDTH for number, door in enumerate(ordered)}
        self._layout = hashlib.sha256(repr((ordered, BOUNDS_S, STATUSES)).encode()).hexdigest()[:12]
        size = len(ordered) * _WIDTH * _CELL
        self._cells = memoryview(self._mapped(size) if self._folder else bytearray(size)).cast("Q")

    def add(self, method: str, template: str | None, status: int, seconds: float) -> None:
        """Count one answer."""
        start = self._start.get((method, template or ""))
        if start is None:
            start = self._start.get(NO_ROUTE, 0)
        cells = self._cells
        cells[start + self._status.get(status, len(STATUSES) - 1)] += 1
        cells[start + len(STATUSES) + bisect_left(BOUNDS_S, seconds)] += 1
        cells[start + _MICROSECONDS] += int(seconds * 1_000_000)

    def of_all_processes(self) -> list[DoorCounts]:
        """Doors that had requests, in order."""
        parts = [memoryview(path.read_bytes()).cast("Q") for path in self._files()] or [self._cells]
        found = []
        for door, start in self._start.items():
            cells = [sum(part[start + place] for part in parts) for place in range(_WIDTH)]
            by_status = {status: cells[place] for place, status in enumerate(STATUSES) if cells[place]}
            if by_status:
                buckets = tuple(cells[len(STATUSES) : _MICROSECONDS])
                found.append(DoorCounts(door, by_status, buckets, cells[_MICROSECONDS] / 1_000_000))
        return found

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob(f"{self._layout}-*")) if self._folder else []

    def _mapped(self, size: int) -> mmap.mmap:
        # A later process with the same pid goes on where the earlier one ended.
        assert self._folder is not None
        descriptor = os.open(self._folder / f"{self._layout}-{os.getpid()}", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            os.ftruncate(descriptor, size)
            return mmap.mmap(descriptor, size)
        finally:
            os.close(descriptor)

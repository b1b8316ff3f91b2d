"""The open streams of this process: who hears what. Knows neither HTTP nor the database."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

MOST_WAITING = 16
"""Different signals that wait for one panel; one that falls further behind is told to read everything anew."""


@dataclass(frozen=True, slots=True)
class Signal:
    """That something may be read anew. It carries no content: a kind, and an id where the kind has one."""

    kind: str
    id: UUID | None = None


RESYNC = Signal("resync")
"""Something may have been missed: read everything anew."""
SESSION_ENDED = Signal("session_ended")
"""A session of hers ended; whose stream hangs on it ends too."""


@dataclass(eq=False, slots=True)
class Panel:
    """One open stream. The same signal twice waits once, so a slow reader costs no more than a quick one."""

    person_id: UUID
    _waiting: dict[Signal, None] = field(default_factory=dict)
    _stirred: asyncio.Event = field(default_factory=asyncio.Event)

    def tell(self, signal: Signal) -> None:
        """Let the signal wait for the reader."""
        self._waiting[signal] = None
        if len(self._waiting) > MOST_WAITING:
            # An ended session is no content that could be read anew, so it stays.
            ended = {SESSION_ENDED: None} if SESSION_ENDED in self._waiting else {}
            self._waiting = {RESYNC: None, **ended}
        self._stirred.set()

    def stir(self) -> None:
        """Wake the reader without a signal: the process is about to end."""
        self._stirred.set()

    async def wait(self, patience_s: float) -> list[Signal]:
        """What waits, oldest first, at the latest after `patience_s`; then nothing."""
        try:
            async with asyncio.timeout(patience_s):
                await self._stirred.wait()
        except TimeoutError:
            return []
        self._stirred.clear()
        told, self._waiting = list(self._waiting), {}
        return told


class Panels:
    """All open streams. Closed until the listener runs, and again when the process is about to end."""

    def __init__(self, note: Callable[[int], None] = lambda number: None) -> None:
        """`note` is told how many there are whenever that changes."""
        self._note = note
        self._of: defaultdict[UUID, set[Panel]] = defaultdict(set)
        self._count = 0
        self.is_open = False

    def __len__(self) -> int:
        return self._count

    @contextmanager
    def joined(self, person_id: UUID) -> Iterator[Panel]:
        """A panel of hers that hears signals until the block ends."""
        panel = Panel(person_id)
        self._of[person_id].add(panel)
        self._count += 1
        self._note(self._count)
        try:
            yield panel
        finally:
            self._count -= 1
            self._note(self._count)
            self._of[person_id].discard(panel)
            if not self._of[person_id]:
                del self._of[person_id]

    def tell(self, signal: Signal, person_id: UUID | None = None) -> None:
        """Tell the panels of one person, or all of them."""
        told = self._all() if person_id is None else list(self._of.get(person_id, ()))
        for panel in told:
            panel.tell(signal)

    def close(self) -> None:
        """End every stream after what waits for it."""
        self.is_open = False
        for panel in self._all():
            panel.stir()

    def _all(self) -> list[Panel]:
        return [panel for panels in self._of.values() for panel in panels]

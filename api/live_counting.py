"""How many panels listen to this node, added up over its serving processes."""

import os
from pathlib import Path


class OpenPanels:
    """The number of each process stands in a small file of its own; whoever is asked adds those of the living."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._here = 0

    def note(self, number: int) -> None:
        """Say how many listen to this process now."""
        self._here = number
        if self._folder is not None:
            self._file(os.getpid()).write_text(str(number), "ascii")

    def of_all_processes(self) -> int:
        """The sum. A process that was killed takes its panels with it."""
        if self._folder is None:
            return self._here
        return sum(
            int(file.read_text("ascii") or 0)
            for file in self._folder.glob("panels-*")
            if _is_alive(int(file.name.removeprefix("panels-")))
        )

    def _file(self, pid: int) -> Path:
        assert self._folder is not None
        return self._folder / f"panels-{pid}"


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

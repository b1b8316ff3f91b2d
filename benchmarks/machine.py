"""What processes cost, read from /proc: processor time and the memory that is really theirs."""

import os
from collections import defaultdict
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


def family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    children: dict[int, list[int]] = defaultdict(list)
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (stat := _stat(int(entry.name))):
            children[int(stat[1])].append(int(entry.name))
    found, open_ = [], [pid]
    while open_:
        found.append(open_.pop())
        open_ += children[found[-1]]
    return found


def processor_seconds(pid: int) -> float:
    """Processor time of a family so far, ended children included."""
    stats = [stat for each in family(pid) if (stat := _stat(each))]
    return sum(int(field) for stat in stats for field in stat[11:15]) / TICK


def memory_mb(pid: int) -> float:
    """Memory of a family, shared pages divided among those who share them (PSS)."""
    return sum(_pss_kb(each) for each in family(pid)) / 1024


def _stat(pid: int) -> list[str] | None:
    """The fields of `stat` from the state on; `None` for a process that is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None


def _pss_kb(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)

"""What another process counts; apart, because a process that starts imports all of the module of what it runs."""

from pathlib import Path

from api.counting import RequestCounts


def count_in(folder: Path) -> None:
    counts = RequestCounts(folder)
    counts.lay_out([("GET", "/a"), ("POST", "/b")])
    counts.add("GET", "/a", 200, 0.004)

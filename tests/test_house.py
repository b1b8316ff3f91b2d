"""Rules about the house itself: who may do IO, and that every slice has its word."""

import re
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PURITY = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["interlude"]["purity"]
OURS = {"learning", "badges"}
MODULES = sorted(
    path.relative_to(ROOT).as_posix() for slice_ in OURS for path in (ROOT / slice_).rglob("*.py")
)
PURE = [path for path in MODULES if Path(path).stem not in PURITY["io_modules"]]


IMPORT = re.compile(r"^\s*(?:from\s+([\w.]+)\s+import|import\s+([\w.]+))", re.MULTILINE)


def imported(path: str) -> set[str]:
    return {first or second for first, second in IMPORT.findall((ROOT / path).read_text())}


@pytest.mark.parametrize("path", PURE)
def test_a_pure_module_imports_nothing_that_does_io(path: str) -> None:
    allowed = sys.stdlib_module_names | set(PURITY["libraries"]) | OURS

    foreign = {name for name in imported(path) if name.split(".")[0] not in allowed}

    assert foreign == set()


@pytest.mark.parametrize("path", PURE)
def test_a_pure_module_imports_no_module_that_does_io(path: str) -> None:
    ours = {name for name in imported(path) if name.split(".")[0] in OURS}

    assert {name for name in ours if name.split(".")[-1] in PURITY["io_modules"]} == set()


@pytest.mark.parametrize("path", MODULES)
def test_the_core_never_asks_the_clock(path: str) -> None:
    asked = re.findall(
        r"\b(?:datetime\.(?:now|utcnow)|time\.time|random\.random)\(", (ROOT / path).read_text()
    )

    assert asked == []


@pytest.mark.parametrize(
    "folder", ["api", "badges", "benchmarks", "content", "deploy", "docs", "frontend", "learning", "tests"]
)
def test_every_top_level_folder_says_what_it_is_for(folder: str) -> None:
    assert len((ROOT / folder / "README.md").read_text()) > 200

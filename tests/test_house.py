"""Rules about the house itself: who may do IO, and that every slice has its word."""

import ast
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


def imported(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text())
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return set(names)


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
    calls = [
        ast.unparse(node.func)
        for node in ast.walk(ast.parse((ROOT / path).read_text()))
        if isinstance(node, ast.Call)
    ]

    assert not {"datetime.now", "datetime.utcnow", "time.time", "random.random"} & set(calls)


@pytest.mark.parametrize(
    "folder", ["api", "badges", "benchmarks", "content", "deploy", "docs", "frontend", "learning", "tests"]
)
def test_every_top_level_folder_says_what_it_is_for(folder: str) -> None:
    assert len((ROOT / folder / "README.md").read_text()) > 200

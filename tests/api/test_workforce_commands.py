import asyncio
import os
import sys
from pathlib import Path

from api.workforce_commands import report
from learning.sheets.fate import Fate
from learning.workforce.importing.entries import Step
from learning.workforce.importing.kind import Kind
from learning.workforce.importing.service import Plan, Taken
from learning.workforce.records import WeightsMoved

QUEUES = "queue,name\ngeneral,综合\n"


def test_a_report_has_a_line_a_table_and_says_what_weighs_otherwise() -> None:
    steps = [Step(2, "T01", Fate.NEW), Step(3, "T02", Fate.UNCHANGED)]
    taken = Taken((Plan("a.csv", Kind.REASONS, steps),), WeightsMoved(frozenset({"card"}), frozenset()))

    assert report(taken, is_dry_run=True) == [
        "a.csv: reasons: 1 new, 0 changed, 1 unchanged.",
        "Skills that weigh otherwise than before: 1.",
        "Nothing was written.",
    ]


async def test_files_are_taken_in_from_the_command_or_refused_by_file_and_line(
    tmp_path: Path, database: object, database_url: str
) -> None:
    good, bad = tmp_path / "queues.csv", tmp_path / "contacts.csv"
    good.write_text(QUEUES)
    bad.write_text("day,queue,reason,contacts\n2026-11-20,vip,T01,3\n")

    refused = await typed(database_url, "import", str(bad), str(good))
    done = await typed(database_url, "import", str(good))

    assert refused == (
        1,
        f"{bad}:2: there is no queue 'vip'\n",
        "1 line cannot be taken in. Nothing was changed.\n",
    )
    assert done[:2] == (0, f"{good}: queues: 1 new, 0 changed, 0 unchanged.\n")


async def typed(database_url: str, *arguments: str) -> tuple[int, str, str]:
    """Exit code, output and error of `interlude workforce …` in a process of its own."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        "from api.cli import main; main()",
        "workforce",
        *arguments,
        env=os.environ | {"DATABASE_URL": database_url, "INTERLUDE_SECRET": "s" * 32},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    output, errors = await process.communicate()
    assert process.returncode is not None
    return process.returncode, output.decode(), errors.decode()

from pathlib import Path

from api.workforce_commands import report
from learning.sheets.fate import Fate
from learning.workforce.importing.entries import Step
from learning.workforce.importing.kind import Kind
from learning.workforce.importing.service import Plan, Taken
from learning.workforce.records import WeightsMoved
from tests.api.commands import typed

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

    refused = await typed(database_url, "workforce", "import", str(bad), str(good))
    done = await typed(database_url, "workforce", "import", str(good))

    assert refused == (
        1,
        f"{bad}:2: there is no queue 'vip'\n",
        "1 line cannot be taken in. Nothing was changed.\n",
    )
    assert done[:2] == (0, f"{good}: queues: 1 new, 0 changed, 0 unchanged.\n")

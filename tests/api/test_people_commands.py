from pathlib import Path

import pytest
from click.testing import CliRunner

from api.cli import main
from api.people_commands import report
from learning.people.importing.plan import make_plan
from learning.people.importing.table import read_table
from learning.people.records import PersonRow, ResetCodeRow
from learning.sheets.sheet import read_sheet
from tests.api.commands import typed

STAFF = "工号,姓名,班组,角色\n6021,周晓雯,远程银行中心/白班一组,坐席\n1101,吴管,远程银行中心,管理员\n"


def test_a_report_names_lines_teams_and_the_sum() -> None:
    plan = make_plan(read_table(read_sheet(STAFF), {}).lines, {}, frozenset({("远程银行中心",)}))

    assert report(plan, is_dry_run=True) == [
        "team 远程银行中心/白班一组: would be new",
        "line 2: 6021 周晓雯: would be new",
        "line 3: 1101 吴管: would be new",
        "2 persons: 2 new, 0 changed, 0 unchanged. Nothing was written.",
    ]


async def test_a_file_of_a_spreadsheet_becomes_accounts_and_a_code_opens_one(
    tmp_path: Path, database: object, database_url: str
) -> None:
    file = tmp_path / "staff.csv"
    file.write_bytes(STAFF.encode("gb18030"))

    dry = await typed(database_url, "people", "import", str(file), "--dry-run")
    assert not await PersonRow.exists()
    done = await typed(database_url, "people", "import", str(file))
    code = await typed(database_url, "people", "code", "1101")

    assert (dry[0], done[0], code[0]) == (0, 0, 0), (dry, done, code)
    assert done[1].splitlines()[-1] == "2 persons: 2 new, 0 changed, 0 unchanged."
    assert await PersonRow.all().count() == 2
    assert code[1].split()[0] not in (await ResetCodeRow.get()).code_hash


async def test_complaints_come_with_path_and_line_and_refuse_the_file(
    tmp_path: Path, database: object, database_url: str
) -> None:
    file = tmp_path / "staff.csv"
    file.write_text(f"{STAFF}6022,,远程银行中心,店长\n")

    exit_code, output, errors = await typed(database_url, "people", "import", str(file))

    assert exit_code == 1
    assert output.splitlines() == [f"{file}:4: name is missing", f"{file}:4: there is no role '店长'"]
    assert errors.splitlines() == ["1 line cannot be taken in. Nothing was changed."]
    assert not await PersonRow.exists()


def test_a_file_that_is_not_there_is_wrong_use() -> None:
    assert CliRunner().invoke(main, ["people", "import", "nowhere.csv"]).exit_code == 2


def test_a_database_that_is_not_there_is_said_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    monkeypatch.setenv("INTERLUDE_SECRET", "s" * 32)
    (tmp_path / "staff.csv").write_text(STAFF)

    shown = CliRunner().invoke(main, ["people", "import", str(tmp_path / "staff.csv")])

    assert (shown.exit_code, shown.output.count("\n")) == (1, 1)

from datetime import date

import pytest

from learning.people.importing.table import Line, Table
from learning.people.importing.table import read_table as read
from learning.people.person import Role
from learning.people.qualifications.qualification import Qualification
from learning.sheets.errors import SheetUnreadable
from learning.sheets.sheet import read_sheet

CHINESE = "工号,姓名,班组,角色\n6021,周晓雯,远程银行中心/白班一组,坐席、资深\n"


def read_table(text: str) -> Table:
    return read(read_sheet(text), {"wealth": "wealth", "理财与基金咨询": "wealth"})


@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["unix", "windows"])
def test_a_line_says_who_where_and_what(delimiter: str, ending: str) -> None:
    text = CHINESE.replace(",", delimiter).replace("\n", ending)

    table = read_table(text)

    assert table.complaints == []
    assert table.lines == [
        Line(2, "6021", "周晓雯", ("远程银行中心", "白班一组"), frozenset({Role.AGENT, Role.AUTHOR}))
    ]


def test_a_column_that_is_not_there_says_nothing() -> None:
    (line,) = read_table("sign_in,name\n6021,周晓雯\n").lines

    assert (line.team, line.roles) == (None, None)


def test_wide_digits_and_stray_blanks_are_what_they_mean() -> None:
    (line,) = read_table("sign_in,name,roles\n ６０２１ , 周晓雯 ,AGENT; lead\n").lines

    assert (line.sign_in, line.name, line.roles) == ("6021", "周晓雯", {Role.AGENT, Role.LEAD})


def test_empty_lines_and_cells_over_several_lines_keep_the_numbers_right() -> None:
    table = read_table('sign_in,name\n\n6021,"周\n晓雯"\n,无号\n')

    assert [line.number for line in table.lines] == [3]
    assert [(each.line, each.message) for each in table.complaints] == [(5, "sign_in is missing")]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        pytest.param("6021,", "has 2 cells where the first line has 4", id="too-few-cells"),
        pytest.param("6021,,组,坐席", "name is missing", id="no-name"),
        pytest.param("6021,周晓雯,组,店长", "there is no role '店长'", id="unknown-role"),
        pytest.param("6021,周晓雯,组,", "roles is empty", id="no-role"),
        pytest.param(
            "6021,周晓雯," + "组" * 81 + ",坐席", "team has more than 80 characters", id="long-team"
        ),
        pytest.param("6" * 65 + ",周晓雯,组,坐席", "sign_in has more than 64 characters", id="long-number"),
    ],
)
def test_a_line_that_cannot_be_taken_in_says_why(line: str, complaint: str) -> None:
    table = read_table(f"工号,姓名,班组,角色\n{line}\n")

    assert [(each.line, each.message) for each in table.complaints] == [(2, complaint)]


def test_a_person_who_stands_there_twice_is_a_complaint() -> None:
    table = read_table("sign_in,name\n6021,周晓雯\n６０２１,周小雯\n")

    assert [each.message for each in table.complaints] == ["6021 stands in line 2 already"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("name,team\n周晓雯,组\n", id="no-sign-in"),
        pytest.param("sign_in,name,salary\n6021,周晓雯,9000\n", id="a-column-nobody-knows"),
        pytest.param("sign_in,工号,name\n6021,6022,周晓雯\n", id="a-column-twice"),
        pytest.param('sign_in,name\n6021,"周晓雯\n', id="an-open-quote"),
    ],
)
def test_a_file_that_is_no_list_of_persons_is_refused_whole(text: str) -> None:
    with pytest.raises(SheetUnreadable):
        read_table(text)


def test_a_qualification_has_a_skill_a_name_and_days() -> None:
    (line,) = read_table(
        "工号,姓名,资格\n6021,周晓雯,理财与基金咨询|基金从业资格|2026/1/1～2027年12月31日; wealth|上岗授权|至2026-12-31\n"
    ).lines

    assert line.qualifications == {
        Qualification("wealth", "基金从业资格", date(2026, 1, 1), date(2027, 12, 31)),
        Qualification("wealth", "上岗授权", None, date(2026, 12, 31)),
    }


def test_an_empty_cell_takes_qualifications_away_and_a_missing_column_leaves_them() -> None:
    (empty,) = read_table("工号,姓名,资格\n6021,周晓雯,\n").lines
    (silent,) = read_table("工号,姓名\n6021,周晓雯\n").lines

    assert (empty.qualifications, silent.qualifications) == (frozenset(), None)


@pytest.mark.parametrize(
    ("cell", "complaint"),
    [
        pytest.param("chess", "there is no skill 'chess'", id="unknown-skill"),
        pytest.param("wealth|a|soon", "'wealth|a|soon' is not skill|name|first day~last day", id="no-day"),
        pytest.param(
            "wealth|a|2027-01-01~2026-01-01",
            "'wealth|a|2027-01-01~2026-01-01' is not skill|name|first day~last day",
            id="ends-first",
        ),
        pytest.param("wealth;理财与基金咨询|wealth", "'wealth' stands there twice", id="twice"),
    ],
)
def test_a_qualification_that_cannot_be_read_says_why(cell: str, complaint: str) -> None:
    table = read_table(f"工号,姓名,资格\n6021,周晓雯,{cell}\n")

    assert [each.message for each in table.complaints] == [complaint]

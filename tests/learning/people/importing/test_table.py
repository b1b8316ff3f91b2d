import pytest

from learning.people.errors import FileUnreadable
from learning.people.importing.decode import decode
from learning.people.importing.table import Line, read_table
from learning.people.person import Role

CHINESE = "工号,姓名,班组,角色\n6021,周晓雯,远程银行中心/白班一组,坐席、资深\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"], ids=["utf-8", "bom", "gb18030", "utf-16"]
)
def test_a_spreadsheet_may_save_as_it_likes(encoding: str) -> None:
    assert decode(CHINESE.encode(encoding)) == CHINESE


def test_a_rare_name_survives_gb18030() -> None:
    text = "工号,姓名\n6021,㛃𠮷\n"

    assert decode(text.encode("gb18030")) == text


@pytest.mark.parametrize(
    "content",
    [b"\xff\xff\xff\xff", b"PK\x03\x04\x00\x00", b"sign_in,name\n1,\x00\n"],
    ids=["none", "xlsx", "nul"],
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(FileUnreadable):
        decode(content)


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
    assert [(each.number, each.message) for each in table.complaints] == [(5, "sign_in is missing")]


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

    assert [(each.number, each.message) for each in table.complaints] == [(2, complaint)]


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
    with pytest.raises(FileUnreadable):
        read_table(text)

from collections.abc import Sequence

import pytest
from openpyxl import Workbook

from learning.knowledge.errors import SourceRefused
from learning.knowledge.sources.source import read_source
from learning.knowledge.sources.workbook import MOST_CELLS, read_workbook
from tests.learning.knowledge.sources.office_files import packed, saved, with_part

SHEET = "xl/worksheets/sheet1.xml"


def a_workbook(*rows: Sequence[object]) -> Workbook:
    book = Workbook()
    book.active.title = "收费"
    for row in rows:
        book.active.append(row)
    return book


def body_of(book: Workbook) -> str:
    return read_source("收费标准.xlsx", saved(book)).body


def test_a_table_of_fees_is_read_as_it_is_seen() -> None:
    book = a_workbook(["项目", "标准", "费率"], ["转账", 50000, 0.005], ["年费", 200, 0.1])
    book.active["B2"].number_format, book.active["C2"].number_format = '#,##0"元"', "0.0%"

    source = read_source("收费标准.xlsx", saved(book))

    assert source.body == (
        "# 收费标准\n\n| 项目 | 标准 | 费率 |\n|---|---|---|\n| 转账 | 50,000元 | 0.5% |\n| 年费 | 200 | 0.1 |\n"
    )
    assert (source.title, source.encoding) == ("收费标准", "Excel")


def test_a_merged_cell_says_in_each_cell_what_holds_there() -> None:
    book = a_workbook(["卡", "项目", "元"], ["金卡", "年费", 200], [None, "补卡", 15])
    book.active.merge_cells("A2:A3")

    assert "| 金卡 | 补卡 | 15 |" in body_of(book)


def test_rows_of_one_thing_are_the_words_around_a_table_and_between_its_parts() -> None:
    book = a_workbook(
        ["二〇二六年收费"], ["项目", "元"], ["挂失", 10], ["信用卡"], ["年费", 200], ["注：另有约定的除外。"]
    )
    book.active.merge_cells("A4:B4")

    assert body_of(book) == (
        "# 收费标准\n\n二〇二六年收费\n\n| 项目 | 元 |\n|---|---|\n| 挂失 | 10 |\n\n"
        "## 信用卡\n\n| 项目 | 元 |\n|---|---|\n| 年费 | 200 |\n\n注：另有约定的除外。\n"
    )


def test_a_sheet_of_questions_and_answers_becomes_a_section_a_question() -> None:
    book = a_workbook(["编号", "问题", "答案"], [1, "多久到账？", "2 小时。"], [], [2, "能退吗？", "能。"])

    assert body_of(book) == "# 收费标准\n\n## 多久到账？\n\n2 小时。\n\n## 能退吗？\n\n能。\n"


def test_several_sheets_are_told_by_their_names_and_hidden_ones_left_out() -> None:
    book = a_workbook(["项目", "元"], ["挂失", 10])
    book.create_sheet("问答").append(["问题", "答案"])
    book["问答"].append(["能退吗？", "能。"])
    book.create_sheet("草稿").append(["项目", "元"])
    book["草稿"].sheet_state = "hidden"

    assert body_of(book) == (
        "# 收费标准\n\n## 收费\n\n| 项目 | 元 |\n|---|---|\n| 挂失 | 10 |\n\n## 问答\n\n### 能退吗？\n\n能。\n"
    )


def test_hidden_rows_and_columns_are_left_out() -> None:
    book = a_workbook(["项目", "旧", "新"], ["挂失", 10, 5], ["年费", 200, 100])
    book.active.row_dimensions[3].hidden = book.active.column_dimensions["B"].hidden = True

    assert read_workbook(saved(book))[0].rows == [(1, ["项目", "新"]), (2, ["挂失", "5"])]


def refused(data: bytes) -> str:
    with pytest.raises(SourceRefused) as why:
        read_source("收费.xlsx", data)
    assert "\n" not in str(why.value)
    return str(why.value)


def test_a_formula_without_its_value_is_refused_with_its_cell() -> None:
    assert "sheet “收费”, cell B1 has a formula without its value" in refused(
        saved(a_workbook(["合计", "=1+1"]))
    )


def test_a_formula_counts_by_the_value_saved_with_it() -> None:
    data = with_part(
        saved(a_workbook(["合计", "=1+1"], ["其他", 3])), SHEET, "<f>1+1</f><v></v>", "<f>1+1</f><v>2</v>"
    )

    assert "| 合计 | 2 |" in read_source("收费.xlsx", data).body


@pytest.mark.parametrize(
    ("book", "why"),
    [
        (a_workbook(["费率", "#REF!"]), "sheet “收费”, cell B1 says #REF!"),
        (a_workbook(["问题", "答案"], ["能退吗？", ""]), "sheet “收费”, line 2: the answer is missing"),
        (a_workbook(), "there is no text in it"),
        (a_workbook(*([[None] * 16_383 + ["x"]] * 4)), f"more than {MOST_CELLS:,} cells"),
    ],
)
def test_what_would_be_read_wrongly_is_refused(book: Workbook, why: str) -> None:
    assert why in refused(saved(book))


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('ref="A1:B1"', 'ref="A1:XFD1048576"', "more than 50,000 cells"),
        ('ref="A1:B1"', 'ref="A1:B"', "is damaged"),
        ('ref="A1:B1"', 'ref="XFD1:XFD9000"', "more than 50,000 cells"),
        ("<sheetData>", "<sheetData><row>", "is damaged"),
    ],
)
def test_a_sheet_made_to_harm_is_refused(old: str, new: str, why: str) -> None:
    book = a_workbook(["一", None], *([["x", "y"]] * 12))
    book.active.merge_cells("A1:B1")
    old = f"<mergeCell {old}" if old.startswith("ref") else old
    new = f"<mergeCell {new}" if new.startswith("ref") else new

    assert why in refused(with_part(saved(book), SHEET, old, new))


def test_the_size_that_a_sheet_claims_is_not_believed() -> None:
    data = with_part(
        saved(a_workbook(["项目", "元"], ["挂失", 10])),
        SHEET,
        '<dimension ref="A1:B2"',
        '<dimension ref="A1:XFD1048576"',
    )

    assert "| 挂失 | 10 |" in read_source("收费.xlsx", data).body


def test_a_workbook_without_its_parts_is_refused() -> None:
    assert "is damaged" in refused(packed({"xl/workbook.xml": "<workbook/>"}))

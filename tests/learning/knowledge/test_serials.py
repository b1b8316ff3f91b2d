"""A row is named by what it is about, not by its number in the table."""

from learning.knowledge.units import document
from learning.knowledge.update import compare

RULES = """| 序号 | 项目 | 可否申诉 | 分值 |
|---|---|---|---|
| 1 | 首次响应 | 可 | 10 |
| 2 | 会话小结 | 否 | 5 |
"""


def test_a_numbered_row_is_named_by_its_first_telling_cell() -> None:
    (fact,) = compare(RULES, RULES.replace("否 | 5", "可 | 5")).facts

    assert fact.statement == "会话小结的可否申诉：可。"


def test_a_number_that_moved_along_with_its_row_is_no_fact() -> None:
    before = RULES.replace("| 1 |", "| 3 |").replace("| 2 |", "| 4 |")

    assert compare(before, RULES).facts == ()


def test_numbers_that_are_no_serial_stay_the_names_of_their_rows() -> None:
    text = RULES.replace("序号", "级别")

    assert {unit.row for unit in document(text).units} == {"1", "2"}


def test_numbers_stay_where_the_next_column_names_rows_alike() -> None:
    text = RULES.replace("会话小结", "首次响应")

    assert {unit.row for unit in document(text).units} == {"1", "2"}


def test_a_row_named_as_another_one_leaves_the_names_of_the_others() -> None:
    before = RULES + "| 3 | 服务用语 | 可 | 5 |\n"
    facts = compare(before, before + "| 4 | 会话小结 | 可 | 20 |\n").facts

    assert [(fact.change, fact.topic) for fact in facts] == [("added", "会话小结")]


def test_codes_that_do_not_count_the_rows_stay_their_names() -> None:
    text = RULES.replace("序号", "编号").replace("| 1 |", "| 10086 |").replace("| 2 |", "| 10010 |")

    assert {unit.row for unit in document(text).units} == {"10086", "10010"}

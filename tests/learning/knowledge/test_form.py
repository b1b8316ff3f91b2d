"""Whatever is done to the form of an article, no fact comes of it; and one changed entry is exactly one."""

import re
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.knowledge.update import FactChange, compare
from tests.examples import examples

AMOUNTS = st.integers(1, 900).map(lambda number: f"{number} 元")
DAYS = st.integers(1, 60).map(lambda number: f"{number} 个工作日")
RULES = st.one_of(
    st.tuples(st.sampled_from(["挂失", "补卡", "换卡", "解锁", "对账"]), AMOUNTS).map(
        lambda each: f"{each[0]}每次收取 {each[1]}，当场扣收。"
    ),
    st.tuples(st.sampled_from(["投诉", "异议", "退款", "更正"]), DAYS).map(
        lambda each: f"{each[0]}应当在 {each[1]}内答复客户，逾期的登记工单。"
    ),
    st.sampled_from(
        [
            "坐席不得索要客户的短信验证码。",
            "客户可以在网点或者手机银行办理变更。",
            "未满 16 周岁的客户由监护人代为办理。",
            "The customer must report a lost card within 24 hours.",
            "Agents may not close a dispute without consent.",
        ]
    ),
)
BOOKS = st.lists(st.lists(RULES, min_size=1, max_size=4, unique=True), min_size=2, max_size=5)
Book = list[list[str]]


def article(book: Book, *, first: int = 1, word: str = "章节") -> str:
    return "\n\n".join(
        f"## {number}. {word}{number - first + 1}\n\n" + "\n\n".join(rules)
        for number, rules in enumerate(book, first)
    )


def clauses(book: Book, *, first: int = 1) -> str:
    every = [rule for rules in book for rule in rules]
    return "\n\n".join(f"第{number}条 {rule}" for number, rule in enumerate(every, first))


def facts(before: str, after: str) -> tuple[FactChange, ...]:
    return compare(before, after).facts


@given(BOOKS)
@settings(max_examples=examples(40), deadline=None)
def test_renumbered_headings_and_clauses_are_no_fact(book: Book) -> None:
    assert facts(article(book), article(book, first=7)) == ()
    assert facts(clauses(book), clauses(book, first=41)) == ()


@given(BOOKS)
@settings(max_examples=examples(40), deadline=None)
def test_sections_and_sentences_in_another_order_are_no_fact(book: Book) -> None:
    assert facts(article(book), article([rules[::-1] for rules in book[::-1]])) == ()


@given(BOOKS, st.integers(24, 60))
@settings(max_examples=examples(40), deadline=None)
def test_lines_broken_elsewhere_are_no_fact(book: Book, width: int) -> None:
    wrapped = "\n".join(textwrap.fill(line, width) for line in article(book).split("\n"))

    assert facts(article(book), wrapped) == ()


@given(BOOKS)
@settings(max_examples=examples(40), deadline=None)
def test_bold_links_quotes_and_bullets_are_no_fact(book: Book) -> None:
    before = article(book)
    dressed = re.sub(r"(客户|card)", r"[**\1**](https://bank.example/x)", before).replace("，", ", ")

    assert facts(before, dressed) == ()
    assert facts(before, re.sub(r"^(?=[^#\n])", "- ", before, flags=re.MULTILINE)) == ()


@given(st.integers(1, 40), st.integers(0, 2), st.integers(1, 900))
@settings(max_examples=examples(25), deadline=None)
def test_one_entry_of_a_table_of_forty_rows_is_exactly_one_fact(row: int, column: int, added: int) -> None:
    rows = [
        [f"服务{number}", *(f"{number * 7 + place} 元/笔" for place in range(3))] for number in range(1, 41)
    ]
    changed = [list(each) for each in rows]
    changed[row - 1][column + 1] = f"{1000 + added} 元/笔"

    found = facts(table(rows), table(changed))

    assert [(fact.old, fact.new) for fact in found] == [
        (rows[row - 1][column + 1], changed[row - 1][column + 1])
    ]


@given(st.permutations(range(3)), st.permutations(range(6)))
@settings(max_examples=examples(40), deadline=None)
def test_columns_and_rows_in_another_order_are_no_fact(columns: list[int], order: list[int]) -> None:
    names = ["网点", "手机银行", "自助设备"]
    rows = [[f"服务{number}", *(f"{number * 7 + place} 元" for place in range(3))] for number in range(6)]
    moved = [[rows[number][0], *(rows[number][place + 1] for place in columns)] for number in order]

    assert facts(table(rows, names), table(moved, [names[place] for place in columns])) == ()


def table(rows: list[list[str]], names: list[str] | None = None) -> str:
    head = ["项目", *(names or ["网点", "手机银行", "自助设备"])]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows)) + "\n"


MARKDOWN = st.lists(
    st.one_of(
        RULES,
        st.sampled_from(
            [
                "\n",
                "\n\n",
                "# ",
                "## 2.1 ",
                "- ",
                "1. ",
                "> ",
                "| a | b |\n|---|---|\n",
                "|",
                "```\n",
                "**",
                "~~",
            ]
        ),
        st.sampled_from(
            [
                "<table><tr><td>",
                "</td>",
                "{{ x }}",
                "<!--",
                "-->",
                "[",
                "](",
                ")",
                "&amp;",
                "\\",
                "第一条 ",
                "T+1",
            ]
        ),
        st.text(max_size=12),
    ),
    max_size=40,
).map("".join)


@pytest.mark.long
@given(MARKDOWN, MARKDOWN)
@settings(max_examples=10_000, deadline=None)
def test_any_two_texts_are_compared_without_failing(before: str, after: str) -> None:
    assert facts(before, before) == ()
    assert all(fact.statement for fact in facts(before, after))

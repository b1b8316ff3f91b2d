import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.search.terms import LARGEST_INDEX, MOST_WORDS, fold, index_terms, query_of, terms


def is_held(lexeme: str, held: list[str]) -> bool:
    word, _, beginning = lexeme.strip("'").partition("':")
    return any(term.startswith(word) for term in held) if beginning else word in held


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("转账限额", ["转账", "账限", "限额", "额"]),
        ("卡", ["卡"]),
        ("Transfer limits", ["transfer", "limits"]),
        ("每日10万元", ["每日", "日", "10", "万元", "元"]),
        ("ＡＰＰ登录", ["app", "登录", "录"]),
        ("限额，限额", ["限额", "额"]),
        ("", []),
        ("—— *** | |", []),
    ],
)
def test_two_neighbouring_characters_are_one_term_and_a_latin_word_is_one(
    text: str, expected: list[str]
) -> None:
    assert terms(text) == expected


@pytest.mark.parametrize(
    ("written", "tsquery"),
    [
        ("限额", "限额"),
        ("转账限额", "转账 & 账限 & 限额"),
        ("卡", "卡:*"),
        ("Trans", "trans:*"),
        ("10万", "10 & 万:*"),
        ("A股 交易", "a & 股:* & 交易"),
        ("退款，限额", "退款 & 限额"),
        ("限额 限额", "限额"),
        ("o'brien & !x:*", "o:* & brien:* & x:*"),
    ],
)
def test_a_query_asks_for_all_its_words(written: str, tsquery: str) -> None:
    assert query_of(written).tsquery.replace("'", "") == tsquery


@pytest.mark.parametrize("written", ["", "  ", "%%", "_", "!?。", "\\"])
def test_a_query_without_a_letter_or_digit_looks_for_nothing(written: str) -> None:
    assert not query_of(written)


def test_words_beyond_the_most_are_passed_over() -> None:
    query = query_of(" ".join(f"w{number}" for number in range(50)))

    assert len(query.words) == MOST_WORDS


@given(st.text())
def test_no_pattern_has_a_sign_that_ilike_would_read(written: str) -> None:
    bare = "".join(pattern[1:-1] for pattern in query_of(written).patterns)

    assert not set(bare) & set("%_\\")


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="转账限额卡", min_size=1, max_size=30), st.data())
def test_whatever_stands_in_a_text_is_found_by_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    held = terms(text)

    asked = query_of(text[start:end]).tsquery.split(" & ")

    assert [lexeme for lexeme in asked if not is_held(lexeme, held)] == []


def test_a_text_with_more_terms_than_an_index_holds_is_not_indexed() -> None:
    many = " ".join(f"word{number}" for number in range(LARGEST_INDEX // 10))

    assert index_terms(many) is None
    assert index_terms("限额") == ["限额", "额"]

"""What the lesson file promises: round trips, complaints with lines, and no traceback for any input."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from learning.lessons.directives.tidying import tidy
from learning.lessons.lesson import Card, CardKind, Comparison, Item, Lesson
from learning.lessons.lesson_file import parse, render
from tests.examples import examples
from tests.learning.lessons.lesson_strategies import AWKWARD, lessons

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=examples(60))


@UNHURRIED
@given(lessons)
def test_what_is_written_is_read_again(lesson: Lesson) -> None:
    parsed = parse(render(lesson))

    assert parsed.complaints == ()
    assert parsed.lesson == tidy(lesson)


@UNHURRIED
@given(lessons)
def test_tidying_twice_changes_nothing_more(lesson: Lesson) -> None:
    assert tidy(tidy(lesson)) == tidy(lesson)


HEAD = """---
slug: refund-wording
title: 退款时限变了
language: zh-CN
skills: [epay]
facts: [refunds/入账时限]
update: refunds/r2
---
"""


@UNHURRIED
@given(
    st.text(max_size=400),
    st.lists(st.sampled_from([*AWKWARD, "::: choice a", "::: order b", "::: compare", ":::", "why:", ""])),
)
def test_no_text_brings_the_reader_down(text: str, lines: list[str]) -> None:
    body = "\n".join(lines)

    for hostile in (text, HEAD + text, HEAD + body, f"---\n{text}\n---\n{body}"):
        parsed = parse(hostile)
        assert (parsed.lesson is None) == bool(parsed.complaints)


HOSTILE = {
    "a bomb of aliases": "---\na: &a [x, x]\nb: &b [*a, *a]\n---\n",
    "a deep list": "---\nskills: " + "[" * 5_000 + "\n---\n",
    "a tag that names a class": "---\ntitle: !!python/object/apply:os.system [ls]\n---\n",
    "two documents": "---\nslug: a\n--- \n---\nslug: b\n",
    "a null character": HEAD + "## a\0b\n",
    "half of a character pair": HEAD + "## \ud800\n",
    "a script": HEAD + "## 要点\n<script>alert(1)</script>\n",
    "a comment that hides a rule": HEAD + "## 要点\n正文 <!-- 10 万 -->\n",
    "nothing but directives, never closed": HEAD + "::: choice a\n" * 2_000,
    "a novel": HEAD + "## 要点\n" + "字" * 70_000,
    "an escape that YAML turns into a control character": '---\ntitle: "\\x07"\n---\n',
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_gets_complaints(text: str) -> None:
    assert parse(text).complaints


def test_complaints_print_path_line_and_sentence() -> None:
    text = HEAD + "\n::: choice hello\n怎样开场？\nwhy: 先说明录音。\n:::\n"

    parsed = parse(text, path="content/lessons/greeting.md")

    assert [str(complaint) for complaint in parsed.complaints] == [
        'content/lessons/greeting.md:10: item "hello" has no answer: its options are missing'
    ]


def test_all_complaints_come_together_from_top_to_bottom() -> None:
    text = (
        HEAD.replace("title: 退款时限变了", "titel: 退款时限变了")
        + "\n::: chioce a\n:::\n\n::: hotspots b\n:::\n"
    )

    complaints = [(complaint.line, complaint.message) for complaint in parse(text).complaints]

    assert complaints == [
        (1, "front matter has no title"),
        (1, "the lesson has neither a card nor an item"),
        (3, 'front matter has no key "titel"; did you mean title?'),
        (10, 'there is no directive "chioce"; did you mean choice?'),
        (13, 'there is no directive "hotspots"; did you mean hotspot?'),
    ]


def an_item(body: str, kind: str = "choice") -> str:
    return f"{HEAD}::: {kind} q\n{body}\n:::\n"


WRONG_ITEMS = {
    "no question": (
        "choice",
        "- [x] a\n- [ ] b",
        9,
        'item "q" asks nothing: its question stands below the first line',
    ),
    "no right option": (
        "choice",
        "问？\n- [ ] a\n- [ ] b",
        9,
        'item "q" has no answer: mark the right option with [x]',
    ),
    "two right options": (
        "choice",
        "问？\n- [x] a\n- [x] b",
        9,
        'item "q" has several right options; "::: choices" takes several',
    ),
    "only right options": ("choices", "问？\n- [x] a\n- [x] b", 9, 'item "q" has no wrong option'),
    "an option twice": ("choice", "问？\n- [x] a\n- [ ] a", 12, 'item "q": this option repeats line 11'),
    "an unknown mark": (
        "choice",
        "问？\n- [x] a\n- [?] b",
        12,
        'item "q": the mark of an option is [ ], [x] or [~], not "[?]"',
    ),
    "a flip among several": (
        "choices",
        "问？\n- [x] a\n- [~] b",
        9,
        'item "q" cannot flip: [~] belongs into choice and true-false',
    ),
    "three sides of true or false": (
        "true-false",
        "问？\n- [x] a\n- [ ] b\n- [ ] c",
        9,
        'item "q" is true or false, so it has two options',
    ),
    "a cloze without blank": (
        "cloze",
        "问？\nanswer: a",
        9,
        'item "q" has no blank: write ____ where the answer goes',
    ),
    "a cloze without answer": ("cloze", "在 ____ 内", 9, 'item "q" has no answer'),
    "a number in words": (
        "numeric",
        "多少？\nanswer: 五万",
        11,
        'item "q": "五万" is not a number such as 50000',
    ),
    "a number beyond reason": (
        "numeric",
        "多少？\nanswer: 1e999999",
        11,
        'item "q": "1e999999" is not a number such as 50000',
    ),
    "too few steps": (
        "order",
        "顺序？\n1. a\n2. b",
        9,
        'item "q" has no answer: an order needs at least three steps, written "1. ..." in the right order',
    ),
    "a fact nobody declared": (
        "numeric",
        "多少？\nanswer: 5\nfact: refunds/别的",
        12,
        'fact "refunds/别的" is not among the facts of the front matter',
    ),
    "a key of its own invention": (
        "numeric",
        "多少？\nanswer: 5\nkey: paper",
        12,
        'key is device or server, not "paper"',
    ),
    "a line that belongs to nothing": (
        "choice",
        "问？\n- [x] a\n- [ ] b\n还有",
        13,
        "this line belongs to nothing; two spaces before it make it part of the option above",
    ),
}


@pytest.mark.parametrize(("kind", "body", "line", "message"), WRONG_ITEMS.values(), ids=WRONG_ITEMS.keys())
def test_a_wrong_item_is_complained_about_where_it_is_wrong(
    kind: str, body: str, line: int, message: str
) -> None:
    complaints = parse(an_item(body, kind)).complaints

    assert [(complaint.line, complaint.message) for complaint in complaints] == [(line, message)]


def test_an_item_cannot_flip_without_a_moment_to_flip_at() -> None:
    text = an_item("现在？\n- [x] 3\n- [~] 5").replace("update: refunds/r2\n", "")

    messages = [complaint.message for complaint in parse(text).complaints]

    assert messages == [
        'item "q" flips with [~], but the front matter has no "update" or "effective" to flip at'
    ]


def the_item(text: str) -> Item:
    lesson = parse(text).lesson
    assert lesson, parse(text).complaints
    return lesson.items[0]


def test_an_item_that_flips_has_the_old_key_before_and_the_new_key_after() -> None:
    item = the_item(an_item("现在要多久？\n- [ ] 7 天\n- [x] 3 天\n- [~] 5 天"))

    assert item.flips
    assert item.right_options(in_effect=False) == (2,)
    assert item.right_options(in_effect=True) == (1,)


def test_wrapped_lines_of_an_option_join_without_a_space_in_chinese_and_with_one_in_english() -> None:
    item = the_item(an_item("问？\n- [x] 我明白您很着急，\n  我和您一起核实。\n- [ ] Please\n  wait."))

    assert [option.text for option in item.options] == ["我明白您很着急，我和您一起核实。", "Please wait."]


def test_an_option_may_say_why_it_is_right_or_not() -> None:
    item = the_item(an_item("问？\n- [x] a\n- [ ] b\n  why: 少了\n  时限。\nwhy: 因为 a。"))

    assert [option.why for option in item.options] == ["", "少了时限。"]
    assert item.explanation == "因为 a。"


def test_text_below_why_goes_on_explaining() -> None:
    item = the_item(an_item("问？\n- [x] a\n- [ ] b\nwhy: 第一段。\n\n第二段。\nfact: refunds/入账时限"))

    assert item.explanation == "第一段。\n\n第二段。"
    assert item.fact == "refunds/入账时限"


def test_the_customer_above_an_item_belongs_to_it() -> None:
    item = the_item(
        HEAD + "> 客户（着急）：退款还没到。\n> 钱呢？\n\n::: choice q\n问？\n- [x] a\n- [ ] b\n:::\n"
    )

    assert (item.mood, item.customer) == ("着急", "退款还没到。钱呢？")


def test_a_customer_whom_nobody_answers_is_a_complaint() -> None:
    text = HEAD + "> 客户：喂？\n\n## 要点\n\n正文。\n"

    assert [str(c) for c in parse(text).complaints] == [
        "<lesson>:9: a customer speaks, but no item follows to answer"
    ]


def test_a_number_is_kept_in_one_way() -> None:
    item = the_item(an_item("多少？\nanswer: 50,000.00\nunit: 元", "numeric"))

    assert (item.answer, item.unit) == (("50000",), "元")


def test_a_date_is_midnight_on_the_clock_of_the_bank() -> None:
    text = HEAD.replace("update: refunds/r2", "effective: 2026-09-01") + "## 要点\n\n正文。\n"

    lesson = parse(text).lesson

    assert lesson
    assert lesson.effective == datetime(2026, 8, 31, 16, tzinfo=UTC)


def test_a_comparison_stands_on_its_card() -> None:
    text = (
        HEAD
        + "## 变了什么\nkind: change\n\n::: compare\n9 月 1 日前：七个工作日\n9 月 1 日起：三个工作日\n:::\n"
    )

    lesson = parse(text).lesson

    assert lesson
    assert lesson.cards == (
        Card(
            CardKind.CHANGE,
            "变了什么",
            compare=Comparison("9 月 1 日前", "七个工作日", "9 月 1 日起", "三个工作日"),
        ),
    )


def test_files_from_windows_read_the_same() -> None:
    text = an_item("问？\n- [x] a\n- [ ] b")

    assert parse("\ufeff" + text.replace("\n", "\r\n")).lesson == parse(text).lesson


def test_a_full_width_colon_is_a_colon() -> None:
    assert the_item(an_item("问？\n- [x] a\n- [ ] b\nwhy：因为。")).explanation == "因为。"


def test_the_parts_of_a_lesson_know_their_lines() -> None:
    parsed = parse(HEAD + "## 要点\n\n正文。\n\n::: choice q\n问？\n- [x] a\n- [ ] b\n:::\n")

    assert parsed.lines == {
        "title": 1,
        "card:0": 9,
        "item:q": 13,
        "item:q:option:0": 15,
        "item:q:option:1": 16,
    }

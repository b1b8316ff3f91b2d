from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from learning.attempts.answer import Answer, Verdict
from learning.attempts.errors import AnswerUnreadable, ItemRetired
from learning.attempts.grading import grade, same_text
from learning.lessons.answerable import Item, KeyWindow

NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)
MIDNIGHT = datetime(2026, 12, 1, tzinfo=ZoneInfo("Asia/Shanghai"))


def a_key(*correct: int, answer: tuple[str, ...] = (), **changes: object) -> KeyWindow:
    key = KeyWindow(None, None, None, correct=correct, answer=answer, explanation_html="<p>…</p>")
    return replace(key, **changes)  # type: ignore[arg-type]


def an_item(kind: str = "single_choice", *keys: KeyWindow, choices: int = 4, unit: str = "") -> Item:
    return Item(UUID(int=1), kind, choices, choices, keys or (a_key(2),), unit=unit)


def test_the_same_answer_is_right_at_23_59_and_wrong_at_midnight_in_the_banks_zone() -> None:
    flipping = an_item("single_choice", a_key(0, valid_to=MIDNIGHT), a_key(1, valid_from=MIDNIGHT))
    old = Answer(chosen=(0,))

    assert grade(flipping, old, MIDNIGHT.astimezone(UTC) - timedelta(microseconds=1)).verdict is Verdict.RIGHT
    assert grade(flipping, old, MIDNIGHT.astimezone(UTC)).verdict is Verdict.WRONG


@pytest.mark.parametrize(
    ("item", "answer", "verdict"),
    [
        pytest.param(an_item(), Answer(chosen=(2,)), "right", id="the right option"),
        pytest.param(an_item(), Answer(chosen=(1,)), "wrong", id="another option"),
        pytest.param(
            an_item("true_false", a_key(1), choices=2), Answer(chosen=(1,)), "right", id="true or false"
        ),
        pytest.param(
            an_item("multiple_choice", a_key(0, 3)), Answer(chosen=(3, 0)), "right", id="several, any order"
        ),
        pytest.param(
            an_item("multiple_choice", a_key(0, 3)), Answer(chosen=(0,)), "wrong", id="one of several"
        ),
        pytest.param(
            an_item("ordering", a_key(2, 0, 1), choices=3), Answer(order=(2, 0, 1)), "right", id="in order"
        ),
        pytest.param(
            an_item("ordering", a_key(2, 0, 1), choices=3),
            Answer(order=(0, 1, 2)),
            "wrong",
            id="out of order",
        ),
        pytest.param(
            an_item("cloze", a_key(answer=("工单",))),
            Answer(text=" 工 单。"),
            "right",
            id="a word with a stop",
        ),
        pytest.param(
            an_item("cloze", a_key(answer=("工单",))), Answer(text="小结"), "wrong", id="another word"
        ),
        pytest.param(
            an_item("numeric", a_key(answer=("50000",)), unit="元"), Answer(text="5万"), "right", id="5万"
        ),
        pytest.param(
            an_item("numeric", a_key(answer=("50000",)), unit="元"), Answer(text="5"), "wrong", id="a bare 5"
        ),
        pytest.param(an_item("hotspot", a_key(2, 0)), Answer(order=(2, 0)), "right", id="the path"),
        pytest.param(an_item("hotspot", a_key(2, 0)), Answer(order=(0, 2)), "wrong", id="a path backwards"),
        pytest.param(an_item("hotspot", a_key(2, 0)), Answer(order=(2,)), "wrong", id="a path cut short"),
        pytest.param(
            an_item("hotspot", a_key(2, 0)), Answer(order=(2, 1, 0)), "wrong", id="by way of a wrong area"
        ),
        pytest.param(an_item(), Answer(unsure=True), "unsure", id="not sure"),
    ],
)
def test_each_kind_is_graded_by_its_key(item: Item, answer: Answer, verdict: str) -> None:
    assert grade(item, answer, NOW).verdict == verdict


@pytest.mark.parametrize(
    ("item", "answer"),
    [
        pytest.param(an_item(), Answer(), id="nothing chosen"),
        pytest.param(an_item(), Answer(chosen=()), id="an empty choice"),
        pytest.param(an_item(), Answer(chosen=(4,)), id="past the last option"),
        pytest.param(an_item(), Answer(chosen=(-1,)), id="before the first option"),
        pytest.param(an_item(), Answer(chosen=(1, 2)), id="two where one is asked"),
        pytest.param(an_item("multiple_choice", a_key(1)), Answer(chosen=(1, 1)), id="one option twice"),
        pytest.param(an_item(), Answer(text="2"), id="a text for a choice"),
        pytest.param(
            an_item("ordering", a_key(0, 1, 2), choices=3), Answer(order=(0, 1)), id="a step missing"
        ),
        pytest.param(an_item("cloze", a_key(answer=("工单",))), Answer(text="  "), id="only spaces"),
        pytest.param(an_item("cloze", a_key(answer=("工单",))), Answer(text="工" * 401), id="an essay"),
        pytest.param(an_item("numeric", a_key(answer=("5",))), Answer(text="很多"), id="no number"),
        pytest.param(an_item("essay"), Answer(chosen=(1,)), id="a kind nobody grades"),
        pytest.param(an_item("hotspot"), Answer(chosen=(2,)), id="a choice for a path"),
        pytest.param(an_item("hotspot"), Answer(order=(4,)), id="an area that is not there"),
        pytest.param(an_item("hotspot"), Answer(order=(), misses=3), id="no area clicked"),
    ],
)
def test_an_answer_that_does_not_fit_its_item_is_unreadable_not_wrong(item: Item, answer: Answer) -> None:
    with pytest.raises(AnswerUnreadable):
        grade(item, answer, NOW)


def test_an_item_is_no_longer_asked_from_the_moment_it_retires() -> None:
    item = replace(an_item(), retired_at=NOW)

    assert grade(item, Answer(chosen=(2,)), NOW - timedelta(microseconds=1)).verdict is Verdict.RIGHT
    with pytest.raises(ItemRetired):
        grade(item, Answer(chosen=(2,)), NOW)


def test_a_moment_outside_every_window_has_no_key() -> None:
    item = an_item("single_choice", a_key(0, valid_to=NOW))

    with pytest.raises(ItemRetired):
        grade(item, Answer(chosen=(0,)), NOW)


@pytest.mark.parametrize(
    ("given", "accepted"),
    [
        ("3 个工作日", "3个工作日"),
        ("ＡＴＭ", "atm"),
        ("50,000", "五万"),
        ("1,000元", "1000元"),
        ("0.5%", "０.５％"),
    ],
)
def test_a_typed_text_may_differ_in_width_case_spaces_and_digits(given: str, accepted: str) -> None:
    assert same_text(given, accepted)


@pytest.mark.parametrize(
    ("given", "accepted"), [("0.5", "05"), ("-3", "3"), ("3 个工作日", "3 个自然日"), ("", "五")]
)
def test_a_typed_text_that_says_something_else_is_not_the_same(given: str, accepted: str) -> None:
    assert not same_text(given, accepted)

from decimal import Decimal

import pytest

from learning.knowledge.values.find import clause_numbers, find_values
from learning.knowledge.values.value import Value, ValueKind


def only(text: str) -> Value:
    (value,) = find_values(text)
    return value


@pytest.mark.parametrize(
    ("text", "kind", "numbers", "unit"),
    [
        ("日累计 20 万元", ValueKind.MONEY, [200_000], "元"),
        ("挂失费 40 元/次", ValueKind.MONEY, [40], "元/次"),
        ("a fee of £1.50", ValueKind.MONEY, ["1.5"], "£"),
        ("年利率 3.85%", ValueKind.RATE, ["3.85"], "%"),
        ("下调 0.5 个百分点", ValueKind.RATE, ["0.5"], "百分点"),
        ("按百分之十收取", ValueKind.RATE, [10], "%"),
        ("在 24 小时内", ValueKind.DURATION, [24], "小时"),
        ("两个工作日", ValueKind.DURATION, [2], "工作日"),
        ("三十日内", ValueKind.DURATION, [30], "日"),
        ("T+2 交易日", ValueKind.DURATION, [2], "T+交易日"),
        ("within twenty-five working days", ValueKind.DURATION, [25], "working day"),
        ("由持卡人按 12 元/公里支付", ValueKind.MONEY, [12], "元/公里"),
        ("from 9am to 5.30 p.m.", ValueKind.TIME, [9, 0, 17, 30], ""),
        ("上午九点至下午五点半", ValueKind.TIME, [9, 0, 17, 30], ""),
        ("a fine of fifty thousand dollars", ValueKind.MONEY, [50_000], "$"),
        ("two hundred and fifty pounds", ValueKind.MONEY, [250], "£"),
        ("we pay up to £10 million", ValueKind.MONEY, [10_000_000], "£"),
        ("a minimum of EUR 250", ValueKind.MONEY, [250], "€"),
        ("go back to step 3", ValueKind.REFERENCE, [3], "step"),
        ("刷卡满 6 次", ValueKind.COUNT, [6], "次"),
        ("60 岁（含）以上", ValueKind.COUNT, [60], "岁"),
        ("不能超过30,000", ValueKind.NUMBER, [30_000], ""),
        ("依照第二百七十七条的规定", ValueKind.REFERENCE, [277], "条"),
        ("5–7 个工作日", ValueKind.DURATION, [5, 7], "工作日"),
        ("1–5 万元", ValueKind.MONEY, [10_000, 50_000], "元"),
        ("处1万元以上5万元以下", ValueKind.MONEY, [10_000, 50_000], "元"),
        ("40张、50张或100张", ValueKind.COUNT, [40, 50, 100], "张"),
        ("120 hours (5 days)", ValueKind.DURATION, [120], "hour"),
        ("ends on the 90th day", ValueKind.COUNT, [90], "th"),
        ("from the third day of absence", ValueKind.COUNT, [3], "th"),
        ("may be renewed twice", ValueKind.COUNT, [2], "time"),
        ("may be renewed three times", ValueKind.COUNT, [3], "time"),
        ("with two security questions", ValueKind.NUMBER, [2], ""),
    ],
)
def test_a_value_is_read_with_its_unit(
    text: str, kind: ValueKind, numbers: list[int | str], unit: str
) -> None:
    value = only(text)

    assert (value.kind, value.numbers, value.unit) == (kind, tuple(map(Decimal, numbers)), unit)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("50,000 元", "5 万元"),
        ("5GB", "5 GB"),
        ("三个工作日", "3 个工作日"),
        ("2021年8月1日", "2021-08-01"),
        ("1 December 2026", "December 1, 2026"),
        ("eight hours", "8 hours"),
        ("1 March 2025", "01/03/2025"),
        ("9am to 5.30pm", "9:00-17:30"),
        ("下午五点", "17:00"),
        ("£2 million", "£2,000,000"),
        ("百分之十", "10%"),
    ],
)
def test_one_value_written_in_two_ways_is_the_same(left: str, right: str) -> None:
    assert only(left).key == only(right).key


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("24 小时", "1 个工作日"),
        ("3 个工作日", "3 个自然日"),
        ("3 个交易日", "3 个工作日"),
        ("30 日", "30 个自然日"),
        ("1 个月", "30 日"),
        ("T+1", "1 个交易日"),
        ("0.5%", "0.5 个百分点"),
        ("2 元/月", "2 元/笔"),
        ("5 元", "5 美元"),
    ],
)
def test_two_clocks_or_two_measures_are_never_the_same(left: str, right: str) -> None:
    assert only(left).key != only(right).key


@pytest.mark.parametrize(
    "text",
    [
        "统一规定",
        "一个客户",
        "万一发生",
        "千万不要",
        "拨打 95XXX",
        "version 4",
        "每一种方式",
        "You may send it",
    ],
)
def test_words_that_only_look_like_numbers_are_no_values(text: str) -> None:
    assert find_values(text) == ()


def test_values_are_found_where_they_stand() -> None:
    text = "单笔 5 万元，日累计 20 万元"

    assert [text[value.start : value.end] for value in find_values(text)] == ["5 万元", "20 万元"]


@pytest.mark.parametrize(
    "text", ["First, verify the caller", "the second holder", "one of them", "twice the fare"]
)
def test_a_word_of_order_or_proportion_is_no_count(text: str) -> None:
    assert find_values(text) == ()


def test_a_day_of_a_month_is_the_same_with_its_ending() -> None:
    assert only("by 31st March").key == only("by 31 March").key


@pytest.mark.parametrize(
    ("reference", "numbers"),
    [
        ("section 16(2), 21(1) or 25(1)", ("16", "21", "25")),
        ("sections 3, 4 and 12.10", ("3", "4", "12.10")),
        ("Schedule 2", ("2",)),
        ("第十五条", ("15",)),
    ],
)
def test_a_reference_names_all_its_clauses(reference: str, numbers: tuple[str, ...]) -> None:
    value = only(f"contrary to {reference}" if reference[0].isascii() else f"违反{reference}的")

    assert (value.kind, value.text) == (ValueKind.REFERENCE, reference)
    assert clause_numbers(value.text) == numbers


def test_an_amount_behind_a_reference_is_no_clause() -> None:
    assert [value.text for value in find_values("under section 16(2), 30 days apply")] == [
        "section 16(2)",
        "30 days",
    ]


@pytest.mark.parametrize(
    ("said", "figure"),
    [
        ("not exceeding one per cent of the amount", "不超过 1%"),
        ("one half of one per cent", "0.5%"),
        ("twenty-five percent", "25 per cent"),
        ("当日24时以后", "当日24:00以后"),
        ("每日9时至17时", "每日9:00至17:00"),
    ],
)
def test_a_rate_and_a_clock_in_words_are_those_in_figures(said: str, figure: str) -> None:
    assert [value.key for value in find_values(said)] == [value.key for value in find_values(figure)] != []


def test_hours_that_last_are_no_clock() -> None:
    assert [value.kind.value for value in find_values("24小时内、当时、24时间段")] == ["duration", "number"]

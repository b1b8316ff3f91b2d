"""What an approver is asked to look at, and what passes without a word."""

from dataclasses import replace

import pytest

from learning.lessons.checks import CheckCode, check_lesson
from learning.lessons.lesson import Card, CardKind, Comparison, Item, ItemKind, Lesson, LessonSlug, Option
from learning.lessons.lesson_file import parse
from learning.lessons.phrases import forbidden_phrases
from learning.lessons.reading import reading_seconds

CARD = Card(CardKind.RULE, "先看今天已经转了多少", "日累计按自然日算，只计转给他人账户的金额。" * 6)
ITEM = Item(
    key="limit",
    kind=ItemKind.SINGLE_CHOICE,
    prompt="用人脸识别加短信验证码转账，一天累计最多转多少？",
    options=(Option("5 万元"), Option("10 万元", correct=True), Option("20 万元")),
    explanation="这一档的日累计限额是 10 万元，由 20 万元调整而来。" * 4,
    keyed_on="server",
)
LESSON = Lesson(
    slug=LessonSlug("limit"),
    title="一天最多转多少",
    language="zh-CN",
    skills=("transfer",),
    cards=(CARD,),
    items=(ITEM, replace(ITEM, key="again"), replace(ITEM, key="and-again")),
)


def codes(lesson: Lesson) -> list[CheckCode]:
    return [remark.code for remark in check_lesson(lesson)]


def an_item_with(*options: Option, kind: ItemKind = ItemKind.SINGLE_CHOICE) -> Lesson:
    return replace(LESSON, items=(replace(ITEM, kind=kind, options=options), *LESSON.items[1:]))


def test_a_sound_lesson_has_no_remark() -> None:
    assert codes(LESSON) == []


REMARKED = {
    "too short": (replace(LESSON, cards=(), items=(ITEM,)), CheckCode.DURATION),
    "without evidence": (
        replace(LESSON, items=tuple(replace(item, keyed_on="device") for item in LESSON.items)),
        CheckCode.EVIDENCE,
    ),
    "an item that does not say why": (
        replace(LESSON, items=(*LESSON.items, replace(ITEM, key="mute", explanation=""))),
        CheckCode.EXPLANATION,
    ),
    "a promise in the right option": (
        an_item_with(Option("周五一定到账", correct=True), Option("周六到账")),
        CheckCode.PHRASE,
    ),
    "a scolding say line": (
        replace(LESSON, cards=(CARD, Card(CardKind.SAY, "说", "您先别急。"))),
        CheckCode.PHRASE,
    ),
    "a right option that stands out": (
        an_item_with(
            Option("先核验身份，再查看客户当前的四项限额，最后说明是哪一项在限制", correct=True),
            Option("直接说"),
        ),
        CheckCode.GIVEAWAY,
    ),
    "a month without its day": (
        replace(LESSON, cards=(replace(CARD, compare=Comparison("八月前", "七个", "9 月 1 日起", "三个")),)),
        CheckCode.MONTH_WITHOUT_DAY,
    ),
}


@pytest.mark.parametrize(("lesson", "code"), REMARKED.values(), ids=REMARKED.keys())
def test_what_deserves_a_second_look_is_remarked(lesson: Lesson, code: CheckCode) -> None:
    assert codes(lesson) == [code]


def test_a_long_card_is_remarked_beside_the_long_lesson() -> None:
    lesson = replace(LESSON, cards=(replace(CARD, text="字" * 400),))

    assert codes(lesson) == [CheckCode.DURATION, CheckCode.CARD_LENGTH]


def test_a_day_before_a_month_has_its_day() -> None:
    compare = Comparison("9 月 1 日前", "七个工作日", "9 月 1 日起", "三个工作日")

    assert codes(replace(LESSON, cards=(replace(CARD, compare=compare),))) == []


def test_a_wrong_option_may_say_what_must_not_be_said() -> None:
    lesson = an_item_with(Option("10 万元", correct=True), Option("您先别急，一定到账"))

    assert codes(lesson) == []


def test_a_remark_stands_at_the_line_of_its_option() -> None:
    text = "---\nslug: a\ntitle: a\nlanguage: zh-CN\nskills: [epay]\n---\n::: choice q\n问？\n- [ ] 好\n- [x] 您别急\n:::\n"
    parsed = parse(text)
    assert parsed.lesson

    phrases = [
        remark for remark in check_lesson(parsed.lesson, parsed.lines) if remark.code is CheckCode.PHRASE
    ]

    assert [remark.line for remark in phrases] == [10]


@pytest.mark.parametrize(
    "text",
    [
        "您先别急",
        "不要着急",
        "这笔钱一定到账",
        "我们保证处理好",
        "我主动给您回电",
        "请您耐心等待",
        "风险由您自行承担",
        "马上就能到账",
    ],
)
def test_a_forbidden_phrase_is_found(text: str) -> None:
    assert forbidden_phrases(text)


@pytest.mark.parametrize(
    "text",
    [
        "不一定当天到账",
        "超过一定金额",
        "缴纳保证金",
        "不能保证收益",
        "坐席不得承诺",
        "我明白您很着急",
        "We cannot guarantee a date",
    ],
)
def test_a_harmless_phrase_is_left_alone(text: str) -> None:
    assert forbidden_phrases(text) == ()


def test_reading_counts_six_chinese_characters_or_four_words_a_second() -> None:
    assert reading_seconds("日累计限额是") == 1
    assert reading_seconds("within three working days") == 1
    assert reading_seconds("，。！——") == 0

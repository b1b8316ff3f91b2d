"""Lessons of every shape that a file can hold, tidy but otherwise as awkward as possible."""

from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import strategies as st

from learning.lessons.directives.answers import plain_number
from learning.lessons.lesson import (
    Card,
    CardKind,
    Comparison,
    Difficulty,
    Item,
    ItemKind,
    Lesson,
    LessonSlug,
    Option,
)
from learning.lessons.screen import Area, Release, Screen

AWKWARD = [
    "- [12 30 18 6] 卡片管理",
    "release: 5.2",
    "::: choice a",
    ":::",
    "why: 因为",
    "fact：x",
    "key: server",
    "- [ ] 选项",
    "- [x]",
    "1. 第一步",
    "## 标题",
    "> 客户：喂",
    "---",
    "\\why: x",
    "\\\\::: x",
    "kind: say",
    "题：x",
    "a: b",
    "#",
    "5 万元（含）以上",
    "`code` **bold** _x_",
    "{x: [y, 'z']} & *w",
    '"quoted"',
    "| 档位 | 单笔 |",
    "\\<b>",
    "____",
]
SAFE = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff<"
)
WORDS = st.text(SAFE, min_size=1, max_size=20)
PIECE = st.one_of(st.sampled_from(AWKWARD), WORDS)
LINES = st.lists(PIECE, min_size=1, max_size=3).map(" ".join).filter(str.strip)
MARKDOWN = st.lists(
    st.one_of(LINES, st.just(""), LINES.map(lambda line: "  " + line)), min_size=1, max_size=5
).map("\n".join)
PROSE = MARKDOWN.filter(lambda text: text.strip())
SLUG = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8})?", fullmatch=True)
FACTS = ("mobile-transfer-limits/人脸+短信 日累计", "refunds/入账时限, 起算")
SKILLS = ("transfer", "epay")

options = st.lists(
    st.builds(Option, text=LINES, why=st.one_of(st.just(""), LINES)),
    min_size=2,
    max_size=6,
    unique_by=lambda o: o.text.strip(),
)


def _marked(found: list[Option], right: set[int], was_right: int | None = None) -> tuple[Option, ...]:
    return tuple(
        Option(option.text, place in right, place == was_right and place not in right, option.why)
        for place, option in enumerate(found)
    )


@st.composite
def areas(draw: st.DrawFn, found: list[Option]) -> tuple[Option, ...]:
    """Areas side by side, the first ones steps."""
    steps, wide = draw(st.integers(1, len(found))), 1000 // len(found)
    return tuple(
        Option(
            option.text,
            place < steps,
            why=option.why,
            area=Area(place * wide, draw(st.integers(0, 500)), wide, draw(st.integers(1, 500))),
        )
        for place, option in enumerate(found)
    )


screens = st.builds(
    Screen,
    picture=st.from_regex(r"[0-9a-f]{16,64}", fullmatch=True),
    alt=LINES,
    release=st.builds(Release, st.sampled_from(["卡管系统", "Card Desk"]), st.sampled_from(["5.2", "v6"])),
)


@st.composite
def items(draw: st.DrawFn) -> Item:
    kind = draw(st.sampled_from(list(ItemKind)))
    prompt, choices, unit = draw(PROSE), draw(options), ""
    answer: tuple[str, ...] = ()
    chosen: tuple[Option, ...] = ()
    screen = None
    if kind is ItemKind.TRUE_FALSE:
        chosen = _marked(choices[:2], {0}, draw(st.sampled_from([None, 1])))
    elif kind is ItemKind.SINGLE_CHOICE:
        chosen = _marked(choices, {0}, draw(st.sampled_from([None, 1])))
    elif kind is ItemKind.MULTIPLE_CHOICE:
        chosen = _marked(choices, set(range(draw(st.integers(1, len(choices) - 1)))))
    elif kind is ItemKind.ORDERING:
        steps = draw(st.lists(LINES, min_size=3, max_size=6, unique_by=str.strip))
        chosen = tuple(map(Option, steps))
        answer = tuple(steps)
    elif kind is ItemKind.HOTSPOT:
        chosen, screen = draw(areas(choices)), draw(screens)
    elif kind is ItemKind.CLOZE:
        prompt += " ____"
        answer = tuple(draw(st.lists(LINES, min_size=1, max_size=3, unique_by=str.strip)))
    else:
        answer = (plain_number(draw(st.decimals(Decimal(-10) ** 9, Decimal(10) ** 9, places=2))),)
        unit = draw(st.sampled_from(["", "元", "个工作日"]))
    customer = draw(st.one_of(st.none(), LINES))
    return Item(
        key=draw(SLUG),
        kind=kind,
        prompt=prompt,
        options=chosen,
        answer=answer,
        unit=unit,
        explanation=draw(st.one_of(st.just(""), MARKDOWN)),
        fact=draw(st.sampled_from([None, *FACTS])),
        skill=draw(st.sampled_from([None, *SKILLS])),
        keyed_on=draw(st.sampled_from(["device", "server"])),
        difficulty=draw(st.sampled_from(list(Difficulty))),
        customer=customer,
        mood=draw(st.sampled_from(["", "着急", "worried, tired"])) if customer else "",
        screen=screen,
    )


comparisons = st.builds(Comparison, LINES, LINES, LINES, LINES)
cards = st.builds(
    Card,
    kind=st.sampled_from(list(CardKind)),
    title=LINES,
    text=PROSE,
    fact=st.sampled_from([None, *FACTS]),
    compare=st.one_of(st.none(), comparisons),
)
moments = st.datetimes(datetime(2000, 1, 2), datetime(2199, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001 # the strategy wants naive ends
lessons = st.builds(
    Lesson,
    slug=SLUG.map(LessonSlug),
    title=LINES,
    language=st.sampled_from(["zh-CN", "en"]),
    skills=st.just(SKILLS),
    facts=st.just(FACTS),
    audience=st.one_of(st.just(()), st.just(("general", "夜班"))),
    source=st.one_of(st.just(""), LINES),
    effective=moments,
    translation_of=st.one_of(st.none(), SLUG.map(LessonSlug)),
    cards=st.lists(cards, max_size=3).map(tuple),
    items=st.lists(items(), min_size=1, max_size=4, unique_by=lambda item: item.key).map(tuple),
)

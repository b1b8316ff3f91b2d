"""What changed in articles as a bank writes them is taught, and a rewording is left alone."""

import re

import pytest
from _pytest.mark import ParameterSet

from learning.knowledge.update import compare
from learning.lessons.drafting.draft import draft
from learning.lessons.drafting.drafts import LessonDraft
from tests.learning.knowledge.second_set.reading import ArticlePair, Listed, changes, rewordings

every_change = pytest.mark.parametrize("pair", changes(), ids=lambda pair: pair.name)


def bare(text: str) -> str:
    return re.sub(r"[\s*_`#>|\[\]]|\.$", "", text).lower()


def drafted(pair: ArticlePair) -> tuple[LessonDraft, ...]:
    return draft(
        compare(pair.before, pair.after),
        before=pair.before,
        after=pair.after,
        effective_from=None,
        title=pair.name,
    )


def is_taught(listed: Listed, lessons: tuple[LessonDraft, ...]) -> bool:
    wanted = bare(listed.new or listed.old).rstrip("。")
    return any(wanted in bare(card.text) for lesson in lessons for card in lesson.cards)


@every_change
def test_what_is_listed_stands_in_its_text(pair: ArticlePair) -> None:
    before, after = bare(pair.before), bare(pair.after)

    assert all(bare(listed.old) in before and bare(listed.new) in after for listed in pair.listed)


@every_change
def test_every_listed_change_is_on_a_card(pair: ArticlePair) -> None:
    lessons = drafted(pair)

    assert [listed.topic for listed in pair.listed if not is_taught(listed, lessons)] == []


BEYOND = {
    "en-wording-atm": "the heading of the first column became part of each name",
    "en-wording-card-agreement": "“receive” became “reach us” and the sentences changed places",
    "zh-wording-faq": "the answer takes up a word of its question",
    "zh-wording-pledge": "“应为” became “只有…才能”",
    "zh-wording-notice-style": "“等待时间” became “要等多久”",
}
"""Rewordings that still make a fact, and what would have to be understood."""


def _rewording(pair: ArticlePair) -> ParameterSet:
    beyond = BEYOND.get(pair.name)
    marks = [pytest.mark.xfail(reason=beyond, strict=True)] if beyond else []
    return pytest.param(pair, id=pair.name, marks=marks)


@pytest.mark.parametrize("pair", [_rewording(pair) for pair in rewordings()])
def test_a_rewording_gives_no_lesson(pair: ArticlePair) -> None:
    assert drafted(pair) == ()


def test_there_are_at_least_twenty_rewordings() -> None:
    assert len(rewordings()) >= 20

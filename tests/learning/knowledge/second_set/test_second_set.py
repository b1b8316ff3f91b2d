"""What changed in articles as a bank writes them is taught, and a rewording is left alone."""

import re

import pytest

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


@pytest.mark.parametrize("pair", rewordings(), ids=lambda pair: pair.name)
def test_a_rewording_gives_no_lesson(pair: ArticlePair) -> None:
    assert drafted(pair) == ()


def test_there_are_at_least_twenty_rewordings() -> None:
    assert len(rewordings()) >= 20

from datetime import UTC, datetime, timedelta

import pytest

from api.demo.calendar import Past
from tests.content.shipped import CONTENT

UNTIL = datetime(2026, 11, 20, 16, tzinfo=UTC)
EARLIER = [(article, revision) for article in CONTENT.articles for revision in article.revisions[1:]]


def a_past(days: int) -> Past:
    return Past(UNTIL - timedelta(days=days), UNTIL)


@pytest.mark.parametrize("days", [24, 60, 90, 365, 730])
def test_no_article_changes_its_order_and_no_two_updates_share_a_day(days: int) -> None:
    past = a_past(days)

    moments = [past.effective_from(article, revision) for article, revision in EARLIER]

    assert len(set(moments)) == len(moments)
    for article in CONTENT.articles:
        effects = [past.effective_from(article, revision) for revision in article.revisions]
        assert effects == sorted(effects)


def test_a_longer_past_draws_older_updates_apart_and_leaves_the_latest() -> None:
    month, year = a_past(30), a_past(365)

    for article, revision in EARLIER:
        in_a_year = year.effective_from(article, revision)
        if revision.effective_in_days >= -24:
            assert in_a_year == month.effective_from(article, revision)
        else:
            assert year.first_day < in_a_year < month.effective_from(article, revision)


@pytest.mark.parametrize("days", [30, 365])
def test_every_update_is_proposed_then_approved_then_in_effect(days: int) -> None:
    past = a_past(days)

    for article, revision in EARLIER:
        effective_from = past.effective_from(article, revision)
        assert (
            past.proposed_at(effective_from) < past.approved_at(effective_from) < min(effective_from, UNTIL)
        )


@pytest.mark.parametrize("days", [30, 365])
def test_a_lesson_comes_out_after_the_rules_it_teaches(days: int) -> None:
    past = a_past(days)
    lessons = [file.parsed.lesson for file in CONTENT.lessons]
    (lesson,) = [each for each in lessons if each and each.slug == "son-asks-balance"]
    rules = {fact.split("/")[0] for fact in lesson.facts}

    out = past.published_at(lesson, 0.0, CONTENT.articles)

    first = [
        past.effective_from(article, article.revisions[0])
        for article in CONTENT.articles
        if article.slug in rules
    ]
    assert max(first) < out < UNTIL

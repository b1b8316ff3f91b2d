"""When its knowledge changed: the days that the content gives, spread over however long a past there is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from api.content_articles import ArticleFile, RevisionFile
from learning.knowledge.update import statements
from learning.lessons.fact_names import split_fact_name, statements_named
from learning.lessons.lesson import Lesson

KEPT_DAYS = 24
"""The latest updates keep their days, whatever the past: the story of the first agent rests on them."""

CONTENT_DAYS = 60
"""As far back as the content's own updates go."""

PROPOSED_BEFORE, APPROVED_BEFORE = timedelta(days=5, hours=9), timedelta(days=4, hours=13)
LATEST_PROPOSAL, LATEST_APPROVAL = timedelta(days=3, hours=9), timedelta(days=2, hours=13)
"""Afternoon and morning of a working day, before an update takes effect, and before the end of the past: by then
some have learned what is still to come."""


@dataclass(frozen=True, slots=True)
class Past:
    """The stretch of time that is lived through: whole days of the bank, the last one over."""

    first_day: datetime
    until: datetime

    @property
    def days(self) -> int:
        """How many days."""
        return (self.until - self.first_day).days

    def effective_from(self, article: ArticleFile, revision: RevisionFile) -> datetime:
        """The midnight at which a revision takes effect: a longer past draws older updates apart."""
        days = revision.effective_in_days
        if revision.number == 1:
            second = article.revisions[1].effective_in_days if len(article.revisions) > 1 else days
            days = min(days, self._drawn_apart(second) + days - second)
        else:
            days = self._drawn_apart(days)
        return self.until + timedelta(days=days)

    def proposed_at(self, effective_from: datetime) -> datetime:
        """When an owner submitted it."""
        return min(effective_from - PROPOSED_BEFORE, self.until - LATEST_PROPOSAL)

    def approved_at(self, effective_from: datetime) -> datetime:
        """When another owner approved it."""
        return min(effective_from - APPROVED_BEFORE, self.until - LATEST_APPROVAL)

    def published_at(self, lesson: Lesson, place: float, articles: Iterable[ArticleFile]) -> datetime:
        """When a lesson that hangs on no update came out: once all its rules read as they do now.

        `place` in [0, 1) is where it stands among its like; over a month they come out one after the other.
        """
        by_slug = {article.slug: article for article in articles}
        stood = [self._stands_since(name, by_slug) for name in lesson.facts]
        in_turn = self.first_day + timedelta(days=int(place * max(0, self.days - 30)))
        return max([in_turn + timedelta(hours=10), *(each + timedelta(hours=34) for each in stood)])

    def _drawn_apart(self, days: int) -> int:
        if days >= -KEPT_DAYS or self.days <= CONTENT_DAYS:
            return days
        share = (-days - KEPT_DAYS) / (CONTENT_DAYS - KEPT_DAYS)
        return -KEPT_DAYS - round(share * (self.days - KEPT_DAYS - 10))

    def _stands_since(self, name: str, articles: dict[str, ArticleFile]) -> datetime:
        """Since when the article says what it says now, for this one rule."""
        slug, words = split_fact_name(name) or ("", ())
        since, says = self.first_day, None
        for revision in articles[slug].revisions:
            named = statements_named(words, statements(revision.body))
            now_says = named[0].statement if len(named) == 1 else None
            effective_from = self.effective_from(articles[slug], revision)
            if now_says != says and effective_from <= self.until:
                since, says = max(effective_from, self.first_day), now_says
        return since

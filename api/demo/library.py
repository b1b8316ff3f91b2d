"""What could be learned at each moment of the past: lessons, items and facts as they were approved by then.

The rows hold the end of the story. Here it is told again from the beginning: a lesson is not there before it was
approved, and an item is not to retire before the update that ends it was.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any  # a row of the driver has no narrower type
from uuid import UUID

import msgspec
from tortoise import connections

from learning.lessons.answerable import Item, keys_from_json, shown_key
from learning.lessons.lesson_file import parse
from learning.mastery.fact_state import Version

ITEMS = """
select item.*, item.content::text as content, item.keys::text as keys, lesson.approved_at
from item join lesson on lesson.id = item.lesson_id
order by lesson.approved_at, lesson.slug, item.position
"""

LESSONS = """
select lesson.id, lesson.title, lesson.seconds, lesson.skills[1] as skill, lesson.approved_at, lesson.markdown,
       lesson.slug, revision.effective_from
from lesson left join revision on revision.id = lesson.revision_id
where lesson.approved_at is not null
order by revision.effective_from desc nulls last, lesson.slug
"""

VERSIONS = """
select version.*, revision.approved_at, revision.number, article.title
from fact_version version
join revision on revision.id = version.revision_id
join article on article.id = revision.article_id
order by version.valid_from
"""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson with what it asks. `cards` is how many there are to read."""

    id: UUID
    title: str
    seconds: int
    skill: str | None
    effective_from: datetime | None
    approved_at: datetime
    slug: str
    cards: int


@dataclass(frozen=True, slots=True)
class Asked:
    """An item as it is asked, and as its author meant it."""

    item: Item
    lesson_id: UUID
    position: int
    kept_back: bool
    asks_certainty: bool
    weight: float
    """How much customers ask for what it asks."""
    shown: tuple[str, ...]
    """What a receipt tells of each key: the JSON object without its opening brace."""

    @property
    def id(self) -> UUID:
        """The item's id."""
        return self.item.id

    def is_askable(self, at: datetime) -> bool:
        """Whether it is still asked at that moment."""
        return self.item.retired_at is None or self.item.retired_at > at


@dataclass(frozen=True, slots=True)
class Weights:
    """How much customers ask for facts that a contact reason names, and for skills."""

    facts: Mapping[UUID, float]
    skills: Mapping[str, float]

    def against(self, skill: str, fact: UUID) -> float:
        """What a fact weighs against its skill: 1 unless a reason names it or its article."""
        return self.facts[fact] / self.skills[skill] if fact in self.facts else 1.0


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a fact version comes from: its update's number and title, and when it took effect."""

    revision_id: UUID
    number: int
    title: str
    valid_from: datetime


class Library:
    """Everything approved so far. `turn_to` moves on to a later moment."""

    def __init__(
        self,
        lessons: Sequence[Lesson],
        items: Sequence[Asked],
        versions: Sequence[Mapping[str, Any]],
        skills_of_fact: Mapping[UUID, Sequence[str]],
        weights: Weights,
    ) -> None:
        self.weights = weights
        self.lessons: list[Lesson] = []
        self.items: dict[UUID, Asked] = {}
        self.of_fact: dict[UUID, list[Asked]] = defaultdict(list)
        self.of_lesson: dict[UUID, list[Asked]] = defaultdict(list)
        self.versions: dict[UUID, tuple[Version, ...]] = {}
        self.facts_of_skill: dict[str, list[UUID]] = {}
        self.turns_of_skill: dict[str, list[datetime]] = {}
        self.skills_of_fact: dict[UUID, set[str]] = {}
        self._skills_of_fact = skills_of_fact
        self.origins = {
            row["id"]: Origin(row["revision_id"], row["number"], row["title"], row["valid_from"])
            for row in versions
        }
        self.all_lessons, self._items, self._rows = lessons, items, versions
        self._numbered = {each.id: each for each in lessons}
        self._approvals = sorted(
            {each.approved_at for each in lessons} | {row["approved_at"] for row in versions}, reverse=True
        )

    def turn_to(self, at: datetime) -> None:
        """Let in what was approved up to this moment."""
        if not self._approvals or self._approvals[-1] > at:
            return
        while self._approvals and self._approvals[-1] <= at:
            self._approvals.pop()
        self._let_in_versions(at)
        self._let_in_lessons(at)
        self._link()

    @property
    def next_approval(self) -> datetime | None:
        """When something is approved next."""
        return self._approvals[-1] if self._approvals else None

    def lesson(self, lesson_id: UUID) -> Lesson:
        """The lesson of this id."""
        return self._numbered[lesson_id]

    def lesson_items(self, lesson_id: UUID, at: datetime) -> list[Asked]:
        """What the lesson asks at that moment, in its order."""
        return [each for each in self.of_lesson[lesson_id] if not each.kept_back and each.is_askable(at)]

    def _let_in_versions(self, at: datetime) -> None:
        known: dict[UUID, list[Mapping[str, Any]]] = defaultdict(list)
        for row in self._rows:
            if row["approved_at"] <= at:
                known[row["fact_id"]].append(row)
        self.versions = {
            fact: tuple(
                Version(
                    row["id"],
                    row["valid_from"],
                    row["valid_to"] if row is not rows[-1] else None,
                    row["retired"],
                )
                for row in rows
            )
            for fact, rows in known.items()
        }

    def _let_in_lessons(self, at: datetime) -> None:
        self.lessons = [each for each in self.all_lessons if each.approved_at <= at]
        there = {each.id for each in self.lessons}
        self.items, self.of_fact, self.of_lesson = {}, defaultdict(list), defaultdict(list)
        for asked in (self._as_known(each) for each in self._items if each.lesson_id in there):
            self.items[asked.id] = asked
            self.of_lesson[asked.lesson_id].append(asked)
            if asked.item.fact_id:
                self.of_fact[asked.item.fact_id].append(asked)

    def _as_known(self, asked: Asked) -> Asked:
        """The item, which retires only once a version that begins then is approved."""
        retires, versions = asked.item.retired_at, self.versions.get(asked.item.fact_id or asked.id, ())
        if retires is None or any(version.valid_from == retires for version in versions):
            return asked
        return replace(asked, item=replace(asked.item, retired_at=None))

    def _link(self) -> None:
        """Which facts belong to which skill by now, and when each skill's levels are due whatever they say."""
        linked: dict[str, set[UUID]] = defaultdict(set)
        for fact in self.versions:
            for skill in self._skills_of_fact.get(fact, ()):
                linked[skill].add(fact)
        for asked in self.items.values():
            if asked.item.fact_id and asked.item.skill:
                linked[asked.item.skill].add(asked.item.fact_id)
        self.facts_of_skill = {skill: sorted(facts) for skill, facts in linked.items()}
        self.turns_of_skill = {
            skill: sorted({moment for fact in facts for moment in self._turns(fact)})
            for skill, facts in linked.items()
        }
        self.skills_of_fact = defaultdict(set)
        for skill, facts in linked.items():
            for fact in facts:
                self.skills_of_fact[fact].add(skill)

    def _turns(self, fact: UUID) -> Iterator[datetime]:
        """When a fact begins or ceases to hold, and when a lesson first asked it."""
        for version in self.versions[fact]:
            yield version.valid_from
            if version.valid_to is not None:
                yield version.valid_to
        yield from (self._numbered[each.lesson_id].approved_at for each in self.of_fact[fact])


async def open_library() -> Library:
    """The library of the shelf that was filled."""
    lessons = [_lesson(row) for row in await _rows(LESSONS)]
    links: dict[UUID, list[str]] = defaultdict(list)
    for row in await _rows("select fact_id, skill from skill_fact order by skill"):
        links[row["fact_id"]].append(row["skill"])
    weights = Weights(
        {row["fact_id"]: row["weight"] for row in await _rows("select fact_id, weight from fact_weight")},
        {row["slug"]: row["weight"] for row in await _rows("select slug, weight from skill")},
    )
    return Library(
        lessons, [_asked(row) for row in await _rows(ITEMS)], await _rows(VERSIONS), links, weights
    )


def _lesson(row: Mapping[str, Any]) -> Lesson:
    text = parse(row["markdown"], path=row["slug"]).lesson
    return Lesson(
        row["id"],
        row["title"],
        row["seconds"],
        row["skill"],
        row["effective_from"],
        row["approved_at"],
        row["slug"],
        cards=len(text.cards) if text else 0,
    )


def _asked(row: Mapping[str, Any]) -> Asked:
    content, keys = msgspec.json.decode(row["content"]), keys_from_json(msgspec.json.decode(row["keys"]))
    return Asked(
        item=Item(
            id=row["id"],
            kind=row["kind"],
            choices=len(content["options"]),
            options=row["options"],
            keys=keys,
            keyed_on=row["keyed_on"],
            unit=content.get("unit") or "",
            fact_id=row["fact_id"],
            skill=row["skill"],
            prior_difficulty=row["prior_difficulty"],
            retired_at=row["retired_at"],
        ),
        lesson_id=row["lesson_id"],
        position=row["position"],
        kept_back=row["kept_back"],
        asks_certainty=content["ask_certainty"],
        weight=row["weight"],
        shown=tuple(msgspec.json.encode(shown_key(key)).decode()[1:] for key in keys),
    )


async def _rows(query: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = await connections.get("default").execute_query_dict(query)
    return rows

"""Its past, lived through in memory: who opened the panel when, what it offered, what she answered, what followed.

The clock moves over all people together, because what is estimated of an item depends on everyone's answers.
"""

import heapq
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from api.demo.bank import Bank, Colleague
from api.demo.calendar import Past
from api.demo.closing import keep_desk, keep_difficulties
from api.demo.desk import Desk
from api.demo.floor import Floor, follow
from api.demo.health import keep_health
from api.demo.library import Asked, Lesson, Library
from api.demo.mind import Habit, Mind, a_habit
from api.demo.rota import Shift, gaps
from api.demo.rows import Rows
from api.demo.sitting import Sitting
from learning.clock import in_bank_zone
from learning.people.person import Role
from learning.practice.next_item import Choice, Next, Situation, choose

HERS = Habit(
    diligence=1.0,
    keeps_up=1.0,
    explores=0.6,
    talent=2.0,
    retention=1.5,
    boldness=1.0,
    bias=0.1,
    infallible=True,
)
"""The first agent: she knows every update there was, so that her day holds only what is still to come."""

A_LEADS = Habit(
    diligence=0.7,
    keeps_up=0.9,
    explores=0.4,
    talent=2.0,
    retention=1.5,
    boldness=1.0,
    bias=0.05,
    infallible=True,
)
"""A lead: what she did she knows, and she has not done everything, so that there is something she cannot ask yet."""

IN_TIME_SINCE = timedelta(days=22)
"""Updates that took effect in this time she learned before it; three of them are what the badge asks for.
Older ones she learned late, so that the badge is never earned before its last case, however long the past."""

LAST_REVIEW = timedelta(days=2)
"""Her last review, counted from the latest update's effect: too early for the case that this update kept back."""

REVIEWS_INSTEAD = 0.5
"""Chance that somebody who puts an update off reviews instead."""


@dataclass(slots=True)
class Life:
    """Somebody who practises: what she knows, what the product knows of her, and when she opens the panel next."""

    place: int
    desk: Desk
    mind: Mind
    openings: Iterator[datetime]
    practised_on: date | None = None
    practised_seconds: int = 0
    lesson_seconds: int = 0

    def wants(self, choice: Choice, at: datetime) -> bool:
        """Whether she does what is offered."""
        chance, habit = self.mind.chance, self.mind.habit
        match choice.kind:
            case Next.UPDATE:
                return chance.random() < habit.keeps_up
            case Next.LESSON:
                return chance.random() < habit.explores
        return choice.kind is Next.REVIEW


@dataclass(slots=True)
class First(Life):
    """The first agent of the bank, whose story ends one answer short of her badge."""

    past: Past = field(kw_only=True)
    last_effect: datetime = field(kw_only=True)

    def wants(self, choice: Choice, at: datetime) -> bool:
        """She leaves what is still to come, and the case of the latest update."""
        effective_from = choice.effective_from
        if choice.kind is Next.REVIEW:
            return at < self.last_effect + LAST_REVIEW
        if effective_from is None:
            return Life.wants(self, choice, at)
        in_time = effective_from >= self.past.until - IN_TIME_SINCE
        return effective_from <= self.past.until and (in_time or effective_from <= at)


class Moment(Protocol):
    """Something that is to happen."""

    def __call__(self) -> None:
        """Let it happen."""


class History:
    """One past of one bank. `live` goes through it, and stops wherever there is enough to write."""

    def __init__(
        self,
        bank: Bank,
        past: Past,
        library: Library,
        rows: Rows,
        *,
        seed: int,
        zone: ZoneInfo,
        cap_seconds: int,
    ) -> None:
        self._past, self._cap_seconds = past, cap_seconds
        self._floor = Floor(library, rows, zone)
        self._lives = [
            self._life(place, agent, seed) for place, agent in enumerate([*bank.agents, *bank.leads])
        ]
        self._coming: list[tuple[datetime, int, int, Moment]] = []
        self._told = 0

    def live(self) -> Iterator[None]:
        """Live through the past; yields now and then, so that rows can be written."""
        for life in self._lives:
            self._await_opening(life)
        while self._coming:
            at, *_, happen = heapq.heappop(self._coming)
            self._turn_to(at)
            happen()
            yield
        self._turn_to(self._past.until)
        self._close()
        yield

    def _life(self, place: int, agent: Colleague, seed: int) -> Life:
        chance = random.Random(f"{seed} {agent.sign_in}")  # noqa: S311 # an invented past
        habit = HERS if place == 0 else A_LEADS if Role.LEAD in agent.roles else a_habit(chance)
        assert agent.team.crew is not None, "agents and leads sit in a crew"
        openings = gaps(
            Shift(agent.team.crew, agent.team.by_night),
            habit.diligence,
            chance,
            since=agent.joined_at,
            until=agent.left_at or self._past.until,
            zone=self._floor.zone,
            rests=place > 0,
        )
        kind = partial(First, past=self._past, last_effect=self._last_effect()) if place == 0 else Life
        return kind(place, Desk(agent.id), Mind(habit, chance), openings)

    def _last_effect(self) -> datetime:
        """When the latest update with a lesson took effect."""
        effects = [each.effective_from for each in self._floor.library.all_lessons if each.effective_from]
        return max(effect for effect in effects if effect <= self._past.until)

    def _at(self, at: datetime, life: Life, happen: Moment) -> None:
        self._told += 1
        heapq.heappush(self._coming, (at, life.place, self._told, happen))

    def _await_opening(self, life: Life) -> None:
        at = next(life.openings, None)
        if at is not None:
            self._at(at, life, partial(self._open_panel, life, at))

    def _turn_to(self, at: datetime) -> None:
        """Let in what is approved by then; what stood until that moment is judged first."""
        library = self._floor.library
        while (approval := library.next_approval) is not None and approval <= at:
            for life in self._lives:
                life.desk.refresh(library, approval - timedelta(seconds=1))
            library.turn_to(approval)
            for life in self._lives:
                life.desk.due_at = approval

    def _open_panel(self, life: Life, at: datetime) -> None:
        """See what is offered, and do it or not."""
        desk, library = life.desk, self._floor.library
        desk.refresh(library, at)
        self._begin_day(life, at)
        situation, facts = desk.situation(
            library,
            at,
            practised_seconds=life.practised_seconds,
            lesson_seconds=life.lesson_seconds,
            cap_seconds=self._cap_seconds,
        )
        choice = choose(situation, at)
        lesson, items = self._taken(life, choice, situation, facts, at)
        if not items:
            self._await_opening(life)
            return
        sitting = Sitting(self._floor, desk, life.mind, at)
        sitting.go_through(lesson, items)
        life.practised_seconds += sitting.seconds
        life.lesson_seconds += sitting.seconds if lesson else 0
        self._at(sitting.at, life, partial(self._follow, life, sitting))

    def _follow(self, life: Life, sitting: Sitting) -> None:
        life.desk.refresh(self._floor.library, sitting.at)
        follow(self._floor, life.desk, sitting.answered, sitting.at)
        self._await_opening(life)

    def _taken(
        self, life: Life, choice: Choice, situation: Situation, facts: tuple[UUID, ...], at: datetime
    ) -> tuple[Lesson | None, list[Asked]]:
        """The lesson or review that she takes up, if any."""
        library, wanted = self._floor.library, life.wants(choice, at)
        if choice.lesson_id is not None and wanted:
            return library.lesson(choice.lesson_id), library.lesson_items(choice.lesson_id, at)
        instead = choice.kind is Next.UPDATE and life.mind.chance.random() < REVIEWS_INSTEAD
        if (choice.kind is Next.REVIEW and wanted) or (
            instead and life.wants(Choice(Next.REVIEW, choice.reason), at)
        ):
            return None, life.desk.review(library, situation, facts, at)
        return None, []

    def _begin_day(self, life: Life, at: datetime) -> None:
        """On a new day of the bank nothing has been practised yet."""
        today = in_bank_zone(at, self._floor.zone).date()
        if life.practised_on != today:
            life.practised_on, life.practised_seconds, life.lesson_seconds = today, 0, 0

    def _close(self) -> None:
        """Bring every level up to the end, and write down where everybody stands."""
        for life in self._lives:
            life.desk.refresh(self._floor.library, self._past.until)
            keep_desk(life.desk, self._floor.rows)
        keep_difficulties(self._floor)
        keep_health(self._floor.health, self._floor.rows)

    @property
    def turns(self) -> int:
        """How many batches of answers moved difficulties."""
        return self._floor.turn

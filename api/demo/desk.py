"""What the product knows of one person at one moment, held in memory while her past is lived through.

Every decision is the product's own (`choose`, `take_answer`, `judge`, ...). What its statements select from the
database is selected here from dictionaries; a test lives the same past through the database and compares every row.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

import numpy as np

from api.demo.library import Asked, Library
from learning.attempts.evidence import UpdateAnswer
from learning.mastery.estimate import strength_in
from learning.mastery.fact_state import FactState
from learning.mastery.level import Given, Level, SkillLevel, judge, skill_state
from learning.memory.schedule import WORTH_ASKING, Memory, days_until
from learning.practice.answering import Learner, Moved
from learning.practice.hot import UPDATES_REACH_BACK
from learning.practice.next_item import KEPT_BACK, OpenLesson, Situation
from learning.practice.replay import InSkill
from learning.practice.review import NO_MEMORIES, Memories, facts_to_review

_DAY_SECONDS = 86_400
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Held:
    """A level as it is stored."""

    level: SkillLevel
    moved_at: datetime
    judged_at: datetime


@dataclass(slots=True)
class Desk:
    """One person's state, as its tables hold it. Before `due_at` none of her levels is to be judged again."""

    person_id: UUID
    learner: Learner = field(default_factory=Learner)
    case_due_at: datetime | None = None
    skills: dict[str, InSkill] = field(default_factory=dict)
    memories: dict[UUID, Memory] = field(default_factory=dict)
    levels: dict[str, Held] = field(default_factory=dict)
    met: dict[UUID, datetime] = field(default_factory=dict)
    asked: dict[UUID, datetime] = field(default_factory=dict)
    finished: set[UUID] = field(default_factory=set)
    given: dict[str, list[Given]] = field(default_factory=lambda: defaultdict(list))
    proofs: list[UpdateAnswer] = field(default_factory=list)
    due_at: datetime | None = None

    def situation(
        self,
        library: Library,
        at: datetime,
        *,
        practised_seconds: int,
        lesson_seconds: int,
        cap_seconds: int,
    ) -> tuple[Situation, tuple[UUID, ...]]:
        """What the next thing is chosen from, with the facts of its memories (`hot.situation`)."""
        memories, facts = self._faded(library, at)
        is_case_due = self.case_due_at is not None and self.case_due_at <= at
        lessons = self._open_lessons(library, at)
        situation = Situation(
            None,
            lessons,
            memories,
            is_case_due,
            practised_seconds,
            cap_seconds,
            lesson_seconds=lesson_seconds,
        )
        return situation, facts

    def review(
        self, library: Library, situation: Situation, facts: tuple[UUID, ...], at: datetime
    ) -> list[Asked]:
        """What a review asks: one item for each faded fact, and the case that waits (`sittings.start_review`)."""
        places = facts_to_review(situation.memories)
        items = [item for place in places if (item := self._least_asked(library, facts[place], at))]
        case = self._case_waiting(library, at)
        return items + ([case] if case and all(each.id != case.id for each in items) else [])

    def learner_in(self, skill: str | None) -> Learner:
        """Her estimates, with those in one skill."""
        if skill is None:
            return self.learner
        known = self.skills.get(skill, InSkill())
        return replace(self.learner, skill_ability=known.ability, skill_answers=known.answers)

    def keep(self, asked: Asked, moved: Moved, given: Given | None, at: datetime) -> None:
        """Move her state by one answer, as `hot_records.SAVE` does."""
        item, learner = asked.item, moved.learner
        self.learner = Learner(learner.version, learner.ability, learner.answers)
        if item.skill is not None:
            self.skills[item.skill] = InSkill(learner.skill_ability, learner.skill_answers)
            if given is not None:
                self.given[item.skill].append(given)
        if item.fact_id is not None:
            self.met.setdefault(item.fact_id, at)
            if moved.memory is not None:
                self.memories[item.fact_id] = moved.memory
        self.asked[item.id] = at

    def judge(self, library: Library, skill: str, now: datetime) -> None:
        """Judge a level from what stands now, and keep it (`mastery.service.judge_level`)."""
        before = self.levels.get(skill)
        facts = [
            FactState(library.versions[fact], self.memories.get(fact), library.weights.against(skill, fact))
            for fact in library.facts_of_skill.get(skill, ())
            if fact in self.memories or any(item.is_askable(now) for item in library.of_fact[fact])
        ]
        known = self.skills.get(skill, InSkill())
        state = skill_state(
            facts, self.given.get(skill, []), strength_in(self.learner.ability, known.ability)
        )
        after = judge(state, before.level.level if before else Level.NONE, now)
        same = before is not None and (before.level.level, before.level.stale) == (after.level, after.stale)
        self.levels[skill] = Held(after, before.moved_at if before and same else now, now)
        self.due_at = min(filter(None, (self.due_at, self._outdated_at(library, skill))), default=None)

    def refresh(self, library: Library, now: datetime) -> None:
        """Judge every level whose time came since, each at the minute it came (`follow.refresh_levels`)."""
        if self.due_at is None or self.due_at > now:
            return
        for skill in sorted(self.levels):
            while (due := self._outdated_at(library, skill)) is not None and _minute(due) <= now:
                self.judge(library, skill, _minute(due))
        outdated = (self._outdated_at(library, skill) for skill in self.levels)
        self.due_at = min(filter(None, outdated), default=None)

    def note_case(self, library: Library) -> None:
        """When the first item that a lesson kept back from her may be asked (`follow_records.CASE_DUE`)."""
        waiting = [
            met
            for fact, met in self.met.items()
            if any(
                each.kept_back and each.item.retired_at is None and each.id not in self.asked
                for each in library.of_fact[fact]
            )
        ]
        self.case_due_at = min(waiting) + KEPT_BACK if waiting else None

    def _open_lessons(self, library: Library, at: datetime) -> tuple[OpenLesson, ...]:
        horizon = at - UPDATES_REACH_BACK
        return tuple(
            OpenLesson(
                each.id, each.title, each.seconds, each.skill, each.effective_from, each.effective_from
            )
            for each in library.lessons
            if each.id not in self.finished
            and (each.effective_from is None or each.effective_from > horizon)
            and any(item.is_askable(at) for item in library.of_lesson[each.id])
        )

    def _faded(self, library: Library, at: datetime) -> tuple[Memories, tuple[UUID, ...]]:
        """Her memories that have faded or gone stale, of facts that can be asked."""
        found = []
        for fact, memory in self.memories.items():
            days = (at - memory.last_at).total_seconds() / _DAY_SECONDS
            stale = _is_over(library, fact, memory, at)
            if (
                days < days_until(WORTH_ASKING, memory.stability)
                and not stale
                and memory.confident_error_at is None
            ):
                continue
            item = next((each for each in library.of_fact[fact] if each.is_askable(at)), None)
            if item is not None:
                found.append((fact, memory, days, stale, item))
        if not found:
            return NO_MEMORIES, ()
        found.sort(key=lambda each: each[0])
        memories = [each[1] for each in found]
        return Memories(
            stability=np.array([memory.stability for memory in memories]),
            difficulty=np.array([memory.difficulty for memory in memories]),
            days=np.array([each[2] for each in found]),
            error_days=np.array([_days_since(memory.confident_error_at, at) for memory in memories]),
            stale=np.array([each[3] for each in found]),
            skills=tuple(each[4].item.skill for each in found),
            weight=np.array([each[4].weight for each in found]),
        ), tuple(each[0] for each in found)

    def _least_asked(self, library: Library, fact: UUID, at: datetime) -> Asked | None:
        met = self.met.get(fact)
        may_be_late = met is None or met <= at - KEPT_BACK
        candidates = [
            each
            for each in library.of_fact[fact]
            if each.is_askable(at) and (may_be_late or not each.kept_back)
        ]
        return min(candidates, key=self._asked_last, default=None)

    def _asked_last(self, asked: Asked) -> tuple[float, UUID, int]:
        at = self.asked.get(asked.id)
        return at.timestamp() if at else 0.0, asked.lesson_id, asked.position

    def _case_waiting(self, library: Library, at: datetime) -> Asked | None:
        waiting = [
            (met, place, each)
            for fact, met in self.met.items()
            if met <= at - KEPT_BACK
            for place, each in enumerate(library.of_fact[fact])
            if each.kept_back and each.is_askable(at) and each.id not in self.asked
        ]
        return min(waiting, key=lambda each: each[:2])[2] if waiting else None

    def _outdated_at(self, library: Library, skill: str) -> datetime | None:
        """When the stored level is due to be judged again, if ever."""
        held = self.levels[skill]
        turns = library.turns_of_skill.get(skill, [])
        place = bisect_right(turns, held.judged_at)
        moments = [*turns[place : place + 1], *([held.level.recheck_at] if held.level.recheck_at else [])]
        return min(moments, default=None)


def _is_over(library: Library, fact: UUID, memory: Memory, at: datetime) -> bool:
    known = memory.known_version_id
    return known is not None and any(
        version.id == known and version.is_over(at) for version in library.versions[fact]
    )


def _days_since(moment: datetime | None, at: datetime) -> float:
    return (at - moment).total_seconds() / _DAY_SECONDS if moment else float("nan")


def _minute(at: datetime) -> datetime:
    """The minute at which the job finds what was due at this moment."""
    whole = at.replace(second=0, microsecond=0)
    return whole if whole == at else whole + _MINUTE


def levels_shown(levels: Mapping[str, Held]) -> dict[str, str]:
    """Levels as the beginning of a sitting notes them."""
    return {skill: held.level.level.value for skill, held in levels.items()}

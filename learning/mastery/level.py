"""From answers and memories to the level that is shown: how much of a skill's facts somebody would recall now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from learning.mastery.estimate import ANSWERS_THAT_COUNT, spread
from learning.mastery.fact_state import FactState

LEAST_ANSWERS, LEAST_ITEMS, LEAST_DAYS = 5, 3, 2
"""The evidence floor: below it a skill is a beginning, whatever the estimate says."""

LEAST_TRANSFERS = 2
TRANSFER_AFTER = timedelta(days=7)
"""Mastered asks for right answers whose key never left the server, a week or more after the first."""

FARTHEST_LOOK = timedelta(days=365)

READY = 0.70
"""A skill is best begun once what comes before it is held this well: the outer fringe of knowledge-space theory
(Doignon & Falmagne), with the mark of the research behind the levels. Nothing is locked by it."""


class Level(StrEnum):
    """Shown as 暂无记录, 入门, 练习中, 会用, 稳固."""

    NONE = "none"
    BEGINNER = "beginner"
    LEARNING = "learning"
    SOLID = "solid"
    MASTERED = "mastered"

    @property
    def arcs(self) -> int:
        """How many quarters of the ring are drawn, 0 to 4."""
        return list(Level).index(self)


@dataclass(frozen=True, slots=True)
class Bar:
    """What a level asks: this mastery, this much of it less one standard deviation; and where it is dropped."""

    mastery: float
    surely: float
    drop: float


BARS = {Level.SOLID: Bar(0.80, 0.70, 0.75), Level.MASTERED: Bar(0.90, 0.80, 0.85)}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind a level: graded answers, items, days of the bank, right transfer answers."""

    answers: int
    items: int
    days: int
    transfers: int

    @property
    def reaches_floor(self) -> bool:
        """Whether there is enough to say more than "begun"."""
        return self.answers >= LEAST_ANSWERS and self.items >= LEAST_ITEMS and self.days >= LEAST_DAYS


@dataclass(frozen=True, slots=True)
class SkillState:
    """All that a skill's level is told from. `strength` is the Elo's chance at difficulty 0, `spread` in logits."""

    facts: tuple[FactState, ...]
    strength: float
    spread: float
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class SkillLevel:
    """A level as it is stored and shown, and when to look again."""

    level: Level
    mastery: float
    spread: float
    answers: int
    live_facts: int
    fresh_facts: int
    stale: bool
    recheck_at: datetime | None


def judge(state: SkillState, previous: Level, now: datetime) -> SkillLevel:
    """The level now. A level once reached is kept until mastery falls below its drop mark."""
    mastery = mastery_of(state, now)
    level = level_of(mastery, state, previous)
    live = [fact for fact in state.facts if fact.is_live(now)]
    return SkillLevel(
        level=level,
        mastery=mastery,
        spread=state.spread,
        answers=state.evidence.answers,
        live_facts=len(live),
        fresh_facts=sum(fact.is_fresh(now) for fact in live),
        stale=any(fact.is_stale(now) for fact in live),
        recheck_at=recheck_at(state, level, now),
    )


def mastery_of(state: SkillState, at: datetime) -> float:
    """Recall of the skill's live facts, averaged by how much each is asked for; without facts, the Elo's chance at 0."""
    live = [fact for fact in state.facts if fact.is_live(at)]
    if not live:
        return state.strength
    recalled = sum(fact.weight * _recalled(fact, state.strength, at) for fact in live)
    return recalled / sum(fact.weight for fact in live)


def level_of(mastery: float, state: SkillState, previous: Level) -> Level:
    """The level that this mastery earns, or still holds."""
    evidence = state.evidence
    if evidence.answers == 0:
        return Level.NONE
    if not evidence.reaches_floor:
        return Level.BEGINNER
    surely = mastery - mastery * (1 - mastery) * state.spread
    for level in (Level.MASTERED, Level.SOLID):
        if level is Level.MASTERED and evidence.transfers < LEAST_TRANSFERS:
            continue
        bar = BARS[level]
        if previous.arcs >= level.arcs and mastery >= bar.drop:
            return level
        if mastery >= bar.mastery and surely >= bar.surely:
            return level
    return Level.LEARNING


def recheck_at(state: SkillState, level: Level, now: datetime) -> datetime | None:
    """When to look again: a fact's validity turns, or mastery fades below what the level asks."""
    if not state.evidence.answers:
        return None
    turns = [
        moment
        for fact in state.facts
        for version in fact.versions
        for moment in (version.valid_from, version.valid_to)
        if moment is not None and moment > now
    ]
    turn = min(turns, default=None)
    if level not in BARS:
        return turn
    return _falls_below(state, BARS[level].drop, now, turn or now + FARTHEST_LOOK) or turn


def _falls_below(state: SkillState, mark: float, now: datetime, until: datetime) -> datetime | None:
    """When mastery falls below the mark, to the minute; `None` if not by then. Between turns it only falls."""
    until = min(until, now + FARTHEST_LOOK)
    if mastery_of(state, until) >= mark:
        return None
    low, high = now, until
    while high - low > timedelta(minutes=1):
        middle = low + (high - low) / 2
        low, high = (middle, high) if mastery_of(state, middle) >= mark else (low, middle)
    return high


def _recalled(fact: FactState, strength: float, at: datetime) -> float:
    """Recall of one fact: of a fresh one its memory's; of one never met, or outdated, what her strength promises.

    After a wrong answer the lower counts, because FSRS takes for granted that a missed card is then relearnt.
    """
    if fact.memory is None or fact.is_stale(at):
        return strength
    kept = fact.kept(fact.memory, at)
    return kept if fact.memory.last_right else min(kept, strength)


@dataclass(frozen=True, slots=True)
class Given:
    """One graded answer in the skill. `day` is the bank's, `expected` the chance it was given beforehand."""

    at: datetime
    day: date
    item_id: UUID
    right: bool
    key_on_device: bool
    expected: float


def skill_state(facts: Sequence[FactState], given: Sequence[Given], strength: float) -> SkillState:
    """Put together what a level is told from. `given` is in order of time."""
    return SkillState(
        facts=tuple(facts),
        strength=strength,
        spread=spread(each.expected for each in given[-ANSWERS_THAT_COUNT:]),
        evidence=Evidence(
            answers=len(given),
            items=len({each.item_id for each in given}),
            days=len({each.day for each in given}),
            transfers=sum(
                each.right and not each.key_on_device for each in given if _is_late_enough(each, given[0])
            ),
        ),
    )


def _is_late_enough(each: Given, first: Given) -> bool:
    return each.at - first.at >= TRANSFER_AFTER

"""What the next level of a skill asks, what a position asks, and how many weeks that takes at the present pace."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil

from learning.mastery.level import (
    BARS,
    LEAST_ANSWERS,
    LEAST_DAYS,
    LEAST_ITEMS,
    LEAST_TRANSFERS,
    READY,
    TRANSFER_AFTER,
    Level,
    SkillState,
    mastery_of,
)
from learning.skills.graph import After, beneath
from learning.skills.skill import EvidenceKind, Profile, Range, Skill

PACE_DAYS = 28
"""Days that tell the present pace: four whole weeks, so that every weekday weighs alike."""

MOST_WEEKS = 52


class StepKind(StrEnum):
    """What a level asks for."""

    ANSWERS = "answers"  # graded ones
    ITEMS = "items"  # different ones
    DAYS = "days"  # of the bank, on which she answered
    FACTS = "facts"  # that she holds as they are valid now
    TRANSFERS = "transfers"  # right in new cases, a week after the first answer


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that the next level asks, how much of it there is, and whether that is enough."""

    kind: StepKind
    has: int
    wants: int
    is_met: bool


@dataclass(frozen=True, slots=True)
class Held:
    """Where she stands in one skill. `mastery` and level are those of the stored row that her lead reads too."""

    level: Level
    mastery: float
    answers: int
    last_right_at: datetime | None = None
    first_at: datetime | None = None


NOT_HELD = Held(Level.NONE, 0.0, 0)


@dataclass(frozen=True, slots=True)
class Gap:
    """One skill of a position: what it asks, what she has, and which kinds of evidence there are none of yet.

    `waits` is the time that has to pass before 稳固 can be shown, however fast she learns.
    """

    skill: Skill
    wants: Range
    level: Level
    rungs: int
    missing: tuple[EvidenceKind, ...]
    waits: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast she climbs: answers for each rung above 入门 so far, and answers a week of late."""

    answers_a_rung: float
    answers_a_week: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """Weeks until the rungs are climbed, of learning alone; `rungs` are those that are missing.

    `least_weeks` is what the spacing of 稳固 asks at any pace, 0 where nothing has to wait.
    """

    rungs: int
    pace: Pace
    weeks: int
    least_weeks: int


def next_level(level: Level) -> Level | None:
    """The level above, where practice leads next: with enough evidence 入门 becomes 练习中."""
    if level in (Level.NONE, Level.BEGINNER):
        return Level.LEARNING
    return {Level.LEARNING: Level.SOLID, Level.SOLID: Level.MASTERED}.get(level)


def steps_to_next(level: Level, state: SkillState, now: datetime) -> tuple[Step, ...]:
    """What the level above asks, by the rules that judge it (`learning/mastery/level.py`); nothing at the top."""
    aim, evidence = next_level(level), state.evidence
    if aim is None:
        return ()
    if aim is Level.LEARNING:
        return (
            _step(StepKind.ANSWERS, evidence.answers, LEAST_ANSWERS),
            _step(StepKind.ITEMS, evidence.items, LEAST_ITEMS),
            _step(StepKind.DAYS, evidence.days, LEAST_DAYS),
        )
    live = [fact for fact in state.facts if fact.is_live(now)]
    mastery = mastery_of(state, now)
    surely = mastery - mastery * (1 - mastery) * state.spread
    is_held = mastery >= BARS[aim].mastery and surely >= BARS[aim].surely
    facts = Step(StepKind.FACTS, sum(fact.is_fresh(now) for fact in live), len(live), is_held)
    if aim is Level.SOLID:
        return (facts,)
    return facts, _step(StepKind.TRANSFERS, evidence.transfers, LEAST_TRANSFERS)


def comes_later(skill: Skill, held: Mapping[str, Held]) -> bool:
    """Whether something is better practised first. It orders suggestions; she may open it all the same."""
    if held.get(skill.slug, NOT_HELD).level is not Level.NONE:
        return False
    return any(held.get(before, NOT_HELD).mastery < READY for before in skill.after)


def gaps_to(
    profile: Profile, skills: Mapping[str, Skill], held: Mapping[str, Held], now: datetime
) -> list[Gap]:
    """Every skill of the position in its order, also those in which nothing is missing."""
    return [
        Gap(
            skills[slug],
            wants,
            (has := held.get(slug, NOT_HELD)).level,
            max(0, wants.low.arcs - has.level.arcs),
            missing_evidence(skills[slug], has, now),
            _wait(wants, has, now),
        )
        for slug, wants in profile.wants
        if slug in skills
    ]


def missing_evidence(skill: Skill, held: Held, now: datetime) -> tuple[EvidenceKind, ...]:
    """Kinds of evidence that the skill asks for and that nothing on record shows, or shows no longer.

    Only right answers are on record so far; scenarios, calls heard and teaching back have no record yet.
    """
    last = held.last_right_at
    has_quiz = last is not None and (skill.valid_for is None or now - last <= skill.valid_for)
    return tuple(kind for kind in skill.evidence if not (kind is EvidenceKind.QUIZ and has_quiz))


def way_to(gaps: Collection[Gap], after: After, held: Mapping[str, Held]) -> frozenset[str]:
    """The skills still to climb for a position: those with a gap, and what below them is not held well enough."""
    wanted = {str(gap.skill.slug) for gap in gaps if gap.rungs}
    below = {slug for slug in beneath(wanted, after) if held.get(slug, NOT_HELD).mastery < READY}
    return frozenset(wanted | below)


def pace_of(held: Collection[Held], recent_answers: int) -> Pace | None:
    """Her pace; `None` before the first 练习中, and where she did not practise of late.

    Skills below that do not count: a single answer makes a beginner, and says nothing of the rungs above.
    """
    climbed = [each for each in held if each.level.arcs >= Level.LEARNING.arcs]
    if not climbed or not recent_answers:
        return None
    rungs = sum(each.level.arcs - Level.BEGINNER.arcs for each in climbed)
    return Pace(sum(each.answers for each in climbed) / rungs, recent_answers / (PACE_DAYS / 7))


def forecast(gaps: Collection[Gap], pace: Pace | None) -> Forecast | None:
    """Weeks to climb what is missing: rungs times answers a rung, over answers a week, rounded up.

    Never sooner than the spacing of 稳固 allows: its right answers come a week or more after the first, so every
    such skill is taken to be begun at once. `None` without a pace, and beyond a year, where a figure would
    pretend to know.
    """
    rungs = sum(gap.rungs for gap in gaps)
    if pace is None:
        return None
    least = ceil(max((gap.waits for gap in gaps), default=timedelta()) / timedelta(days=7))
    weeks = max(least, ceil(rungs * pace.answers_a_rung / pace.answers_a_week))
    return Forecast(rungs, pace, weeks, least) if weeks <= MOST_WEEKS else None


def _wait(wants: Range, held: Held, now: datetime) -> timedelta:
    """How long until right answers count for 稳固, where it is asked and not reached; counted from her first answer."""
    if wants.low.arcs < Level.MASTERED.arcs or held.level is Level.MASTERED:
        return timedelta()
    return max(timedelta(), TRANSFER_AFTER - (now - (held.first_at or now)))


def _step(kind: StepKind, has: int, wants: int) -> Step:
    return Step(kind, min(has, wants), wants, has >= wants)

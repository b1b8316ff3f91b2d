"""What comes next, what a position asks, and how long that takes."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from learning.career.progress import (
    Gap,
    Held,
    Pace,
    StepKind,
    comes_later,
    forecast,
    gaps_to,
    missing_evidence,
    pace_of,
    steps_to_next,
    way_to,
)
from learning.mastery.fact_state import FactState, Version
from learning.mastery.level import Evidence, Level, SkillState
from learning.memory.schedule import Memory
from learning.skills.skill import EvidenceKind, Profile, Range, Rung, Skill, SkillSlug, Stage

NOW = datetime(2026, 11, 21, tzinfo=UTC)


def a_skill(slug: str, *after: str, valid_for: timedelta | None = None, kinds: str = "quiz") -> Skill:
    return Skill(
        SkillSlug(slug),
        slug,
        slug,
        "basics",
        Stage.NEWCOMER,
        tuple(map(SkillSlug, after)),
        evidence=tuple(map(EvidenceKind, kinds.split())),
        valid_for=valid_for,
    )


def held(level: Level, mastery: float = 0.0, answers: int = 0, days_ago: float | None = None) -> Held:
    last = NOW - timedelta(days=days_ago) if days_ago is not None else None
    return Held(level, mastery, answers, last)


def a_gap(rungs: int) -> Gap:
    return Gap(a_skill("a"), Range(Rung.SOLID, Rung.MASTERED), Level.NONE, rungs, ())


def a_state(*, answers: int, items: int, days: int, transfers: int, kept: bool) -> SkillState:
    version = Version(uuid4(), NOW - timedelta(days=90), None)
    memory = Memory(1000.0, 5.0, 6, 0, NOW - timedelta(days=1), kept, None, version.id if kept else None)
    fact = FactState((version,), memory)
    return SkillState((fact,), 0.5, 0.3, Evidence(answers, items, days, transfers))


def test_a_beginner_is_told_what_the_floor_still_asks() -> None:
    steps = steps_to_next(Level.BEGINNER, a_state(answers=7, items=2, days=1, transfers=0, kept=True), NOW)

    assert [(step.kind, step.has, step.wants, step.is_met) for step in steps] == [
        (StepKind.ANSWERS, 5, 5, True),
        (StepKind.ITEMS, 2, 3, False),
        (StepKind.DAYS, 1, 2, False),
    ]


def test_above_it_facts_have_to_be_held_and_at_last_transferred() -> None:
    state = a_state(answers=9, items=4, days=3, transfers=1, kept=True)

    (facts,) = steps_to_next(Level.LEARNING, state, NOW)
    _, transfers = steps_to_next(Level.SOLID, state, NOW)

    assert (facts.kind, facts.has, facts.wants, facts.is_met) == (StepKind.FACTS, 1, 1, True)
    assert (transfers.kind, transfers.has, transfers.is_met) == (StepKind.TRANSFERS, 1, False)
    assert steps_to_next(Level.MASTERED, state, NOW) == ()


@pytest.mark.parametrize(
    ("before", "here", "is_later"),
    [
        (held(Level.LEARNING, 0.69), None, True),
        (held(Level.LEARNING, 0.70), None, False),
        (held(Level.BEGINNER, 0.1), held(Level.BEGINNER), False),
    ],
    ids=["not ready", "on the fringe", "begun all the same"],
)
def test_a_skill_comes_later_until_what_is_before_it_is_held(
    before: Held, here: Held | None, is_later: bool
) -> None:
    known = {"a": before} | ({"b": here} if here else {})

    assert comes_later(a_skill("b", "a"), known) is is_later


def test_a_gap_counts_rungs_to_the_lower_end_of_the_range() -> None:
    skills = {"a": a_skill("a", kinds="quiz observed"), "b": a_skill("b")}
    profile = Profile(
        "p",
        "p",
        "p",
        (
            (SkillSlug("a"), Range(Rung.SOLID, Rung.MASTERED)),
            (SkillSlug("b"), Range(Rung.BEGINNER, Rung.LEARNING)),
            (SkillSlug("gone"), Range(Rung.SOLID, Rung.SOLID)),
        ),
    )

    first, second = gaps_to(profile, skills, {"b": held(Level.MASTERED, 0.95, 9, 1)}, NOW)

    assert (first.rungs, first.missing) == (3, (EvidenceKind.QUIZ, EvidenceKind.OBSERVED))
    assert (second.rungs, second.missing) == (0, ())


def test_evidence_too_old_is_missing_again() -> None:
    skill = a_skill("a", valid_for=timedelta(days=30))

    assert missing_evidence(skill, held(Level.SOLID, 0.9, 9, 30), NOW) == ()
    assert missing_evidence(skill, held(Level.SOLID, 0.9, 9, 31), NOW) == (EvidenceKind.QUIZ,)


def test_the_way_leads_through_what_is_not_held_below() -> None:
    after = {"top": ("weak", "strong"), "weak": (), "strong": (), "aside": ()}
    gap = Gap(a_skill("top"), Range(Rung.SOLID, Rung.SOLID), Level.NONE, 3, ())

    assert way_to([gap], after, {"strong": held(Level.SOLID, 0.9)}) == {"top", "weak"}


def test_weeks_are_missing_rungs_times_answers_a_rung_over_answers_a_week() -> None:
    known = [held(Level.SOLID, 0.9, 30), held(Level.LEARNING, 0.6, 15), held(Level.BEGINNER, 0.5, 1)]
    pace = pace_of(known, recent_answers=60)

    told = forecast([a_gap(3), a_gap(2)], pace)

    assert pace == Pace(answers_a_rung=15.0, answers_a_week=15.0)
    assert told
    assert (told.rungs, told.weeks) == (5, 5)


def test_a_forecast_waits_for_the_spacing_of_the_highest_level() -> None:
    mastered = Profile("p", "p", "p", ((SkillSlug("a"), Range(Rung.MASTERED, Rung.MASTERED)),))
    fast, slow = Pace(2.0, 100.0), Pace(10.0, 10.0)
    new = gaps_to(mastered, {"a": a_skill("a")}, {}, NOW)
    begun = Held(Level.SOLID, 0.85, 20, NOW, NOW - timedelta(days=8))
    waited = gaps_to(mastered, {"a": a_skill("a")}, {"a": begun}, NOW)

    told = [forecast(gaps, pace) for gaps, pace in ((new, fast), (waited, fast), (new, slow))]

    assert [(each.weeks, each.least_weeks) for each in told if each] == [(1, 1), (1, 0), (4, 1)]
    assert new[0].waits == timedelta(days=7)


def test_nothing_is_forecast_without_a_pace_or_beyond_a_year() -> None:
    assert pace_of([held(Level.BEGINNER, 0.5, 4)], recent_answers=5) is None
    assert pace_of([held(Level.SOLID, 0.9, 30)], recent_answers=0) is None
    assert forecast([a_gap(1)], None) is None
    assert forecast([a_gap(60)], Pace(10.0, 10.0)) is None

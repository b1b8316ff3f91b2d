from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from learning.mastery.fact_state import FactState, Version
from learning.mastery.level import (
    Evidence,
    Given,
    Level,
    SkillState,
    judge,
    level_of,
    mastery_of,
    skill_state,
)
from learning.memory.schedule import Memory

NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)
DAY = timedelta(days=1)
FIRST, SECOND = UUID(int=1), UUID(int=2)
ENOUGH = Evidence(answers=20, items=6, days=5, transfers=2)


def a_version(number: int = 1, **changes: object) -> Version:
    return replace(Version(UUID(int=number), NOW - 100 * DAY, None), **changes)  # type: ignore[arg-type]


def a_memory(stability: float = 60.0, **changes: object) -> Memory:
    memory = Memory(stability, 5.0, 4, 0, NOW - DAY, last_right=True, known_version_id=FIRST)
    return replace(memory, **changes)  # type: ignore[arg-type]


def a_fact(memory: Memory | None = None, *versions: Version) -> FactState:
    return FactState(versions or (a_version(),), memory)


def a_skill(
    *facts: FactState, strength: float = 0.5, spread: float = 0.4, evidence: Evidence = ENOUGH
) -> SkillState:
    return SkillState(facts, strength, spread, evidence)


@pytest.mark.parametrize(
    ("mastery", "previous", "level"),
    [
        (0.79, Level.LEARNING, Level.LEARNING),
        (0.80, Level.LEARNING, Level.SOLID),
        (0.76, Level.SOLID, Level.SOLID),
        (0.74, Level.SOLID, Level.LEARNING),
        (0.89, Level.SOLID, Level.SOLID),
        (0.90, Level.SOLID, Level.MASTERED),
        (0.86, Level.MASTERED, Level.MASTERED),
        (0.84, Level.MASTERED, Level.SOLID),
        (0.74, Level.MASTERED, Level.LEARNING),
        (0.95, Level.NONE, Level.MASTERED),
    ],
)
def test_a_level_is_earned_at_one_mark_and_dropped_at_a_lower_one(
    mastery: float, previous: Level, level: Level
) -> None:
    assert level_of(mastery, a_skill(), previous) is level


@pytest.mark.parametrize(
    ("evidence", "level"),
    [
        (Evidence(0, 0, 0, 0), Level.NONE),
        (Evidence(1, 1, 1, 0), Level.BEGINNER),
        (Evidence(4, 4, 4, 0), Level.BEGINNER),
        (Evidence(9, 2, 4, 0), Level.BEGINNER),
        (Evidence(9, 4, 1, 0), Level.BEGINNER),
        (Evidence(5, 3, 2, 0), Level.SOLID),
        (Evidence(5, 3, 2, 1), Level.SOLID),
        (Evidence(5, 3, 2, 2), Level.MASTERED),
    ],
)
def test_evidence_bounds_the_level_whatever_the_estimate_says(evidence: Evidence, level: Level) -> None:
    assert level_of(0.97, a_skill(evidence=evidence, spread=0.5), Level.NONE) is level


def test_a_wide_spread_holds_a_level_back() -> None:
    assert level_of(0.80, a_skill(spread=0.9), Level.LEARNING) is Level.LEARNING


def test_mastery_is_the_mean_recall_of_live_facts_with_the_unseen_at_her_strength() -> None:
    forgotten = a_fact(a_memory(last_right=False, stability=1000.0))
    state = a_skill(a_fact(a_memory(stability=1e9)), a_fact(None), forgotten, strength=0.4)

    assert mastery_of(state, NOW) == pytest.approx((1 + 0.4 + 0.4) / 3, abs=1e-3)


def test_a_fact_the_bank_no_longer_states_does_not_count() -> None:
    gone = a_fact(a_memory(), a_version(valid_to=NOW - DAY), a_version(2, valid_from=NOW - DAY, retired=True))
    state = a_skill(a_fact(a_memory(stability=1e9)), gone)

    assert judge(state, Level.NONE, NOW).live_facts == 1
    assert not judge(state, Level.NONE, NOW).stale


def test_a_skill_without_facts_shows_the_strength() -> None:
    assert mastery_of(a_skill(strength=0.83), NOW) == 0.83


class TestAChangedRule:
    flip = NOW + 2 * DAY
    versions = (a_version(1, valid_to=flip), a_version(2, valid_from=flip))
    knows_old = a_skill(a_fact(a_memory(stability=1e6), *versions), strength=0.5)
    knows_new = a_skill(a_fact(a_memory(stability=1e6, known_version_id=SECOND), *versions), strength=0.5)

    def test_the_skill_goes_stale_from_the_moment_it_holds_and_fades_by_itself(self) -> None:
        before = judge(self.knows_old, Level.SOLID, NOW)
        after = judge(self.knows_old, Level.SOLID, self.flip)

        assert (before.stale, before.level, before.fresh_facts) == (False, Level.MASTERED, 1)
        assert (after.stale, after.level, after.fresh_facts) == (True, Level.LEARNING, 0)

    def test_who_learnt_it_beforehand_stays_fresh_on_both_sides(self) -> None:
        assert not judge(self.knows_new, Level.SOLID, NOW).stale
        assert not judge(self.knows_new, Level.SOLID, self.flip).stale

    def test_the_level_is_looked_at_again_at_that_moment(self) -> None:
        assert judge(self.knows_old, Level.SOLID, NOW).recheck_at == self.flip

    def test_a_version_taken_back_before_it_began_leaves_its_learners_stale(self) -> None:
        taken_back = (a_version(1), a_version(2, valid_from=self.flip, valid_to=self.flip))
        fact = a_fact(a_memory(known_version_id=SECOND), *taken_back)

        assert fact.is_stale(NOW)


def test_a_fading_level_is_looked_at_again_when_it_crosses_its_mark() -> None:
    state = a_skill(a_fact(a_memory(stability=20.0)))
    judged = judge(state, Level.SOLID, NOW)
    assert judged.level is Level.MASTERED
    assert judged.recheck_at is not None

    assert judge(state, judged.level, judged.recheck_at - timedelta(minutes=2)).level is Level.MASTERED
    assert judge(state, judged.level, judged.recheck_at).level is Level.SOLID


def test_a_level_without_marks_and_turns_is_not_looked_at_again() -> None:
    assert judge(a_skill(a_fact(None), strength=0.3), Level.NONE, NOW).recheck_at is None


@for_all(st.lists(st.floats(0.1, 500), min_size=1, max_size=8), st.floats(0.05, 0.95), st.sampled_from(Level))
def test_looking_again_never_lies_in_the_past(
    stabilities: list[float], strength: float, previous: Level
) -> None:
    state = a_skill(*(a_fact(a_memory(stability=s)) for s in stabilities), strength=strength)

    judged = judge(state, previous, NOW)

    assert judged.recheck_at is None or judged.recheck_at > NOW


def an_answer(at: datetime, *, item: int = 1, right: bool = True, key_on_device: bool = True) -> Given:
    return Given(at, at.date(), UUID(int=item), right, key_on_device, 0.7)


class TestEvidence:
    def test_two_answers_on_one_day_are_one_day(self) -> None:
        given = [an_answer(NOW), an_answer(NOW + timedelta(hours=1)), an_answer(NOW + DAY)]

        assert skill_state([], given, 0.5).evidence.days == 2

    def test_a_transfer_answer_counts_a_week_later_and_only_without_its_key_on_the_device(self) -> None:
        week = NOW + 7 * DAY
        given = [
            an_answer(NOW, key_on_device=False),
            an_answer(week - timedelta(seconds=1), key_on_device=False),
            an_answer(week, key_on_device=False),
            an_answer(week, key_on_device=True),
            an_answer(week, key_on_device=False, right=False),
        ]

        assert skill_state([], given, 0.5).evidence.transfers == 1

    def test_an_item_answered_twice_is_one_item(self) -> None:
        evidence = skill_state([], [an_answer(NOW), an_answer(NOW), an_answer(NOW, item=2)], 0.5).evidence

        assert (evidence.answers, evidence.items) == (3, 2)

    def test_no_answer_at_all_is_no_evidence(self) -> None:
        assert skill_state([], [], 0.5).evidence == Evidence(0, 0, 0, 0)


def test_a_fact_asked_for_three_times_as_much_counts_three_times_as_much() -> None:
    known, unknown = a_fact(a_memory()), a_fact()

    state = a_skill(replace(known, weight=3.0), unknown, strength=0.2)

    kept = mastery_of(a_skill(known), NOW)
    assert mastery_of(state, NOW) == pytest.approx((3 * kept + 0.2) / 4)


def test_a_weight_that_all_facts_share_changes_nothing() -> None:
    facts = (a_fact(a_memory()), a_fact(a_memory(2.0)))

    heavier = a_skill(*(replace(fact, weight=7.0) for fact in facts))

    assert mastery_of(heavier, NOW) == pytest.approx(mastery_of(a_skill(*facts), NOW))

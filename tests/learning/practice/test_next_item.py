from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from learning.practice.next_item import (
    Choice,
    Next,
    OpenLesson,
    OpenSitting,
    Reason,
    Situation,
    choose,
    other_choice,
    updates_in_order,
)
from learning.practice.review import NO_MEMORIES
from tests.learning.practice.test_review import memories

NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)
DAY = timedelta(days=1)


def a_lesson(number: int = 1, effective: timedelta | None = None) -> OpenLesson:
    moment = NOW + effective if effective else None
    return OpenLesson(UUID(int=number), f"第 {number} 课", 60, "transfer", moment, moment)


def a_situation(**changes: object) -> Situation:
    return replace(Situation(None, (), NO_MEMORIES, False, 0, 360), **changes)  # type: ignore[arg-type]


FADED = memories((2.0, 9.0))


def test_where_choosing_is_off_only_what_was_begun_and_what_the_bank_requires_is_named() -> None:
    begun = OpenSitting(UUID(int=9), None, "", 20, None)
    off = a_situation(is_left_to_her=True, lessons=(a_lesson(),), memories=FADED, is_case_due=True)

    named = [
        choose(situation, NOW)
        for situation in (
            replace(off, sitting=begun),
            replace(off, lessons=(a_lesson(), a_lesson(2, DAY))),
            off,
            replace(off, practised_seconds=360),
        )
    ]

    assert [(each.kind, each.reason) for each in named] == [
        (Next.RESUME, Reason.OPEN_SITTING),
        (Next.UPDATE, Reason.MANDATORY_BEFORE_EFFECT),
        (Next.NOTHING, Reason.LEFT_TO_HER),
        (Next.NOTHING, Reason.LEFT_TO_HER),
    ]


SITTING = OpenSitting(UUID(int=9), UUID(int=1), "第 1 课", 40, "transfer")


@pytest.mark.parametrize(
    ("situation", "kind", "reason"),
    [
        pytest.param(
            a_situation(sitting=SITTING, lessons=(a_lesson(effective=DAY),), memories=FADED),
            Next.RESUME,
            Reason.OPEN_SITTING,
            id="what was left open comes before all",
        ),
        pytest.param(
            a_situation(lessons=(a_lesson(), a_lesson(2, DAY)), memories=FADED),
            Next.UPDATE,
            Reason.MANDATORY_BEFORE_EFFECT,
            id="an update to come",
        ),
        pytest.param(
            a_situation(lessons=(a_lesson(effective=-DAY),)),
            Next.UPDATE,
            Reason.MANDATORY_IN_EFFECT,
            id="in effect",
        ),
        pytest.param(
            a_situation(memories=memories((2.0, 1.0), (1.0, 20.0), error=1.0)),
            Next.REVIEW,
            Reason.CONFIDENT_ERROR,
            id="a confident error of yesterday",
        ),
        pytest.param(a_situation(memories=FADED), Next.REVIEW, Reason.DUE, id="a faded fact"),
        pytest.param(
            a_situation(memories=memories((500.0, 1.0), stale=True)),
            Next.REVIEW,
            Reason.DUE,
            id="a fact gone stale",
        ),
        pytest.param(
            a_situation(lessons=(a_lesson(),)), Next.LESSON, Reason.NOT_YET_MET, id="a lesson not yet met"
        ),
        pytest.param(
            a_situation(memories=memories((50.0, 1.0))), Next.NOTHING, Reason.ALL_FRESH, id="all fresh"
        ),
        pytest.param(a_situation(), Next.NOTHING, Reason.ALL_FRESH, id="nothing known and nothing to learn"),
        pytest.param(
            a_situation(memories=FADED, lessons=(a_lesson(),), practised_seconds=360),
            Next.NOTHING,
            Reason.CAP_REACHED,
            id="the cap",
        ),
        pytest.param(
            a_situation(lessons=(a_lesson(effective=DAY),), practised_seconds=9999),
            Next.UPDATE,
            Reason.MANDATORY_BEFORE_EFFECT,
            id="what the bank requires passes the cap",
        ),
    ],
)
def test_one_thing_is_chosen_for_one_reason(situation: Situation, kind: Next, reason: Reason) -> None:
    choice = choose(situation, NOW)

    assert (choice.kind, choice.reason) == (kind, reason)


def test_updates_come_soonest_before_effect_first_then_latest_in_effect() -> None:
    lessons = (a_lesson(1, -3 * DAY), a_lesson(2, 5 * DAY), a_lesson(3, -DAY), a_lesson(4, DAY), a_lesson(5))

    assert [lesson.id.int for lesson in updates_in_order(lessons, NOW)] == [4, 2, 3, 1]


class TestWhatPresses:
    def test_a_deadline_tomorrow_beats_the_greatest_value(self) -> None:
        worth_most = memories((2.0, 30.0), stale=True, weight=(10.0,))

        choice = choose(a_situation(lessons=(a_lesson(effective=DAY),), memories=worth_most), NOW)

        assert (choice.kind, choice.reason) == (Next.UPDATE, Reason.MANDATORY_BEFORE_EFFECT)

    def test_an_update_far_ahead_waits_for_what_has_faded(self) -> None:
        ahead = (a_lesson(effective=20 * DAY),)

        assert choose(a_situation(lessons=ahead, memories=FADED), NOW).kind is Next.REVIEW
        assert choose(a_situation(lessons=ahead), NOW).kind is Next.UPDATE

    def test_it_presses_once_all_that_is_due_by_then_hardly_fits_into_the_days_before(self) -> None:
        many = tuple(a_lesson(number, 6 * DAY) for number in range(1, 20))
        situation = a_situation(lessons=many, memories=FADED)

        assert choose(replace(situation, lessons=many[:9]), NOW).kind is Next.REVIEW
        assert choose(situation, NOW).reason is Reason.MANDATORY_BEFORE_EFFECT

    def test_what_came_into_effect_long_ago_waits_for_tomorrow_once_the_cap_is_reached(self) -> None:
        situation = a_situation(practised_seconds=360)

        assert choose(replace(situation, lessons=(a_lesson(effective=-9 * DAY),)), NOW).kind is Next.NOTHING
        assert choose(replace(situation, lessons=(a_lesson(effective=-2 * DAY),)), NOW).kind is Next.UPDATE


class TestTwoToChooseFrom:
    both = a_situation(lessons=(a_lesson(),), memories=FADED, lets_her_choose=True)

    def test_she_may_learn_instead_of_reviewing_and_the_other_way_round(self) -> None:
        reviewed = replace(self.both, practised_seconds=200)

        assert (choose(self.both, NOW).kind, kind_of_other(self.both)) == (Next.REVIEW, Next.LESSON)
        assert (choose(reviewed, NOW).kind, kind_of_other(reviewed)) == (Next.LESSON, Next.REVIEW)

    @pytest.mark.parametrize(
        "situation",
        [
            pytest.param(replace(both, lets_her_choose=False), id="in another gap"),
            pytest.param(replace(both, lessons=()), id="where there is one thing"),
            pytest.param(replace(both, sitting=SITTING), id="instead of what was begun"),
            pytest.param(replace(both, lessons=(a_lesson(effective=DAY),)), id="instead of what presses"),
            pytest.param(
                replace(both, lessons=(a_lesson(effective=-9 * DAY),)), id="instead of a rule in force"
            ),
            pytest.param(
                replace(both, memories=memories((2.0, 1.0), error=1.0)), id="instead of a sure error"
            ),
            pytest.param(replace(both, practised_seconds=360), id="beyond the cap"),
        ],
    )
    def test_there_is_nothing_else_to_choose(self, situation: Situation) -> None:
        assert kind_of_other(situation) is None


def kind_of_other(situation: Situation) -> Next | None:
    other = other_choice(situation, NOW)
    return other and other.kind


class TestTheDay:
    def day(self, situation: Situation) -> list[Choice]:
        """Do what is chosen until nothing is."""
        done: list[Choice] = []
        while (choice := choose(situation, NOW)).kind is not Next.NOTHING:
            done.append(choice)
            situation = replace(
                situation,
                practised_seconds=situation.practised_seconds + choice.seconds,
                lesson_seconds=situation.lesson_seconds + (choice.seconds if choice.lesson_id else 0),
                lessons=tuple(each for each in situation.lessons if each.id != choice.lesson_id),
            )
        return done

    def test_after_two_weeks_away_it_is_as_long_as_any_other(self) -> None:
        missed = tuple(a_lesson(number, -(3.5 + number) * DAY) for number in range(1, 11))
        faded = memories(*[(2.0, 14.0 + place) for place in range(80)])

        done = self.day(a_situation(lessons=missed, memories=faded))

        assert sum(each.seconds for each in done) <= 360 + 100
        assert [each.lesson_id.int for each in done if each.lesson_id] == [1, 2, 3]
        assert any(each.kind is Next.REVIEW for each in done)

    def test_what_is_new_and_what_fades_each_get_half_of_it(self) -> None:
        lessons = tuple(a_lesson(number) for number in range(1, 11))

        done = self.day(a_situation(lessons=lessons, memories=memories(*[(2.0, 9.0)] * 3)))

        assert [each.kind for each in done] == [Next.REVIEW] * 3 + [Next.LESSON] * 3

    def test_what_one_side_does_not_need_the_other_takes(self) -> None:
        lessons = tuple(a_lesson(number) for number in range(1, 11))

        assert len(self.day(a_situation(lessons=lessons))) == 6
        assert len(self.day(a_situation(memories=memories(*[(2.0, 9.0)] * 3)))) == 6

    def test_a_confident_error_does_not_wait_for_the_other_half(self) -> None:
        error = memories((2.0, 1.0), error=1.0)
        situation = a_situation(lessons=(a_lesson(),), memories=error, practised_seconds=200)

        assert choose(situation, NOW).reason is Reason.CONFIDENT_ERROR


def test_at_most_five_facts_make_a_review() -> None:
    choice = choose(a_situation(memories=memories(*[(2.0, 9.0)] * 12)), NOW)

    assert choice.seconds == 100


def test_a_fact_that_she_looked_up_is_asked_in_a_review_and_said_so() -> None:
    alone = choose(a_situation(is_lookup_due=True), NOW)
    beside = choose(a_situation(is_lookup_due=True, memories=FADED), NOW)
    off = choose(a_situation(is_lookup_due=True, practised_seconds=360), NOW)

    assert (alone.kind, alone.reason, alone.seconds) == (Next.REVIEW, Reason.LOOKED_UP, 20)
    assert (beside.reason, beside.seconds) == (Reason.LOOKED_UP, 40)
    assert off.reason is Reason.CAP_REACHED

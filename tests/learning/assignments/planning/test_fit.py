"""A plan tells whether a group has the minutes, and from which day on it has."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from learning.assignments.assignment import HORIZON
from learning.assignments.planning.fit import Duty, Fit, Learner, Task, fit, with_task
from tests.examples import examples

SATURDAY = date(2026, 11, 21)
CAP = 360
HALF = CAP // 2


def on(days: int) -> date:
    return SATURDAY + timedelta(days=days)


def a_learner(
    seconds: int = HALF, *, works: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7), required: tuple[Task, ...] = ()
) -> Learner:
    """Somebody of whom this much is asked; her roster tells the next thirty days."""
    duty = Duty(tuple(map(on, works)), on(30))
    return Learner(duty, dict(enumerate(required)), {"asked": seconds})


def judged(*learners: Learner, due: int = 1) -> Fit:
    return fit(learners, on(due), today=SATURDAY, cap_seconds=CAP)


def test_half_of_the_cap_of_each_day_on_duty_is_what_it_may_take() -> None:
    assert judged(a_learner(2 * HALF), due=2).excess_seconds == 0
    assert judged(a_learner(2 * HALF + 1), due=2).excess_seconds == 1


def test_the_day_under_way_does_not_count() -> None:
    assert judged(a_learner(works=(0,)), due=1).excess_seconds == HALF


def test_a_day_off_gives_no_minutes_and_the_first_day_that_does_is_proposed() -> None:
    told = judged(a_learner(works=(4, 5)), due=1)

    assert (told.excess_seconds, told.soonest) == (HALF, on(4))


def test_without_a_roster_five_of_seven_days_count() -> None:
    nobody_knows = Learner(Duty(), {}, {"asked": 5 * HALF})

    assert judged(nobody_knows, due=6).excess_seconds == HALF
    assert judged(nobody_knows, due=7).excess_seconds == 0


def test_past_the_last_day_of_the_roster_five_of_seven_days_count() -> None:
    duty = Duty((on(1),), on(1))

    assert duty.days_until(on(8), after=SATURDAY) == 1 + 5


def test_what_is_due_before_comes_first() -> None:
    required = (Task(HALF, on(1)),)

    told = judged(a_learner(required=required), due=1)

    assert (told.excess_seconds, told.soonest) == (HALF, on(2))


def test_what_is_due_later_is_not_pushed_over_its_own_day() -> None:
    told = judged(a_learner(required=(Task(3 * HALF, on(3)),)), due=1)

    assert (told.excess_seconds, told.soonest) == (HALF, on(4))


def test_what_is_overdue_takes_the_first_minutes() -> None:
    assert judged(a_learner(required=(Task(2 * HALF, on(-40)),)), due=2).excess_seconds == HALF


def test_what_she_was_asked_already_is_not_asked_twice() -> None:
    learner = Learner(Duty((on(1),), on(30)), {"asked": Task(HALF, on(9))}, {"asked": HALF})

    assert judged(learner, due=1).excess_seconds == 0


def test_of_two_days_for_one_thing_the_sooner_counts() -> None:
    tasks = with_task(with_task({}, "limits", Task(60, on(5))), "limits", Task(60, on(9)))

    assert tasks == {"limits": Task(60, on(5))}


def test_a_group_is_told_one_sum_and_minutes_are_rounded_up() -> None:
    told = judged(a_learner(HALF + 30), a_learner(HALF + 31), a_learner(60), due=1)

    assert (told.excess_seconds, told.excess_minutes) == (61, 2)
    assert told.needed_minutes == 9


def test_who_has_nothing_of_it_to_do_is_not_in_its_way() -> None:
    late = a_learner(0, required=(Task(99 * HALF, on(1)),))

    assert judged(late, a_learner(), due=1).excess_seconds == 0


def test_what_fits_on_no_day_of_the_horizon_has_no_soonest_day() -> None:
    assert judged(a_learner(10**6)).soonest is None
    assert judged().soonest == on(1)


@settings(max_examples=examples(25))
@given(
    st.lists(
        st.builds(
            a_learner,
            st.integers(0, 2000),
            works=st.lists(st.integers(0, 29), max_size=9).map(tuple),
            required=st.lists(
                st.builds(Task, st.integers(0, 900), st.integers(-9, 60).map(on)), max_size=4
            ).map(tuple),
        ),
        max_size=4,
    ),
    st.integers(1, 80),
)
def test_the_later_the_day_the_less_is_too_much_and_the_soonest_is_the_first_that_fits(
    learners: list[Learner], due: int
) -> None:
    told = judged(*learners, due=due)

    assert judged(*learners, due=due + 1).excess_seconds <= told.excess_seconds
    assert told.soonest is None or on(due) <= told.soonest <= SATURDAY + HORIZON
    if told.soonest is not None:
        ahead = (told.soonest - SATURDAY).days
        assert judged(*learners, due=ahead).excess_seconds == 0
        assert ahead == due or judged(*learners, due=ahead - 1).excess_seconds > 0

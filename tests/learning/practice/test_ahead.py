from datetime import timedelta
from uuid import UUID

from learning.practice.ahead import ENOUGH_SECONDS, MOST, things_ahead
from learning.practice.next_item import Next, OpenSitting
from tests.learning.practice.test_next_item import DAY, FADED, NOW, a_lesson, a_situation
from tests.learning.practice.test_review import memories


def test_what_comes_follows_the_order_in_which_it_would_be_offered() -> None:
    lessons = (a_lesson(1), a_lesson(2, effective=DAY))

    kinds = [each.choice.kind for each in things_ahead(a_situation(lessons=lessons, memories=FADED), NOW)]

    assert kinds == [Next.UPDATE, Next.REVIEW, Next.LESSON]


def test_a_quarter_of_an_hour_is_enough() -> None:
    lessons = tuple(a_lesson(number) for number in range(40))

    assert len(things_ahead(a_situation(lessons=lessons), NOW)) == MOST
    long = tuple(a_lesson(number) for number in range(4))
    long = tuple(type(each)(each.id, each.title, 400, each.skill, None, None) for each in long)
    assert len(things_ahead(a_situation(lessons=long), NOW)) == ENOUGH_SECONDS // 400 + 1


def test_no_memory_is_asked_in_two_reviews() -> None:
    faded = memories(*((2.0, 9.0) for _ in range(12)))

    places = [each.places for each in things_ahead(a_situation(memories=faded), NOW)]

    assert [len(each) for each in places] == [5, 5, 2]
    assert sorted(sum(places, ())) == list(range(12))


def test_what_was_begun_is_not_planned_again() -> None:
    begun = OpenSitting(UUID(int=9), UUID(int=1), "", 20, None)

    things = things_ahead(a_situation(sitting=begun, lessons=(a_lesson(1), a_lesson(2))), NOW)

    assert [each.choice.lesson_id for each in things] == [UUID(int=2)]


def test_a_case_kept_back_stays_with_the_server() -> None:
    assert things_ahead(a_situation(is_case_due=True, is_lookup_due=True), NOW) == []


def test_the_cap_of_a_day_does_not_empty_the_plan() -> None:
    done = a_situation(lessons=(a_lesson(1),), practised_seconds=360)

    assert [each.choice.kind for each in things_ahead(done, NOW)] == [Next.LESSON]


def test_where_choosing_is_off_only_what_the_bank_requires_is_planned() -> None:
    off = a_situation(
        is_left_to_her=True, lessons=(a_lesson(1), a_lesson(2, effective=timedelta(days=40))), memories=FADED
    )

    assert [each.choice.lesson_id for each in things_ahead(off, NOW)] == [UUID(int=2)]

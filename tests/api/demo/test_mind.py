import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from api.demo.library import Asked
from api.demo.mind import Habit, Mind
from learning.attempts.grading import grade
from learning.lessons.answerable import Item, KeyWindow

AT = datetime(2026, 11, 1, 2, tzinfo=UTC)
KEY = KeyWindow(uuid4(), None, None, (2,), (), "")
ITEM = Item(uuid4(), "single_choice", 4, 4, (KEY,), fact_id=uuid4(), skill="transfer")
ASKED = Asked(ITEM, uuid4(), 0, kept_back=False, asks_certainty=True, weight=1.0, shown=("}",))
USUAL = Habit(diligence=0.5, keeps_up=0.5, explores=0.3, talent=0.6, retention=1.0, boldness=0.8, bias=0.0)


def share_right(*, days: float, habit: Habit = USUAL, key: KeyWindow = KEY) -> float:
    """Of 400 people who read the rule, those who know it so many days later."""
    right = 0
    for number in range(400):
        mind = Mind(habit, random.Random(number))  # an invented past
        mind.read(ASKED, KEY, AT)
        answer, _ = mind.answer(
            replace(ASKED, item=replace(ITEM, keys=(key,))), key, AT + timedelta(days=days)
        )
        right += grade(ITEM, answer, AT).verdict == "right"
    return right / 400


def test_a_rule_just_read_is_mostly_known_and_fades() -> None:
    soon, later, much_later = (share_right(days=days) for days in (0, 7, 30))

    assert soon > 0.8
    assert soon - 0.2 > later > much_later + 0.1


def test_who_keeps_things_longer_forgets_less() -> None:
    assert share_right(days=14, habit=replace(USUAL, retention=2.5)) > share_right(days=14) + 0.15


def test_knowing_the_old_wording_misleads() -> None:
    changed = replace(KEY, fact_version_id=uuid4())

    assert share_right(days=0, key=changed) < 0.4


def test_practice_that_is_spaced_makes_a_rule_last() -> None:
    mind = Mind(replace(USUAL, infallible=True), random.Random(1))  # an invented past
    mind.read(ASKED, KEY, AT)
    fact = ITEM.fact_id
    assert fact is not None
    before = mind.traces[fact].half_days

    for days in (5, 15, 40):
        mind.answer(ASKED, KEY, AT + timedelta(days=days))

    assert mind.traces[fact].half_days > 4 * before

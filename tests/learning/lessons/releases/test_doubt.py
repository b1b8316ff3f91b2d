from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from learning.lessons.releases.doubt import (
    Announced,
    Holding,
    in_doubt,
    may_follow,
    newest,
    next_key,
    to_be_kept_for,
)
from learning.lessons.screen import Release

NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)
DAY = timedelta(days=1)


def release(version: str) -> Release:
    return Release("卡管系统", version)


def announced(version: str, *, days: int = 0) -> Announced:
    return Announced(release(version), NOW + days * DAY)


def test_an_item_is_in_doubt_by_the_first_release_after_its_own() -> None:
    items = [Holding(UUID(int=place), release(version)) for place, version in enumerate(["5.2", "5.3", "6"])]
    later = [announced("5.4", days=9), announced("5.3", days=3)]

    assert in_doubt(items, later) == {UUID(int=0): later[1], UUID(int=1): later[0]}


def test_another_systems_release_puts_nothing_in_doubt() -> None:
    other = Announced(Release("工单系统", "9"), NOW)

    assert in_doubt([Holding(UUID(int=1), release("5.2"))], [other]) == {}


def test_the_newest_is_the_latest_version_also_of_two_at_one_moment() -> None:
    assert newest([announced("5.9"), announced("5.10"), announced("5.2")]) == announced("5.10")
    assert newest([]) is None


@pytest.mark.parametrize(
    ("one", "may"),
    [
        pytest.param(announced("5.4", days=1), True, id="later in both"),
        pytest.param(announced("5.4"), True, id="at the same moment"),
        pytest.param(announced("5.3", days=1), False, id="the same version"),
        pytest.param(announced("5.2", days=1), False, id="an earlier version"),
        pytest.param(announced("5.4", days=-1), False, id="in force before"),
    ],
)
def test_a_release_follows_those_before_it(one: Announced, may: bool) -> None:
    assert may_follow(one, announced("5.3")) is may


def test_an_owner_speaks_of_the_release_that_people_work_with() -> None:
    doubted_by, later = (
        release("5.3"),
        [announced("5.3"), announced("5.4", days=-1), announced("5.5", days=1)],
    )

    assert to_be_kept_for(doubted_by, later, NOW) == release("5.4")
    assert to_be_kept_for(doubted_by, [announced("5.3", days=2)], NOW) == doubted_by


@pytest.mark.parametrize(
    ("key", "taken", "found"),
    [
        ("lock-card", set(), "lock-card-2"),
        ("lock-card-2", set(), "lock-card-3"),
        ("lock-card", {"lock-card-2", "lock-card-3"}, "lock-card-4"),
        ("7", set(), "7-2"),
    ],
)
def test_the_key_that_follows_is_free(key: str, taken: set[str], found: str) -> None:
    assert next_key(key, taken) == found

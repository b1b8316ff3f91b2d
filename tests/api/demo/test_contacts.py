from collections import defaultdict
from datetime import date, timedelta
from uuid import uuid5
from zoneinfo import ZoneInfo

from api.demo.bank import found_bank
from api.demo.contacts import ANSWERED_BY_ROBOT, QUEUES, REASONS, keep_contacts
from api.demo.fill import past_until
from api.demo.rows import Rows
from tests.content.shipped import CONTENT

SHANGHAI = ZoneInfo("Asia/Shanghai")
UNTIL = date(2026, 11, 21)
PAST = past_until(UNTIL, 30, SHANGHAI)


def contacts(seed: int = 7) -> Rows:
    rows = Rows()
    bank = found_bank(60, seed=seed, first_day=PAST.first_day, until=PAST.until)
    assert CONTENT.catalogue is not None
    articles = {article.slug: uuid5(bank.namespace, article.slug) for article in CONTENT.articles}
    keep_contacts(bank, PAST, CONTENT.catalogue, articles, rows, SHANGHAI)
    return rows


def test_counts_cover_whole_weeks_up_to_the_day_that_is_over() -> None:
    days = {day for day, *_ in contacts()._waiting["contact_count"]}

    assert max(days) == UNTIL - timedelta(days=1)
    assert len(days) == 8 * 7


def test_every_skill_and_queue_that_calls_name_is_in_the_catalogue() -> None:
    assert CONTENT.catalogue is not None
    skills = {skill.slug for skill in CONTENT.catalogue.skills if not skill.private}

    assert {skill for reason in REASONS for skill in reason.skills} <= skills
    assert {queue for reason in REASONS for queue in reason.shares} == set(QUEUES)
    assert {queue for skill in CONTENT.catalogue.skills for queue in skill.queues} <= set(QUEUES)


def test_shares_make_up_a_thousand_contacts_or_nearly() -> None:
    assert 950 <= sum(sum(reason.shares.values()) for reason in REASONS) <= 1200


def test_a_weekend_is_quieter_but_not_for_fraud() -> None:
    called: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for day, _, queue, count in contacts()._waiting["contact_count"]:
        called[queue, day.weekday() >= 5].append(count)
    by_day = {key: sum(counts) / len(counts) for key, counts in called.items()}

    assert by_day["general", True] < 0.8 * by_day["general", False]
    assert by_day["wealth", True] < 0.6 * by_day["wealth", False]
    assert by_day["fraud", True] > 0.9 * by_day["fraud", False]


def test_the_same_bank_counts_the_same_and_another_does_not() -> None:
    counted = contacts()._waiting["contact_count"]

    assert contacts()._waiting["contact_count"] == counted
    assert contacts(seed=8)._waiting["contact_count"] != counted


def test_forecasts_reach_two_weeks_ahead_and_knew_nothing_of_the_robot() -> None:
    kept = contacts()._waiting
    counted: dict[str, int] = defaultdict(int)
    forecast: dict[str, int] = defaultdict(int)
    for _, _, queue, number in kept["contact_count"]:
        counted[queue] += number
    for day, queue, number, _ in kept["contact_forecast"]:
        forecast[queue] += number if day < UNTIL else 0

    assert max(day for day, *_ in kept["contact_forecast"]) == UNTIL + timedelta(days=13)
    assert all(
        abs(1 - counted[queue] / forecast[queue] - ANSWERED_BY_ROBOT.get(queue, 0)) < 0.025
        for queue in QUEUES
    )

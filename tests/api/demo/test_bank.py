from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from api.demo.bank import STAFF, Bank, found_bank
from learning.people.person import Role

UNTIL = datetime(2026, 11, 20, 16, tzinfo=UTC)


def a_bank(agents: int, days: int, seed: int = 7) -> Bank:
    return found_bank(agents, seed=seed, first_day=UNTIL - timedelta(days=days), until=UNTIL)


@pytest.mark.parametrize(("agents", "days"), [(8, 24), (14, 30), (60, 90), (2000, 365)])
def test_there_are_as_many_agents_as_asked_for_and_nobody_twice(agents: int, days: int) -> None:
    bank = a_bank(agents, days)

    assert len(bank.agents) == agents
    for named in (lambda each: each.id, lambda each: each.sign_in):
        assert max(Counter(map(named, bank.colleagues)).values()) == 1
    assert max(Counter(team.name for team in bank.teams).values()) == 1


def test_every_team_at_work_has_one_lead_and_not_too_many_seats() -> None:
    bank = a_bank(300, 90)

    leads = Counter(each.team.id for each in bank.colleagues if Role.LEAD in each.roles)
    seats = Counter(each.team.id for each in bank.agents)

    assert {leads[team.id] for team in bank.teams if team.crew is not None} == {1}
    assert all(10 <= seats[team.id] <= 25 for team in bank.teams if team.crew is not None)


def test_the_people_that_a_visitor_is_told_of_are_there_from_the_first_day_and_stay() -> None:
    bank = a_bank(2000, 365)

    told = {each.sign_in: each for each in bank.colleagues if each.sign_in in {named[0] for named in STAFF}}

    assert len(told) == len(STAFF)
    assert all(each.left_at is None for each in told.values())
    assert {each.joined_at for each in told.values()} == {UNTIL - timedelta(days=365)}


def test_within_a_month_nobody_comes_or_leaves_and_within_a_year_many_do() -> None:
    month, year = a_bank(60, 30), a_bank(2000, 365)

    assert not [each for each in month.agents if each.left_at or each.joined_at > UNTIL - timedelta(days=30)]
    assert 0.08 < sum(each.left_at is not None for each in year.agents) / 2000 < 0.2
    assert 0.15 < sum(each.joined_at > UNTIL - timedelta(days=365) for each in year.agents) / 2000 < 0.35
    assert all(each.joined_at < each.left_at <= UNTIL for each in year.agents if each.left_at)


def test_another_seed_has_other_people() -> None:
    one, other = a_bank(60, 90), a_bank(60, 90, seed=8)

    assert {each.id for each in one.colleagues}.isdisjoint(each.id for each in other.colleagues)
    assert [each.name for each in one.agents[2:]] != [each.name for each in other.agents[2:]]

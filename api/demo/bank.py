"""Its people: shifts under one centre, one person for each other role, and those who joined late or have left."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from math import exp
from uuid import UUID, uuid5

import cn2an
from faker import Faker

from learning.people.person import PersonId, Role

CENTRE, TEAMS = "远程银行中心", ("白班一组", "夜班一组")
# One person for each role that a visitor may want to be; the first agent has the longest story.
STAFF: Sequence[tuple[str, str, tuple[Role, ...], str]] = (
    ("6021", "周晓雯", (Role.AGENT,), TEAMS[0]),
    ("6008", "陈岩", (Role.AGENT, Role.AUTHOR), TEAMS[0]),
    ("5101", "何静", (Role.LEAD,), TEAMS[0]),
    ("5102", "罗志远", (Role.LEAD,), TEAMS[1]),
    ("5201", "沈岚", (Role.DUTY_LEAD,), CENTRE),
    ("4101", "高明", (Role.MANAGER,), CENTRE),
    ("3101", "林知", (Role.OWNER,), CENTRE),
    ("3102", "方圆", (Role.OWNER,), CENTRE),
    ("2101", "秦正", (Role.COMPLIANCE,), CENTRE),
    ("1101", "吴管", (Role.ADMIN,), CENTRE),
)
PROPOSER, APPROVER = "3101", "3102"
NEWCOMER = ("6001", "许诺", (Role.AGENT,), TEAMS[0])
"""She comes on the day that is not behind the others: nobody has taught or asked her anything yet."""

SEATS = 18
"""Agents in one team, about: what one lead can look after."""

PAIRS_OF_A_SITE = 6
"""Teams by day, and as many by night, in one building; a bank with more has several."""

FIRST_NUMBER, FIRST_LEAD, FIRST_MANAGER = 6030, 5301, 4201
JOIN_A_YEAR, LEAVE_A_YEAR = 0.3, 0.15
"""Shares of the seats; contact centres lose and hire many."""

SETTLED = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Team:
    """A team, at work by day or by night; a site and the centre have no crew of their own."""

    id: UUID
    name: str
    parent_id: UUID | None
    crew: int | None = None

    @property
    def by_night(self) -> bool:
        """Whether its seats are the night's."""
        return self.crew is not None and self.crew % 2 == 1


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the bank, from the day she came to the day she left."""

    id: PersonId
    sign_in: str
    name: str
    roles: tuple[Role, ...]
    team: Team
    joined_at: datetime
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Bank:
    """Who is there. `namespace` is what every id of this bank is derived from."""

    namespace: UUID
    teams: tuple[Team, ...]
    colleagues: tuple[Colleague, ...]

    @property
    def agents(self) -> tuple[Colleague, ...]:
        """Those who take calls, the one with the longest story first."""
        return tuple(each for each in self.colleagues if Role.AGENT in each.roles)

    @property
    def leads(self) -> tuple[Colleague, ...]:
        """Those who lead a team at work, and practise what they ask of it."""
        return tuple(each for each in self.colleagues if Role.LEAD in each.roles)

    def id_of(self, sign_in: str) -> UUID:
        """The id of the colleague who signs in so."""
        return next(each.id for each in self.colleagues if each.sign_in == sign_in)


def found_bank(agents: int, *, seed: int, first_day: datetime, until: datetime) -> Bank:
    """Teams and people of a bank with so many agents; the same arguments give the same bank."""
    namespace = uuid5(UUID(int=seed & (2**128 - 1)), f"interlude demonstration {agents}")
    teams = tuple(_teams(agents, namespace))
    by_name = {team.name: team for team in teams}
    staff = [(*each[:3], by_name[each[3]]) for each in STAFF]
    names, chance = Faker("zh_CN"), random.Random(seed)  # noqa: S311 # people who do not exist
    names.seed_instance(seed)
    others = [*_agents(agents - 2, teams, names, chance), *_leads(teams, names)]
    colleagues = [Colleague(_person_id(namespace, each[0]), *each, joined_at=first_day) for each in staff]
    for each in others:
        joined_at, left_at = _stay(each[2], chance, first_day, until)
        colleagues.append(Colleague(_person_id(namespace, each[0]), *each, joined_at, left_at))
    return Bank(namespace, teams, tuple(colleagues))


def newcomer(bank: Bank, joined_at: datetime) -> Colleague:
    """Who comes on that day, without a past."""
    sign_in, name, roles, team_name = NEWCOMER
    team = next(team for team in bank.teams if team.name == team_name)
    return Colleague(_person_id(bank.namespace, sign_in), sign_in, name, roles, team, joined_at)


def _teams(agents: int, namespace: UUID) -> Iterator[Team]:
    def team(name: str, parent_id: UUID | None, crew: int | None = None) -> Team:
        return Team(uuid5(namespace, f"team {name}"), name, parent_id, crew)

    centre = team(CENTRE, None)
    yield centre
    pairs = max(1, round(agents / (2 * SEATS)))
    above = centre
    for pair in range(pairs):
        if pairs > PAIRS_OF_A_SITE and pair and pair % PAIRS_OF_A_SITE == 0:
            above = team(f"{_numeral(pair // PAIRS_OF_A_SITE + 1)}中心", centre.id)
            yield above
        for place, kind in enumerate(("白班", "夜班")):
            yield team(f"{kind}{_numeral(pair + 1)}组", above.id, 2 * pair + place)


def _numeral(number: int) -> str:
    return str(cn2an.an2cn(number)).removeprefix("一") if 10 <= number < 20 else str(cn2an.an2cn(number))


def _agents(
    seats: int, teams: Sequence[Team], names: Faker, chance: random.Random
) -> Iterator[tuple[str, str, tuple[Role, ...], Team]]:
    """The agents besides the two that have names of their own, dealt out to the teams in turn."""
    crews = [team for team in teams if team.crew is not None]
    numbers = chance.sample(range(FIRST_NUMBER, FIRST_NUMBER + max(70, 2 * seats)), seats)
    for place, number in enumerate(sorted(numbers)):
        yield str(number), names.unique.name(), (Role.AGENT,), crews[place % len(crews)]


def _leads(teams: Sequence[Team], names: Faker) -> Iterator[tuple[str, str, tuple[Role, ...], Team]]:
    """A lead for each team at work that has none yet, and a manager for each further site."""
    led = {team for _, _, _, team in STAFF}
    numbers = {Role.MANAGER: count(FIRST_MANAGER), Role.LEAD: count(FIRST_LEAD)}
    for team in teams:
        if team.name not in led:
            role = Role.MANAGER if team.crew is None else Role.LEAD
            yield str(next(numbers[role])), names.unique.name(), (role,), team


def _stay(
    roles: Sequence[Role], chance: random.Random, first_day: datetime, until: datetime
) -> tuple[datetime, datetime | None]:
    """When somebody came and left. Within a month nobody of note does."""
    span = until - first_day
    years = max(span - SETTLED, timedelta(0)) / timedelta(days=365)
    joins, leaves = (
        chance.random() < 1 - exp(-JOIN_A_YEAR * years),
        chance.random() < 1 - exp(-LEAVE_A_YEAR * years),
    )
    joined_at = (
        first_day + timedelta(days=int(chance.random() * (span.days - SETTLED.days))) if joins else first_day
    )
    left_at = joined_at + SETTLED + chance.random() * (until - joined_at - SETTLED)
    return joined_at, left_at if leaves and Role.AGENT in roles else None


def _person_id(namespace: UUID, sign_in: str) -> PersonId:
    return PersonId(uuid5(namespace, f"person {sign_in}"))

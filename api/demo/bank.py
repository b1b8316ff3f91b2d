"""Its people: two shifts under one centre, and one person for each other role."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from faker import Faker

from learning.people.passwords import hash_password
from learning.people.person import PersonId, Role
from learning.people.records import PersonRow, RoleGrantRow, TeamRow

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


@dataclass(frozen=True, slots=True)
class Bank:
    """Who is there: ids of agents, the one with the longest story first, and of the two owners."""

    agents: tuple[PersonId, ...]
    proposer: UUID
    approver: UUID


async def people_the_bank(agents: int, *, password: str, seed: int, now: datetime) -> Bank:
    """Found teams and people; the same seed gives the same names. One password opens every account."""
    teams = await _teams()
    password_hash = hash_password(password)
    ids: dict[str, UUID] = {}
    for sign_in, name, roles, team in (*STAFF, *_others(agents, seed)):
        ids[sign_in] = uuid4()
        await PersonRow.create(
            id=ids[sign_in],
            sign_in=sign_in,
            name=name,
            language="zh-CN",
            theme="system",
            team_id=teams[team],
            password_hash=password_hash,
            created_at=now,
        )
        await RoleGrantRow.bulk_create(
            [RoleGrantRow(id=uuid4(), person_id=ids[sign_in], role=role) for role in roles]
        )
    return Bank(
        agents=tuple(PersonId(ids[sign_in]) for sign_in in ids if sign_in.startswith("60")),
        proposer=ids["3101"],
        approver=ids["3102"],
    )


async def _teams() -> dict[str, UUID]:
    ids = {name: uuid4() for name in (CENTRE, *TEAMS)}
    await TeamRow.create(id=ids[CENTRE], name=CENTRE)
    for name in TEAMS:
        await TeamRow.create(id=ids[name], name=name, parent_id=ids[CENTRE])
    return ids


def _others(agents: int, seed: int) -> list[tuple[str, str, tuple[Role, ...], str]]:
    """The agents besides the two that have names of their own, half in each shift."""
    faker = Faker("zh_CN")
    faker.seed_instance(seed)
    chance = random.Random(seed)  # noqa: S311 # names of people who do not exist
    numbers = chance.sample(range(6030, 6100), agents - 2)
    return [
        (str(number), faker.unique.name(), (Role.AGENT,), TEAMS[place % 2])
        for place, number in enumerate(sorted(numbers))
    ]

"""What goes on in the demonstration bank while it is open."""

import random
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from pydantic import SecretStr
from tortoise import connections

from api.demo.present import AGENT, FROM_HOUR, MINUTES, OCCUPANCY, keep_notice, keep_phones, playing
from api.gaps_simulation.command import simulate
from api.gaps_simulation.day import HOUR, MINUTE, QueueShape, play
from api.gaps_simulation.telling import from_moment
from api.private import new_key
from api.settings import Settings
from learning.people.person import Role
from learning.people.records import PersonRow, RoleGrantRow

STAFF = {
    "5201": Role.DUTY_LEAD,
    "3102": Role.OWNER,
    "1101": Role.ADMIN,
    "6008": Role.AGENT,
    AGENT: Role.AGENT,
}


@pytest.fixture
async def staff(database: object) -> None:
    for sign_in, role in STAFF.items():
        person = await PersonRow.create(id=uuid4(), sign_in=sign_in, name=sign_in, password_hash="-")
        await RoleGrantRow.create(id=uuid4(), person=person, role=role.value)


async def count(table: str) -> int:
    (row,) = await connections.get("default").execute_query_dict(f"select count(*)::int as n from {table}")
    return int(row["n"])


async def test_one_notice_holds_at_each_start(staff: None, now: datetime) -> None:
    await keep_notice(now)
    await keep_notice(now + timedelta(hours=1))
    once = await count("flash_notice")
    await keep_notice(now + timedelta(days=1))

    assert (once, await count("flash_notice")) == (1, 2)


async def test_the_same_phones_are_known_at_each_start(staff: None, now: datetime) -> None:
    settings = Settings(secret=SecretStr("s" * 32), private_key=SecretStr(new_key()))

    first, second = await keep_phones(settings, now), await keep_phones(settings, now)

    assert first == second
    assert list(first.agents) == [AGENT, "6008"]
    assert await count("agent_account") == 2


def test_she_who_is_told_of_first_has_calls_and_gaps_in_what_is_played() -> None:
    agents = [AGENT, *(str(6030 + place) for place in range(13))]
    command = playing(agents, "http://127.0.0.1:8420")
    asked = simulate.make_context("simulate", [*command[command.index("simulate") + 1 :], "--secret", "-"])

    day = play(QueueShape("cards", len(agents), OCCUPANCY), random.Random(asked.params["seed"]))
    part = from_moment(day, FROM_HOUR * HOUR, MINUTES * MINUTE)

    hers = asked.params["named"].index(AGENT)
    told = [change.phone for change in part if change.agent == hers]
    assert asked.params["agents"] == len(asked.params["named"]) == len(agents)
    assert min(told.count("talking"), told.count("idle")) > 10

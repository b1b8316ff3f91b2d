"""People with a past made to measure, put into the bank that a journey walks through.

`python -m tests.journeys.seeding newcomer|climber SIGN_IN PASSWORD`, in the environment of that bank.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import timedelta
from uuid import UUID, uuid4

from api.cli import read_settings
from api.clock import wall_clock
from api.database import credentials_of, open_database
from api.running import prepared
from learning.people.passwords import hash_password
from learning.people.records import TeamRow
from learning.practice import sittings
from learning.practice.follow import follow_attempts
from learning.practice.placement import service as placement
from learning.skills.records import SkillRow
from tests.learning.practice.world import World

CLIMBED = ("climbing", "挂失登记")
DAYS_AGO = timedelta(days=3)


async def newcomer(world: World, sign_in: str, password: str) -> None:
    """Somebody with an account and no past."""
    await world.person(sign_in, name="苏晓", password_hash=hash_password(password))


async def climber(world: World, sign_in: str, password: str) -> None:
    """Somebody who answered three questions right three days ago, about a skill that only her team has lessons in."""
    world.now -= DAYS_AGO
    slug, name = CLIMBED
    await SkillRow.get_or_create(
        slug=slug, defaults={"name": name, "name_en": name, "field": "业务", "stage": 2, "after": []}
    )
    team = await TeamRow.create(id=uuid4(), name=f"班组 {sign_in}")
    person = await world.person(sign_in, name="程远", password_hash=hash_password(password), team=team)
    await placement.put_aside(person, now=world.now)
    revision = await world.revision(slug=f"article-{sign_in}")
    lesson = await world.lesson(revision, skills=[slug], audience_teams=[team.id])
    items = [await world.item(lesson, *await world.fact(revision, skill=slug), skill=slug) for _ in range(3)]
    await _answered(world, person, lesson.id, items)


async def _answered(world: World, person: UUID, lesson_id: UUID, items: list[UUID]) -> None:
    sitting = await sittings.start_lesson(person, uuid4(), lesson_id, now=world.now)
    for sequence, item in enumerate(items):
        await world.take(person, world.answer(person, sitting, item, sequence=sequence))
    await sittings.end_sitting(person, sitting, uuid4(), len(items), now=world.now)
    await follow_attempts(person, now=world.now)


PASTS: dict[str, Callable[[World, str, str], Awaitable[None]]] = {"newcomer": newcomer, "climber": climber}


async def _seed(address: str, past: str, sign_in: str, password: str) -> None:
    async with open_database(credentials_of(address)):
        await PASTS[past](World(wall_clock()), sign_in, password)


if __name__ == "__main__":
    with prepared(read_settings(), lambda message: None) as settings:
        asyncio.run(_seed(settings.database_url, *sys.argv[1:]))

"""People with a past made to measure, put into the bank that a journey walks through.

`python -m tests.journeys.seeding newcomer|climber|rested|typist SIGN_IN PASSWORD`, in the environment of that bank.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import timedelta
from uuid import UUID, uuid4

from api.cli import read_settings
from api.clock import wall_clock
from api.database import credentials_of, open_database
from api.private import seal_of
from api.running import prepared
from api.settings import Settings
from learning.gaps.offering.service import flag_hard_call
from learning.gaps.rest import USUAL
from learning.lessons.answerable import Content, KeyWindow, content_to_json
from learning.people.passwords import hash_password
from learning.people.person import PersonId
from learning.people.private.seal import Seal
from learning.people.records import PersonRow, TeamRow
from learning.practice import sittings
from learning.practice.follow import follow_attempts
from learning.practice.placement import service as placement
from learning.skills.records import SkillRow
from tests.learning.practice.world import World

CLIMBED = "挂失登记"
DAYS_AGO = timedelta(days=3)
REST_LEFT = timedelta(seconds=20)
SOON = timedelta(minutes=8)


def climbed_by(sign_in: str) -> str:
    """The skill of hers alone: what others have to know of theirs would lower her level."""
    return f"climbing-{sign_in}"


def rule_of(sign_in: str) -> str:
    """What the facts of her lessons say: among those that others have to know she finds hers."""
    return f"日累计 20 万元，{sign_in} 号通知"


async def newcomer(world: World, sign_in: str, password: str, _seal: Seal) -> None:
    """Somebody with an account and no past."""
    await world.person(sign_in, name="苏晓", password_hash=hash_password(password))


async def climber(world: World, sign_in: str, password: str, _seal: Seal) -> None:
    """Somebody who answered three questions right three days ago, about a skill that nobody else has lessons in."""
    world.now -= DAYS_AGO
    slug, name = climbed_by(sign_in), CLIMBED
    await SkillRow.get_or_create(
        slug=slug, defaults={"name": name, "name_en": name, "field": "业务", "stage": 2, "after": []}
    )
    team = await TeamRow.create(id=uuid4(), name=f"班组 {sign_in}")
    person = await world.person(sign_in, name="程远", password_hash=hash_password(password), team=team)
    await placement.put_aside(person, now=world.now)
    revision = await world.revision(slug=f"article-{sign_in}")
    lesson = await world.lesson(revision, skills=[slug], audience_teams=[team.id])
    facts = [await world.fact(revision, skill=slug, statement=rule_of(sign_in)) for _ in range(3)]
    items = [await world.item(lesson, *fact, skill=slug) for fact in facts]
    await _answered(world, person, lesson.id, items)


async def typist(world: World, sign_in: str, password: str, _seal: Seal) -> None:
    """Somebody whose next lesson asks a number to be typed, then two questions to choose in; it takes effect soon."""
    team = await TeamRow.create(id=uuid4(), name=f"班组 {sign_in}")
    person = await world.person(sign_in, name="方敏", password_hash=hash_password(password), team=team)
    await placement.put_aside(person, now=world.now)
    revision = await world.revision(slug=f"article-{sign_in}", effective_from=world.now + SOON)
    lesson = await world.lesson(revision, audience_teams=[team.id])
    fact_id, version_id = await world.fact(revision)
    await world.item(
        lesson,
        fact_id,
        version_id,
        kind="numeric",
        content=content_to_json(Content("日累计限额是多少？", unit="万元")),
        keys=(KeyWindow(version_id, None, None, (), ("10",), "<p>10 万元</p>"),),
        options=0,
    )
    for _ in range(2):
        await world.item(lesson, *await world.fact(revision))


async def rested(world: World, sign_in: str, _password: str, seal: Seal) -> None:
    """Somebody of the bank who called a call hard nearly a quarter of an hour ago: some seconds of rest are left."""
    person = await PersonRow.get(sign_in=sign_in)
    said_at = world.now - USUAL.after_hard_call + REST_LEFT
    await flag_hard_call(PersonId(person.id), USUAL, seal=seal, now=said_at)


async def _answered(world: World, person: UUID, lesson_id: UUID, items: list[UUID]) -> None:
    sitting = await sittings.start_lesson(person, uuid4(), lesson_id, now=world.now)
    for sequence, item in enumerate(items):
        await world.take(person, world.answer(person, sitting, item, sequence=sequence))
    await sittings.end_sitting(person, sitting, uuid4(), len(items), now=world.now)
    await follow_attempts(person, now=world.now)


PASTS: dict[str, Callable[[World, str, str, Seal], Awaitable[None]]] = {
    "newcomer": newcomer,
    "climber": climber,
    "rested": rested,
    "typist": typist,
}


async def _seed(settings: Settings, past: str, sign_in: str, password: str) -> None:
    async with open_database(credentials_of(settings.database_url)):
        await PASTS[past](World(wall_clock()), sign_in, password, seal_of(settings))


if __name__ == "__main__":
    with prepared(read_settings(), lambda message: None) as settings:
        asyncio.run(_seed(settings, *sys.argv[1:]))

"""Skills on the wire: my map, one skill, and my way to a position."""

from datetime import datetime

from litestar import Controller, get, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from api.access import SELF
from api.skills_shown import map_out, opened_out, way_out
from api.skills_wire import AimIn, SkillMapOut, SkillOpenedOut, WaysOut
from learning.career import service
from learning.people.person import Person
from learning.practice.picking_records import lessons_to_pick
from learning.practice.pursuits.service import lit_by_skill

MOST_LESSONS = 500


class SkillController(Controller):
    """What somebody sees of her own skills; her level is the row that her lead reads."""

    tags = ("skills",)
    opt = {"purpose": SELF}  # noqa: RUF012 # Litestar reads a plain attribute

    @get("/skills/map", summary="My skill map", operation_id="skillMap")
    async def show(self, person: NamedDependency[Person], now: NamedDependency[datetime]) -> SkillMapOut:
        """Every skill in its place, my level in it, and my way to the position I aim at."""
        lit = await lit_by_skill(person.id, now=now)
        return map_out(await service.map_of(person.id, now=now), lit, person.language)

    @get("/skills/mine/{slug:str}", summary="One skill of mine", operation_id="openSkill")
    async def open(
        self, slug: FromPath[str], person: NamedDependency[Person], now: NamedDependency[datetime]
    ) -> SkillOpenedOut:
        """Its criteria, what the next level asks, what is on record, and how well I keep it. Nobody else reads it."""
        opened = await service.open_skill(person.id, slug, now=now)
        lessons = await lessons_to_pick(person.id, now=now, limit=MOST_LESSONS)
        return opened_out(opened, [each for each in lessons if each.skill == slug], person.language)

    @get("/career", summary="My way to each position", operation_id="career")
    async def career(self, person: NamedDependency[Person], now: NamedDependency[datetime]) -> WaysOut:
        """Gap, missing evidence, and weeks at my present pace. It promises no appointment."""
        ways = await service.ways_of(person.id, now=now)
        return WaysOut(ways=[way_out(each, person.language) for each in ways])

    @put("/career/target", summary="Aim at a position", operation_id="aimAt")
    async def aim(
        self,
        data: JSONBody[AimIn],
        person: NamedDependency[Person],
        now: NamedDependency[datetime],
    ) -> None:
        """Or at none. Only I read it."""
        await service.aim_at(person.id, data.profile, now=now)

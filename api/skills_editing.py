"""Changing the skills on the wire: one draft, what it would change, its submission and its publication."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from uuid import uuid4

from litestar import Controller, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from api.skills_draft_wire import (
    PutSkillIn,
    SaveSkillsIn,
    SkillDraftOut,
    SkillsInForceOut,
    SubmitSkillsIn,
    VersionIn,
)
from api.skills_drafted import draft_out, skill_written
from learning.career.service import concern_of
from learning.people.access import Duty
from learning.people.person import Person
from learning.practice.publishing import publish_skills
from learning.skills import editing, service
from learning.skills.catalogue import Catalogue
from learning.skills.comparison import compare
from learning.skills.records import GraphRow
from learning.skills.writing import write_catalogue


class SkillEditingController(Controller):
    """What owners do about what people climb by."""

    path = "/skills/graph"
    tags = ("skills",)
    opt = {"purpose": Duty.KEEP_KNOWLEDGE}  # noqa: RUF012 # Litestar reads a plain attribute

    @get("/", summary="The skills in force and their draft", operation_id="getSkills")
    async def show(self, person: NamedDependency[Person]) -> SkillsInForceOut:
        """As TOML, which is also what is exported."""
        return await _in_force(person)

    @post("/draft", summary="Begin to change the skills", operation_id="beginSkillDraft")
    async def begin(self, person: NamedDependency[Person]) -> SkillDraftOut:
        """From what is in force, or go on with the one draft there is."""
        return await _draft_shown(await service.begin(person.id, draft_id=uuid4()), person)

    @put("/draft", summary="Save the draft of the skills", operation_id="saveSkills")
    async def save(self, data: JSONBody[SaveSkillsIn], person: NamedDependency[Person]) -> SkillDraftOut:
        """Every complaint comes with its line; a circle of prerequisites is refused by name."""
        return await _draft_shown(await service.save(person.id, data.toml, version=data.version), person)

    @put("/draft/skills/{slug:str}", summary="Write a skill of the draft", operation_id="putSkill")
    async def put_skill(
        self, slug: FromPath[str], data: JSONBody[PutSkillIn], person: NamedDependency[Person]
    ) -> SkillDraftOut:
        """Anew, or a new one."""
        change = partial(editing.put_skill, skill=skill_written(slug, data.skill))
        return await edited(person, change, version=data.version)

    @post(
        "/draft/skills/{slug:str}/removal",
        summary="Take a skill out of the draft",
        operation_id="takeOutSkill",
        status_code=200,
    )
    async def take_out(
        self, slug: FromPath[str], data: JSONBody[VersionIn], person: NamedDependency[Person]
    ) -> SkillDraftOut:
        """And out of what comes after it or asks for it. Levels in it stand."""
        return await edited(person, partial(editing.take_out, slug=slug), version=data.version)

    @post("/draft/submission", summary="Submit the draft", operation_id="submitSkills", status_code=200)
    async def submit(
        self,
        data: JSONBody[SubmitSkillsIn],
        person: NamedDependency[Person],
        now: NamedDependency[datetime],
    ) -> SkillDraftOut:
        """With what people are told once another owner publishes it."""
        submitted = await service.submit(person.id, data.note, version=data.version, now=now)
        return await _draft_shown(submitted, person)

    @post("/draft/publication", summary="Publish the draft", operation_id="publishSkills", status_code=200)
    async def publish(
        self, data: JSONBody[VersionIn], person: NamedDependency[Person], now: NamedDependency[datetime]
    ) -> SkillsInForceOut:
        """Another owner's act. Levels that were reached stand; of skills taken out nothing is asked any more."""
        await publish_skills(person.id, version=data.version, now=now)
        return await _in_force(person)

    @post("/draft/removal", summary="Drop the draft", operation_id="dropSkills", status_code=200)
    async def drop(self, data: JSONBody[VersionIn], person: NamedDependency[Person]) -> SkillsInForceOut:
        """What is in force stays."""
        await service.drop(version=data.version)
        return await _in_force(person)


async def _in_force(person: Person) -> SkillsInForceOut:
    published, draft = await service.in_force(), await service.open_draft()
    return SkillsInForceOut(
        number=published.number,
        toml=write_catalogue(published.catalogue),
        draft=await _draft_shown(draft, person) if draft else None,
    )


async def edited(person: Person, change: Callable[[Catalogue], Catalogue], *, version: int) -> SkillDraftOut:
    """Change the draft by one of the functions of `learning/skills/editing.py`; the draft as it is then."""
    return await _draft_shown(await service.edit(person.id, change, version=version), person)


async def _draft_shown(draft: GraphRow, person: Person) -> SkillDraftOut:
    """The draft as its editor reads it."""
    catalogue = service.catalogue_of(draft.toml)
    concern = await concern_of(compare((await service.in_force()).catalogue, catalogue))
    return draft_out(
        draft, catalogue, concern, is_mine=draft.proposer_id == person.id, language=person.language
    )

"""Commissions on the wire: owners ask for what is missing, authors take it."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID, uuid4

from litestar import Controller, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from pydantic import Field

from api.skill_names import skill_refs
from api.wire import In, Out, SkillRef
from learning.clock import in_bank_zone
from learning.coverage.commissions import service
from learning.coverage.commissions.commission import LONGEST_TITLE, Commission
from learning.coverage.commissions.service import Wanted
from learning.mastery.level import Level
from learning.people.access import Duty, may_do
from learning.people.person import Person

Stands = Literal["beginner", "learning", "solid"]


class CommissionIn(In):
    """What is to be written, for those who stand at this level, by the end of a day."""

    skill: Annotated[str, Field(max_length=32, pattern=r"^[^\x00]*$")]
    level: Stands
    title: Annotated[str, Field(min_length=1, max_length=LONGEST_TITLE, pattern=r"^[^\x00]*\S[^\x00]*$")]
    due_on: date

    def wanted(self) -> Wanted:
        """The value that commissions take."""
        return Wanted(self.skill, Level(self.level), self.title, self.due_on)


class CommissionOut(Out):
    """One commission. `holds` says whether I hold the skill; `published` is the lesson that closed it.

    `is_withdrawn` is told to me alone if I had taken it, so that I write no further.
    """

    id: UUID
    skill: SkillRef
    level: Stands
    title: str
    due_on: date
    asked_by: str
    taken_by: str | None
    is_mine: bool
    holds: bool
    published: str | None
    is_withdrawn: bool


class CommissionsOut(Out):
    """What is open, by its day, then what was closed in thirty days; `may_ask` says whether I ask or only write."""

    commissions: list[CommissionOut]
    may_ask: bool


class CommissionController(Controller):
    """Content that is missing, and who writes it."""

    path = "/commissions"
    tags = ("coverage",)
    opt = {"purpose": Duty.WRITE_LESSONS}  # noqa: RUF012 # Litestar reads a plain attribute

    @get("/", summary="What authors are asked to write", operation_id="listCommissions")
    async def show(self, person: NamedDependency[Person], now: NamedDependency[datetime]) -> CommissionsOut:
        """By its day; nobody's work is counted."""
        found = await service.listed(person.id, now=now)
        return CommissionsOut(
            commissions=await _shown(found, person), may_ask=may_do(Duty.KEEP_KNOWLEDGE, person)
        )

    @post("/", summary="Ask for content", operation_id="askForContent", opt={"purpose": Duty.KEEP_KNOWLEDGE})
    async def ask(
        self,
        data: JSONBody[CommissionIn],
        person: NamedDependency[Person],
        state: State,
        now: NamedDependency[datetime],
    ) -> CommissionOut:
        """Once for each level of a skill, until a lesson for it is published."""
        today = in_bank_zone(now, state.settings.zone).date()
        return await _one(await service.ask(person.id, data.wanted(), uuid4(), now=now, today=today), person)

    @post("/{commission_id:uuid}/taking", summary="Write it", operation_id="takeCommission", status_code=200)
    async def take(
        self,
        commission_id: FromPath[UUID],
        person: NamedDependency[Person],
        now: NamedDependency[datetime],
    ) -> CommissionOut:
        """Others see that it is taken."""
        return await _one(await service.take(person.id, commission_id, now=now), person)

    @post(
        "/{commission_id:uuid}/return",
        summary="Leave it to others",
        operation_id="returnCommission",
        status_code=200,
    )
    async def give_back(
        self,
        commission_id: FromPath[UUID],
        person: NamedDependency[Person],
        now: NamedDependency[datetime],
    ) -> CommissionOut:
        """Without a reason, and without a trace."""
        return await _one(await service.give_back(person.id, commission_id, now=now), person)

    @post(
        "/{commission_id:uuid}/withdrawal",
        summary="Ask for it no more",
        operation_id="withdrawCommission",
        status_code=200,
        opt={"purpose": Duty.KEEP_KNOWLEDGE},
    )
    async def withdraw(
        self,
        commission_id: FromPath[UUID],
        person: NamedDependency[Person],
        now: NamedDependency[datetime],
    ) -> None:
        """Whoever took it is told; nobody else sees it any more."""
        await service.withdraw(person.id, commission_id, now=now)


async def _one(found: Commission, person: Person) -> CommissionOut:
    return (await _shown([found], person))[0]


async def _shown(found: list[Commission], person: Person) -> list[CommissionOut]:
    refs = await skill_refs(sorted({each.skill for each in found}), person.language)
    names = {ref.slug: ref for ref in refs}
    return [
        CommissionOut.model_validate(
            {
                "id": each.id,
                "skill": names[each.skill],
                "level": each.level,
                "title": each.title,
                "due_on": each.due_on,
                "asked_by": each.asked_by,
                "taken_by": each.taken_by,
                "is_mine": each.is_mine,
                "holds": each.holds,
                "published": each.published.title if each.published else None,
                "is_withdrawn": each.is_withdrawn,
            }
        )
        for each in found
    ]

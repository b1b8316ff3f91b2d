"""Flash notices on the wire: written by one, approved by another, shown on every panel that they are for."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID, uuid4

from litestar import Controller, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from pydantic import Field

from api.knowledge_audience import AudienceOut, TeamChoiceOut
from api.skill_names import skill_refs
from api.wire import In, Moment, Out, SkillRef
from learning.flashes import service
from learning.flashes.flash import LONGEST_TEXT, Flash, Lines, Stage, stage_of
from learning.flashes.records import Reach
from learning.flashes.service import Counted
from learning.lessons import records as lessons
from learning.lessons.audience import Audience
from learning.people.access import Duty
from learning.people.person import Person
from learning.workforce.records import queues

Line = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT, pattern=r"^[^\x00]*\S[^\x00]*$")]
MOST_NAMED = 200


class FlashAudienceIn(In):
    """Teams with all below them, and skills for which somebody holds a qualification; two empty lists mean everybody."""

    teams: Annotated[list[UUID], Field(max_length=MOST_NAMED)]
    skills: Annotated[
        list[Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[^\x00]+$")]],
        Field(max_length=MOST_NAMED),
    ]


class FlashIn(In):
    """What is going on, what to say, what not to say: 120 characters in all, for at most three days.

    `is_urgent` brings it also to who reached her cap, and through the quiet hours.
    """

    about: Line
    say: Line
    must_not_say: Annotated[str, Field(max_length=LONGEST_TEXT, pattern=r"^[^\x00]*$")]
    starts_at: Moment
    ends_at: Moment
    is_urgent: bool
    audience: FlashAudienceIn


class FlashWrittenOut(Out):
    """The notice that waits now."""

    id: UUID


class SeenOut(Out):
    """How many agents a notice is for, and how many said that they saw it."""

    people: int
    received: int


class FlashOut(Out):
    """One notice. `of_mine` counts the people whom the reader looks after; null where there are none."""

    id: UUID
    about: str
    say: str
    must_not_say: str
    starts_at: datetime
    ends_at: datetime
    is_urgent: bool
    audience: AudienceOut
    stage: Literal["waiting", "coming", "running", "over", "withdrawn"]
    author: str
    is_mine: bool
    written_at: datetime
    approver: str | None
    approved_at: datetime | None
    withdrawer: str | None
    withdrawn_at: datetime | None
    seen: SeenOut
    of_mine: SeenOut | None


class QueueChoiceOut(Out):
    """A queue with the skills that it takes: choosing it chooses them."""

    code: str
    name: str
    skills: list[str]


class FlashesOut(Out):
    """Notices that have not ended or ended in the last 30 days, the newest first, and whom one can be for."""

    flashes: list[FlashOut]
    teams: list[TeamChoiceOut]
    skills: list[SkillRef]
    queues: list[QueueChoiceOut]


class FlashController(Controller):
    """For those who lead the floor or keep the rules."""

    path = "/flashes"
    tags = ("flashes",)
    opt = {"purpose": Duty.TELL_FLASHES}  # noqa: RUF012 # Litestar reads a plain attribute

    @get("/", summary="Flash notices, running and past", operation_id="listFlashes")
    async def show(self, person: NamedDependency[Person], now: NamedDependency[datetime]) -> FlashesOut:
        """With counts of who saw them, never names."""
        qualified = await lessons.skills_to_choose()
        return FlashesOut(
            flashes=[_flash_out(each, person, now) for each in await service.flashes(person, now=now)],
            teams=[TeamChoiceOut(**row) for row in await lessons.teams_to_choose()],
            skills=await skill_refs(qualified, person.language),
            queues=[
                QueueChoiceOut(code=row["code"], name=row["name"], skills=skills)
                for row in await queues()
                if (skills := [skill for skill in row["skills"] if skill in qualified])
            ],
        )

    @post("/", summary="Write a flash notice", operation_id="writeFlash")
    async def write(
        self, data: JSONBody[FlashIn], person: NamedDependency[Person], now: NamedDependency[datetime]
    ) -> FlashWrittenOut:
        """It waits for a second person."""
        flash = _flash(data, person, now)
        await service.write_flash(flash, now=now)
        return FlashWrittenOut(id=flash.id)

    @post("/{flash_id:uuid}/approval", summary="Approve a flash notice", operation_id="approveFlash")
    async def approve(
        self, flash_id: FromPath[UUID], person: NamedDependency[Person], now: NamedDependency[datetime]
    ) -> None:
        """Panels show it from its beginning on; its author cannot approve it."""
        await service.approve_flash(person.id, flash_id, now=now)

    @delete("/{flash_id:uuid}", summary="Withdraw a flash notice", operation_id="withdrawFlash")
    async def withdraw(
        self, flash_id: FromPath[UUID], person: NamedDependency[Person], now: NamedDependency[datetime]
    ) -> None:
        """It is gone from every panel, or never comes there."""
        await service.withdraw_flash(person.id, flash_id, now=now)


def _flash(data: FlashIn, author: Person, now: datetime) -> Flash:
    return Flash(
        id=uuid4(),
        lines=Lines(data.about.strip(), data.say.strip(), data.must_not_say.strip()),
        starts_at=data.starts_at,
        ends_at=data.ends_at,
        is_urgent=data.is_urgent,
        author_id=author.id,
        written_at=now,
        audience=Audience(frozenset(data.audience.teams), frozenset(data.audience.skills)),
    )


def _flash_out(counted: Counted, reader: Person, now: datetime) -> FlashOut:
    flash, told, reach = counted.told.flash, counted.told, counted.reach
    stage: Stage = stage_of(flash, now)
    return FlashOut(
        id=flash.id,
        about=flash.lines.about,
        say=flash.lines.say,
        must_not_say=flash.lines.must_not_say,
        starts_at=flash.starts_at,
        ends_at=flash.ends_at,
        is_urgent=flash.is_urgent,
        audience=AudienceOut(teams=sorted(flash.audience.teams), skills=sorted(flash.audience.skills)),
        stage=stage.value,
        author=told.author,
        is_mine=flash.author_id == reader.id,
        written_at=flash.written_at,
        approver=told.approver,
        approved_at=flash.approved_at,
        withdrawer=told.withdrawer,
        withdrawn_at=flash.withdrawn_at,
        seen=SeenOut(people=reach.people, received=reach.received),
        of_mine=_of_mine(reach),
    )


def _of_mine(reach: Reach) -> SeenOut | None:
    return SeenOut(people=reach.own_people, received=reach.own_received) if reach.own_people else None

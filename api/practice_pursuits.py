"""我要学 on the wire: topics to find, what she pursues, and by team how much of practice people began themselves."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from litestar import Controller, delete, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter
from pydantic import Field

from api.access import SELF
from api.practice_asking import sitting_shown
from api.practice_wire import BeginIn, SittingOut
from api.skill_names import skill_refs
from api.wire import In, Out, SkillRef
from learning.people.access import Duty
from learning.people.person import Person
from learning.practice.pursuits import service
from learning.practice.pursuits.chain import SUCCESSES
from learning.practice.pursuits.service import Pursuit, Topic
from learning.search.terms import query_of

LONGEST_QUERY = 100
WHOLE_PERCENT = 100
SHARES_TO = 5
"""Shares are rounded to so many of a hundred, so that nobody's sittings can be told from two of them."""


class TopicOut(Out):
    """What can be pursued: a skill as a whole, or one fact of it."""

    skill: SkillRef
    fact_id: UUID | None
    title: str
    statement: str


class TopicsOut(Out):
    """Skills first, then facts, the best first."""

    topics: list[TopicOut]


class PursueIn(In):
    """What to pursue: a topic as it was found."""

    client_event_id: UUID
    skill: Annotated[str, Field(max_length=32, pattern=r"^[^\x00]*$")]
    fact_id: UUID | None


class PursuitOut(Out):
    """What she pursues. Each fact is known so many times of `needed`; `again_at` is when the next time counts."""

    id: UUID
    skill: SkillRef
    title: str
    stage: Literal["begun", "resting", "lit"]
    successes: list[int]
    needed: int
    again_at: datetime | None
    begun_at: datetime


class WeekOut(Out):
    """Of my sittings within seven days, how many I began by myself."""

    sittings: int
    own: int


class PursuitsOut(Out):
    """What she pursues, the last begun first; and of her practice in four weeks, the present one last, what was her own."""

    pursuits: list[PursuitOut]
    weeks: list[WeekOut]


class OwnShareOut(Out):
    """Of a team's sittings in four weeks, how many in a hundred somebody began by herself."""

    team: str
    own_percent: int


class OwnSharesOut(Out):
    """Teams in which at least eight people practised; nobody's are shown alone."""

    teams: list[OwnShareOut]


class PursuitController(Controller):
    """Hers alone."""

    path = "/pursuits"
    tags = ("practice",)
    opt = {"purpose": SELF}  # noqa: RUF012 # Litestar reads a plain attribute

    @get("/topics", summary="Topics to learn by oneself", operation_id="findTopics")
    async def topics(
        self,
        person: NamedDependency[Person],
        now: NamedDependency[datetime],
        q: Annotated[str, QueryParameter(max_length=LONGEST_QUERY)] = "",
    ) -> TopicsOut:
        """Every word must stand in the skill's name or in the fact; without a word there is nothing to find."""
        query = query_of(q)
        found = await service.topics(person.id, query, now=now) if query else []
        names = await _names([each.skill for each in found], person)
        return TopicsOut(topics=[_topic_out(each, names) for each in found if each.skill in names])

    @get("/", summary="What I am learning by myself", operation_id="myPursuits")
    async def mine(self, person: NamedDependency[Person], now: NamedDependency[datetime]) -> PursuitsOut:
        """With how far each has come, and how much of my practice I began by myself. Nobody else reads either."""
        found = await service.pursuits_of(person.id, now=now)
        names = await _names([each.row.skill for each in found], person)
        return PursuitsOut(
            pursuits=[_pursuit_out(each, names) for each in found],
            weeks=[WeekOut.model_validate(each) for each in await service.own_weeks(person.id, now=now)],
        )

    @post("/", summary="Learn something by myself", operation_id="pursue")
    async def take_up(
        self, data: JSONBody[PursueIn], person: NamedDependency[Person], now: NamedDependency[datetime]
    ) -> PursuitOut:
        """Take it up; what is pursued already stays as it is."""
        pursuit_id = await service.take_up(person.id, data.client_event_id, data.skill, data.fact_id, now=now)
        found = await service.pursuit_of(person.id, pursuit_id, now=now)
        return _pursuit_out(found, await _names([found.row.skill], person))

    @post("/{pursuit_id:uuid}/sittings", summary="Try it, or try it again", operation_id="startPursuit")
    async def start(
        self,
        pursuit_id: FromPath[UUID],
        data: JSONBody[BeginIn],
        person: NamedDependency[Person],
        state: State,
        now: NamedDependency[datetime],
    ) -> SittingOut:
        """A variant of each fact; the sitting is marked as begun by herself."""
        sitting_id = await service.start_try(person.id, pursuit_id, data.client_event_id, now=now)
        return await sitting_shown(person, sitting_id, state.settings, now)

    @delete("/{pursuit_id:uuid}", summary="Learn it no more", operation_id="letPursuitGo")
    async def let_go(
        self,
        pursuit_id: FromPath[UUID],
        person: NamedDependency[Person],
        now: NamedDependency[datetime],
    ) -> None:
        """What was answered stays, and taking it up again begins anew."""
        await service.let_go(person.id, pursuit_id, now=now)


class OwnShareController(Controller):
    """For those who plan the work: whether people learn of their own accord."""

    path = "/practice/own-share"
    tags = ("practice",)
    opt = {"purpose": Duty.PLAN_WORK}  # noqa: RUF012 # Litestar reads a plain attribute

    @get("/", summary="Practice that people began by themselves, by team", operation_id="ownShares")
    async def show(self, now: NamedDependency[datetime]) -> OwnSharesOut:
        """A share, never hours, and of teams alone."""
        return OwnSharesOut(
            teams=[
                OwnShareOut(
                    team=each.team,
                    own_percent=SHARES_TO * round(WHOLE_PERCENT * each.own / each.sittings / SHARES_TO),
                )
                for each in await service.shares(now=now)
            ]
        )


async def _names(slugs: Sequence[str], person: Person) -> dict[str, SkillRef]:
    return {ref.slug: ref for ref in await skill_refs(sorted(set(slugs)), person.language)}


def _topic_out(topic: Topic, names: Mapping[str, SkillRef]) -> TopicOut:
    skill, fact = names[topic.skill], topic.fact
    said = fact.now.statement if fact and fact.now else ""
    return TopicOut(
        skill=skill,
        fact_id=fact.id if fact else None,
        title=fact.topic if fact else skill.name,
        statement=said,
    )


def _pursuit_out(pursuit: Pursuit, names: Mapping[str, SkillRef]) -> PursuitOut:
    row = pursuit.row
    skill = names[row.skill]
    return PursuitOut(
        id=row.id,
        skill=skill,
        title=row.topic or skill.name,
        stage=pursuit.stage.value,
        successes=[each.successes for each in pursuit.chains],
        needed=SUCCESSES,
        again_at=pursuit.again_at,
        begun_at=row.begun_at,
    )

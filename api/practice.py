"""Practice on the wire: what comes next, today, sittings, answers."""

import asyncio
from datetime import datetime
from typing import Any  # Any: whatever state a request carries
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, JSONBody
from litestar.response.base import ASGIResponse

from api.access import SELF, SIGNS_IN_ITSELF
from api.auth import session_token
from api.jobs import enqueue_follow
from api.practice_asking import asking_of, sitting_shown
from api.practice_shown import next_out, outcome_out, skills_out, to_pick_out, today_out
from api.practice_today_wire import (
    LessonsToPickOut,
    NextOut,
    TodayOut,
)
from api.practice_wire import (
    AnswerIn,
    EndIn,
    EventsIn,
    MySkillsOut,
    OutcomeOut,
    SittingOut,
    StartIn,
    ToldOut,
)
from api.settings import Settings
from api.wire import VerdictOut
from learning.mastery.records import skills_with_levels
from learning.people.person import Person
from learning.people.sign_in import token_hash
from learning.practice import hot, sittings
from learning.practice.next_item import choose
from learning.practice.outcome import outcome_of
from learning.practice.picking_records import lessons_to_pick
from learning.practice.today import today

PATIENCE = (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.4, 0.4)
"""Seconds between looks for what follows from the last answers; two in all."""

MOST_TO_PICK = 100

HOT = {"purpose": SELF, SIGNS_IN_ITSELF: True}


class PracticeController(Controller):
    """What an agent does between calls."""

    tags = ("practice",)
    opt = {"purpose": SELF}  # noqa: RUF012 # Litestar reads a plain attribute

    @get(
        "/practice/next",
        summary="What to do next, and why",
        operation_id="nextThing",
        opt=HOT,
        responses={
            200: ResponseSpec(NextOut, description="One thing, for one reason", generate_examples=False)
        },
    )
    async def next_thing(self, request: Request[Any, Any, Any]) -> ASGIResponse:
        """One thing, for one reason."""
        settings, now = _wiring(request)
        asking = await asking_of(request, settings, now)
        return ASGIResponse(body=next_out(choose(asking.situation, now), asking).model_dump_json())

    @get("/today", summary="My today", operation_id="today", opt=HOT)
    async def my_today(
        self, request: Request[Any, Any, Any], state: State, now: NamedDependency[datetime]
    ) -> TodayOut:
        """The next thing, what changed, what has faded, and where she stands."""
        asking = await asking_of(request, state.settings, now)
        return await today_out(await today(asking, now=now, zone=state.settings.zone), asking)

    @get("/practice/lessons", summary="Lessons to pick from", operation_id="lessonsToPick")
    async def to_pick(
        self, person: NamedDependency[Person], now: NamedDependency[datetime]
    ) -> LessonsToPickOut:
        """In a plain order that looks at nothing she answered: the way where choosing is switched off."""
        found = await lessons_to_pick(person.id, now=now, limit=MOST_TO_PICK)
        return await to_pick_out(found, person.language)

    @post("/sittings", summary="Start a lesson or a review", operation_id="startSitting")
    async def start(
        self,
        data: JSONBody[StartIn],
        request: Request[Person, Any, Any],
        state: State,
        now: NamedDependency[datetime],
    ) -> SittingOut:
        """Start it, or go on with the open one."""
        person, event = request.user, data.client_event_id
        if data.lesson_id:
            sitting_id = await sittings.start_lesson(person.id, event, data.lesson_id, now=now)
        else:
            asking = await asking_of(request, state.settings, now)
            sitting_id = await sittings.start_review(asking, event, now=now)
        return await sitting_shown(person, sitting_id, state.settings, now)

    @get("/sittings/{sitting_id:uuid}", summary="A sitting where it stands", operation_id="getSitting")
    async def show(
        self,
        sitting_id: FromPath[UUID],
        person: NamedDependency[Person],
        state: State,
        now: NamedDependency[datetime],
    ) -> SittingOut:
        """Its steps, its position and what was entered."""
        return await sitting_shown(person, sitting_id, state.settings, now)

    @post(
        "/sittings/{sitting_id:uuid}/events",
        summary="Tell what happened in a sitting",
        operation_id="tellSitting",
        status_code=200,
    )
    async def tell(
        self,
        sitting_id: FromPath[UUID],
        data: JSONBody[EventsIn],
        person: NamedDependency[Person],
        now: NamedDependency[datetime],
    ) -> ToldOut:
        """Keep events; doubled and out of order is fine."""
        told = await sittings.tell(person.id, sitting_id, data.told(), now=now)
        return ToldOut.model_validate(told)

    @post(
        "/sittings/{sitting_id:uuid}/end", summary="End a sitting", operation_id="endSitting", status_code=200
    )
    async def end(
        self,
        sitting_id: FromPath[UUID],
        data: JSONBody[EndIn],
        person: NamedDependency[Person],
        state: State,
        now: NamedDependency[datetime],
    ) -> OutcomeOut:
        """End it, and wait a moment for what follows from its answers."""
        await sittings.end_sitting(person.id, sitting_id, data.client_event_id, data.sequence, now=now)
        await enqueue_follow(person.id)
        return await _settled(person, sitting_id, state.settings, now)

    @get("/sittings/{sitting_id:uuid}/outcome", summary="What a sitting led to", operation_id="outcome")
    async def outcome(
        self,
        sitting_id: FromPath[UUID],
        person: NamedDependency[Person],
        state: State,
        now: NamedDependency[datetime],
    ) -> OutcomeOut:
        """As it stands; `settled` says whether more may follow."""
        outcome = await outcome_of(person.id, sitting_id, now=now, zone=state.settings.zone)
        return await outcome_out(outcome, person)

    @post(
        "/answers",
        summary="Give an answer",
        operation_id="giveAnswer",
        status_code=200,
        opt=HOT,
        responses={200: ResponseSpec(VerdictOut, description="Graded and kept", generate_examples=False)},
    )
    async def answer(self, data: JSONBody[AnswerIn], request: Request[Any, Any, Any]) -> ASGIResponse:
        """Grade it and keep it once; sent again, the first verdict comes back."""
        settings, now = _wiring(request)
        stored = await hot.take(
            token_hash(session_token(request)),
            data.given(),
            now=now,
            zone=settings.zone,
            key=settings.signing_key,
        )
        repeated = "true" if stored.repeated else "false"
        return ASGIResponse(body=f'{stored.outcome[:-1]},"repeated":{repeated}}}')

    @get("/skills/mine", summary="My skills", operation_id="mySkills")
    async def my_skills(self, person: NamedDependency[Person], now: NamedDependency[datetime]) -> MySkillsOut:
        """Every skill with my level in it."""
        return await skills_out(await skills_with_levels(person.id, now), person.language)


async def _settled(person: Person, sitting_id: UUID, settings: Settings, now: datetime) -> OutcomeOut:
    """The outcome once everything has followed, or as it stands when patience ends."""
    outcome = await outcome_of(person.id, sitting_id, now=now, zone=settings.zone)
    for pause in PATIENCE:
        if outcome.settled:
            break
        await asyncio.sleep(pause)
        outcome = await outcome_of(person.id, sitting_id, now=now, zone=settings.zone)
    return await outcome_out(outcome, person)


def _wiring(request: Request[Any, Any, Any]) -> tuple[Settings, datetime]:
    """Settings and the time for the hot paths, which do without the copies and the machinery of injection."""
    state = request.app.state
    return state.settings, state.clock()

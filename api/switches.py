"""The switches on the wire: everything the product does by itself, and turning it off or on.

Everybody may read what decides about her; an administrator turns.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid4

from litestar import Controller, get, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from tortoise.transactions import atomic

from api.access import SELF
from api.switches_words import ALWAYS_ON, WORDS, recalibrated
from api.wire import In, Out
from api.workforce_taking import weigh_anew
from learning.mastery import records as mastery_records
from learning.memory.records import last_night
from learning.people.access import Duty, may_do
from learning.people.person import Person, TeamId
from learning.practice.lookups.service import forget_where_off
from learning.switches import records, service
from learning.switches.function import FOR_THE_WHOLE_BANK, Function
from learning.switches.records import Turn

MOST_TURNS = 50


class SwitchIn(In):
    """On or off, for one team with those below it or, with null, for the whole bank."""

    is_on: bool
    team_id: UUID | None


class SwitchTeamRef(Out):
    """A team with its place in the organisation."""

    id: UUID
    path: str


class TurnOut(Out):
    """Somebody turned a switch. Without a team it was for the whole bank; an erased person has no name."""

    function: Function
    team_id: UUID | None
    team: str | None
    is_on: bool
    at: datetime
    person: str


class FunctionOut(Out):
    """One automatic function: what it does and goes by, where it is off, and who turned its switch last."""

    function: Function
    name: str
    does: str
    goes_by: str
    by_hand: str
    is_for_whole_bank: bool
    is_on: bool
    is_on_for_me: bool
    off: list[TurnOut]
    last: TurnOut | None
    state: str | None
    """How it stands, where it says so of itself."""


class AlwaysOnOut(Out):
    """Something automatic without a switch, and why."""

    name: str
    does: str
    why: str


class SwitchesOut(Out):
    """All automatic functions, the latest turns, and for whoever may turn them the teams to choose from."""

    functions: list[FunctionOut]
    always_on: list[AlwaysOnOut]
    turns: list[TurnOut]
    may_switch: bool
    teams: list[SwitchTeamRef]


class SwitchController(Controller):
    """What the product does by itself."""

    path = "/switches"
    tags = ("operations",)

    @get(
        "/",
        summary="All automatic functions and their switches",
        operation_id="getSwitches",
        opt={"purpose": SELF},
    )
    async def show(self, person: NamedDependency[Person]) -> SwitchesOut:
        """In her language; `is_on` tells of the whole bank, `is_on_for_me` of her own team too."""
        return await _shown(person)

    @put(
        "/{function:str}",
        summary="Switch an automatic function off or on",
        operation_id="putSwitch",
        opt={"purpose": Duty.OPERATE},
    )
    async def switch(
        self,
        function: FromPath[Function],
        data: JSONBody[SwitchIn],
        person: NamedDependency[Person],
        now: NamedDependency[datetime],
    ) -> SwitchesOut:
        """It holds from the next decision on, on every node; the turn stays readable for everybody."""
        team_id = TeamId(data.team_id) if data.team_id else None
        await _turn(person, function, team_id, data.is_on, now)
        return await _shown(person)


@atomic()
async def _turn(
    person: Person, function: Function, team_id: TeamId | None, is_on: bool, now: datetime
) -> None:
    """Turn it; what was kept by it is found anew or forgotten with the turn."""
    await service.switch(person, function, team_id=team_id, is_on=is_on, turn_id=uuid4(), now=now)
    if function is Function.WEIGH_BY_CALLS:
        await weigh_anew(now=now)
    if function is Function.RECALIBRATE_RECALL:
        await mastery_records.look_again_at_all(now=now)
    if function is Function.ASK_LOOKED_UP:
        await forget_where_off()


async def _shown(person: Person) -> SwitchesOut:
    may_switch = may_do(Duty.OPERATE, person)
    off, last = await records.all_off(), await records.last_turns()
    states = {Function.RECALIBRATE_RECALL: recalibrated(await last_night(), person.language)}
    return SwitchesOut(
        functions=[
            _function(
                each, person, await service.is_on(each, person.id), off, last.get(each), states.get(each)
            )
            for each in Function
        ],
        always_on=[AlwaysOnOut.model_validate(each) for each in ALWAYS_ON[person.language]],
        turns=[TurnOut.model_validate(turn) for turn in await records.latest_turns(limit=MOST_TURNS)],
        may_switch=may_switch,
        teams=[SwitchTeamRef(id=team_id, path=path) for team_id, path in await records.teams()]
        if may_switch
        else [],
    )


def _function(
    function: Function,
    person: Person,
    is_on_for_me: bool,
    off: Iterable[Turn],
    last: Turn | None,
    state: str | None,
) -> FunctionOut:
    words = WORDS[person.language][function]
    is_off_in = [turn for turn in off if turn.function is function]
    return FunctionOut(
        function=function,
        name=words.name,
        does=words.does,
        goes_by=words.goes_by,
        by_hand=words.by_hand,
        is_for_whole_bank=function in FOR_THE_WHOLE_BANK,
        is_on=all(turn.team_id is not None for turn in is_off_in),
        is_on_for_me=is_on_for_me,
        off=[TurnOut.model_validate(turn) for turn in is_off_in],
        last=TurnOut.model_validate(last) if last else None,
        state=state,
    )

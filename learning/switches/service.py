"""Asking whether an automatic function may act, and switching it."""

from datetime import datetime
from uuid import UUID

from learning.people.person import Person, TeamId
from learning.switches import records
from learning.switches.errors import OnlyForTheWholeBank, SwitchTeamNotFound
from learning.switches.function import FOR_THE_WHOLE_BANK, Function


async def is_on(function: Function, person_id: UUID | None = None) -> bool:
    """Whether the function may act now, for this person if it acts for one. Read anew at every question."""
    return not await records.is_off(function, person_id)


async def switch(
    admin: Person, function: Function, *, team_id: TeamId | None, is_on: bool, turn_id: UUID, now: datetime
) -> None:
    """Switch a function for a team and those below it, or for the whole bank; from the next question on it holds.

    A team's function stays off while it is off above it. Switched to what it was, nothing is written down.
    Raises `OnlyForTheWholeBank`, `SwitchTeamNotFound`.
    """
    if team_id is not None:
        if function in FOR_THE_WHOLE_BANK:
            raise OnlyForTheWholeBank
        if not await records.has_team(team_id):
            raise SwitchTeamNotFound
    await records.save_turn(function, team_id, is_on, turn_id=turn_id, by=admin.id, at=now)

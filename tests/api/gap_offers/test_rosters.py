"""What her roster says of offers: breaks, planned minutes, the cap of her shift, her rhythm."""

from datetime import datetime, time, timedelta
from uuid import UUID, uuid4

import pytest

from learning.gaps.state import Phone
from learning.queries import execute
from tests.api.gap_offers.conftest import IDLE, SHANGHAI, Floor

pytestmark = pytest.mark.database


async def test_a_rhythm_is_switched_off_and_on_again(floor: Floor) -> None:
    agent = await floor.agent()

    told = []
    for turn in (agent.http.post, agent.http.delete):
        await turn("/me/rhythm/off")
        told.append((await agent.http.get("/me/rhythm")).json())

    assert [(each["is_off"], each["rhythm"]) for each in told] == [(True, None), (False, "beginning")]


async def works(floor: Floor, person_id: UUID, days: str, practised: str) -> None:
    """Let the roster give her these shifts up to yesterday, oldest first, and let her have practised in some."""
    await execute(
        """insert into shift (code, name, starts, ends) values
           ('d', 'day', '08:00', '17:00'), ('n', 'night', '20:00', '06:00'), ('-', 'off', null, null)
           on conflict do nothing"""
    )
    today = floor.now.astimezone(SHANGHAI).date()
    for place, (code, mark) in enumerate(zip(days, practised, strict=True)):
        day = today - timedelta(days=len(days) - place)
        await execute("insert into roster values ($1, $2, $3)", person_id, day, code)
        begun = datetime.combine(day, time(21 if code == "n" else 10), SHANGHAI)
        for _ in range(int(mark)):
            sitting = uuid4()
            await execute(
                "insert into sitting (person_id, id, item_ids, started_at) values ($1, $2, '{}', $3)",
                person_id,
                sitting,
                begun,
            )
            await execute(
                """insert into sitting_event (person_id, sitting_id, client_event_id, sequence, kind, at)
                   values ($1, $2, $3, 1, 'answered', $4)""",
                person_id,
                sitting,
                uuid4(),
                begun,
            )


@pytest.mark.parametrize(
    ("days", "practised", "rhythm", "counted"),
    [
        ("ddddd", "10100", "open", 5),
        ("dd--dnd", "1100001", "kept", 4),
    ],
)
async def test_her_rhythm_goes_by_the_roster(
    floor: Floor, days: str, practised: str, rhythm: str, counted: int
) -> None:
    agent = await floor.agent()
    await works(floor, agent.person_id, days, practised)

    told = (await agent.http.get("/me/rhythm")).json()

    assert (told["rhythm"], told["counted"]) == (rhythm, counted)


async def plan(floor: Floor, person_id: UUID, kind: str, *, minutes: int) -> datetime:
    """Let the roster plan a segment that began a minute ago; when it ends."""
    begins = floor.now.astimezone(SHANGHAI).replace(second=0, microsecond=0) - timedelta(minutes=1)
    ends = begins + timedelta(minutes=minutes)
    await execute(
        "insert into roster_segment (person_id, day, starts, ends, kind) values ($1, $2, $3, $4, $5)",
        person_id,
        begins.date(),
        begins.time(),
        ends.time(),
        kind,
    )
    return ends


async def test_a_phone_left_idle_in_a_break_is_still_a_break(floor: Floor) -> None:
    await floor.something_to_do()
    agent = await floor.agent(*IDLE)
    ends = await plan(floor, agent.person_id, "break", minutes=15)

    told = (await agent.http.get("/me/gap")).json()

    assert (told["phone"], told["refusal"], told["offer"]) == ("idle", "on_a_break", None)
    assert datetime.fromisoformat(told["again_at"]) == ends


async def test_minutes_planned_for_practice_are_offered_though_the_phone_is_not_ready(floor: Floor) -> None:
    await floor.something_to_do()
    agent = await floor.agent((30, Phone.NOT_READY))
    unplanned = (await agent.http.get("/me/gap")).json()
    await plan(floor, agent.person_id, "training", minutes=10)

    planned = (await agent.http.get("/me/gap")).json()
    await agent.http.post("/me/gap/not-now")
    declined = (await agent.http.get("/me/gap")).json()

    assert (unplanned["refusal"], unplanned["offer"]) == ("on_a_break", None)
    assert (planned["refusal"], planned["offer"]["reason"]) == (None, "fits_whole")
    assert (declined["refusal"], declined["offer"]) == ("not_now", None)


async def test_the_cap_counts_from_the_begin_of_her_shift(floor: Floor) -> None:
    await floor.something_to_do()
    agent = await floor.agent(*IDLE)
    local = floor.now.astimezone(SHANGHAI)
    sitting, begun = uuid4(), floor.now - timedelta(hours=3)
    await execute(
        "insert into sitting (person_id, id, item_ids, started_at, ended_at) values ($1, $2, '{}', $3, $3)",
        agent.person_id,
        sitting,
        begun,
    )
    await execute(
        """insert into sitting_event (person_id, sitting_id, client_event_id, sequence, kind, step_key, at)
           select $1, $2, gen_random_uuid(), place, 'answered', place::text, $3 from generate_series(1, 18) as place""",
        agent.person_id,
        sitting,
        begun,
    )

    by_the_calendar = (await agent.http.get("/me/gap")).json()
    await execute(
        "insert into shift (code, name, starts, ends) values ('s', 's', $1, $2)",
        (local - timedelta(hours=1)).time().replace(second=0, microsecond=0),
        (local + timedelta(hours=1)).time().replace(second=0, microsecond=0),
    )
    await execute("insert into roster values ($1, $2, 's')", agent.person_id, local.date())
    by_the_shift = (await agent.http.get("/me/gap")).json()

    assert (by_the_calendar["refusal"], by_the_shift["refusal"]) == ("cap_reached", None)

"""What she says to offers: not now, mute, a hard call; and rest after it."""

from datetime import datetime, timedelta

import pytest
from litestar import Litestar

from api.private import Keyring
from learning.gaps.state import Phone
from learning.queries import execute, fetch
from tests.api.gap_offers.conftest import IDLE, Floor

pytestmark = pytest.mark.database


@pytest.mark.parametrize(
    ("path", "refusal"),
    [("/me/gap/not-now", "not_now"), ("/me/gap/mute", "muted"), ("/me/gap/hard-call", "resting")],
)
async def test_she_says_no_and_takes_it_back(floor: Floor, path: str, refusal: str) -> None:
    await floor.something_to_do()
    agent = await floor.agent(*IDLE)

    said = await agent.http.post(path)
    told = (await agent.http.get("/me/gap")).json()
    taken_back = await agent.http.delete(path)
    again = (await agent.http.get("/me/gap")).json()

    assert (said.status_code, taken_back.status_code) == (204, 204)
    assert (told["refusal"], told["offer"]) == (refusal, None)
    assert (again["refusal"], again["offer"] is not None) == (None, True)


async def test_a_card_to_rest_with_looks_the_same_after_a_hard_call_and_after_many(floor: Floor) -> None:
    many = [
        (each, phone)
        for call in range(6)
        for each, phone in ((400 - 60 * call, Phone.TALKING), (370 - 60 * call, Phone.ACW))
    ]
    tired = await floor.agent(*many, (20, Phone.IDLE))
    hard = await floor.agent((60, Phone.ACW), (20, Phone.IDLE))
    await hard.http.post("/me/gap/hard-call")

    told = [(await each.http.get("/me/gap")).json() for each in (tired, hard)]

    assert [(each["refusal"], each["rest"]["card"]) for each in told] == [("resting", True)] * 2


async def test_where_no_platform_tells_a_hard_call_still_brings_the_card_until_its_time_is_over(
    floor: Floor, clock: list[datetime]
) -> None:
    agent = await floor.agent()
    await agent.http.post("/me/gap/hard-call")

    cards = [(await agent.http.get("/me/gap")).json()["rest"]["card"]]
    for minutes in (14, 16):
        clock[0] = floor.now + timedelta(minutes=minutes)
        cards.append((await agent.http.get("/me/gap")).json()["rest"]["card"])

    assert cards == [True, True, False]


async def test_a_hard_call_is_sealed_and_opens_to_nobody_without_the_key(floor: Floor, app: Litestar) -> None:
    agent = await floor.agent(*IDLE)
    await agent.http.post("/me/gap/hard-call")

    [row] = await fetch("select until_sealed from hard_call")
    app.state.seal = Keyring([b"x" * 32])
    told = (await agent.http.get("/me/gap")).json()

    assert str(floor.now.year).encode() not in row["until_sealed"]
    assert told["rest"]["hard_call_until"] is None


async def test_rest_leaves_no_trace_of_itself(floor: Floor) -> None:
    await floor.something_to_do()
    agent = await floor.agent(*IDLE)
    await agent.http.post("/me/gap/hard-call")

    await agent.http.post("/me/gap/offer")

    assert await fetch("select from gap_offer union all select from gap_unfit") == []


async def test_not_now_is_over_with_the_gap_and_mute_with_the_hour(floor: Floor) -> None:
    await floor.something_to_do()
    agent = await floor.agent(*[(ago + 600, phone) for ago, phone in IDLE])
    await agent.http.post("/me/gap/not-now")
    await floor.say(agent.person_id, (300, Phone.TALKING), (60, Phone.ACW), (25, Phone.IDLE))

    next_gap = (await agent.http.get("/me/gap")).json()
    await agent.http.post("/me/gap/mute")
    muted = (await agent.http.get("/me/gap")).json()
    await execute("update gap_choice set muted_until = muted_until - interval '1 hour'")
    later = (await agent.http.get("/me/gap")).json()

    assert (next_gap["refusal"], next_gap["rest"]["declined"]) == (None, False)
    assert datetime.fromisoformat(muted["again_at"]) == floor.now + timedelta(hours=1)
    assert (later["refusal"], later["rest"]["muted_until"]) == (None, None)

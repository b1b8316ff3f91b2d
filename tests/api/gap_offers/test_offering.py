"""What is offered in a gap, to whom, and what of it is kept."""

from datetime import datetime, time, timedelta

import pytest

from api.gap_offers import terms_of
from api.settings import Settings
from learning.gaps.offers import Terms
from learning.gaps.rest import Rules
from learning.gaps.state import Phone
from learning.queries import execute, fetch
from tests.api.gap_offers.conftest import IDLE, Floor

pytestmark = pytest.mark.database


async def test_an_idle_agent_of_a_calm_queue_is_offered_what_there_is_to_do(floor: Floor) -> None:
    await floor.something_to_do()
    agent = await floor.agent(*IDLE)

    told = (await agent.http.get("/me/gap")).json()

    assert (told["phone"], told["refusal"]) == ("idle", None)
    assert told["offer"]["reason"] == "fits_whole"
    assert told["offer"]["seconds"] > 0


async def test_an_offer_is_kept_once_and_only_when_it_was_shown(floor: Floor) -> None:
    await floor.something_to_do()
    agent = await floor.agent(*IDLE)

    await agent.http.get("/me/gap")
    asked_for = await fetch("select from gap_offer")
    for _ in range(2):
        await agent.http.post("/me/gap/offer")

    assert asked_for == []
    assert [row["queue"] for row in await fetch("select queue from gap_offer")] == ["cards"]


async def test_what_is_shown_too_late_is_not_kept(floor: Floor) -> None:
    await floor.something_to_do()
    agent = await floor.agent(*IDLE, (1, Phone.OFFERED))

    shown = await agent.http.post("/me/gap/offer")

    assert (shown.status_code, await fetch("select from gap_offer")) == (204, [])


async def test_a_panel_is_told_when_the_wrap_up_will_be_over(floor: Floor) -> None:
    agent = await floor.agent((10, Phone.ACW))
    ends = floor.now + timedelta(seconds=20)
    await execute("update agent_state set until = $1", ends)

    told = (await agent.http.get("/me/phone")).json()

    assert told["phone"] == "acw"
    assert datetime.fromisoformat(told["moves_at"]) == ends


async def test_of_whom_no_platform_tells_nothing_is_offered(floor: Floor) -> None:
    await floor.something_to_do()
    agent = await floor.agent()

    told = (await agent.http.get("/me/gap")).json()

    assert (told["phone"], told["refusal"], told["offer"]) == ("unknown", "phone_unknown", None)


async def test_where_offering_is_switched_off_nothing_is_offered(floor: Floor) -> None:
    await floor.something_to_do()
    agent = await floor.agent(*IDLE)
    await execute("insert into switch_off (function) values ('offer_in_gaps')")

    told = (await agent.http.get("/me/gap")).json()

    assert (told["refusal"], told["offer"], await fetch("select from gap_offer")) == (
        "switched_off",
        None,
        [],
    )


async def test_that_nothing_fits_is_kept_once_a_gap_and_only_when_it_was_shown(floor: Floor) -> None:
    await floor.something_to_do()
    await execute("update gap_sketch set seconds = $1", [10.0 * 1000] * 16)
    agent = await floor.agent(*IDLE)

    told = (await agent.http.get("/me/gap")).json()
    asked_for = await fetch("select from gap_unfit")
    for _ in range(2):
        await agent.http.post("/me/gap/offer")

    assert (told["refusal"], asked_for) == ("does_not_fit", [])
    assert [row["queue"] for row in await fetch("select queue from gap_unfit")] == ["cards"]


def test_what_the_settings_say_are_the_terms_of_offers() -> None:
    terms = terms_of(
        Settings(
            gap_probability=0.7,
            rest_after_contacts=3,
            rest_seconds=90,
            quiet_hours="01:30-06:00",
            _env_file=None,
        )
    )

    assert terms == Terms(
        0.7,
        Rules(contacts=3, rest=timedelta(seconds=90), quiet_from=time(1, 30), quiet_until=time(6)),
    )

"""What became of gaps and offers: learnt, settled, and counted of eight people or more."""

from datetime import timedelta
from uuid import uuid4

import pytest

from learning.coverage.offers.service import count_offers
from learning.gaps.offering import service
from learning.gaps.sketches.service import known_of, learn_new_gaps
from learning.gaps.state import Phone
from learning.people.person import Role
from learning.queries import execute, fetch
from tests.api.gap_offers.conftest import SHANGHAI, Floor

pytestmark = pytest.mark.database


async def test_gaps_are_learnt_once_by_the_queue_of_the_last_contact(floor: Floor) -> None:
    await floor.agent((500, Phone.IDLE), (400, Phone.OFFERED), (395, Phone.TALKING), (200, Phone.NOT_READY))

    numbers = [await learn_new_gaps(now=floor.now, zone=SHANGHAI) for _ in range(2)]

    known = await known_of("cards", now=floor.now - timedelta(seconds=450), zone=SHANGHAI)
    assert numbers == [1, 0]
    assert sum(known.sketches[-1].seconds) == pytest.approx(100, rel=0.01)
    assert sum(known.sketches[-1].calls) == pytest.approx(1, rel=0.01)


@pytest.mark.parametrize(
    ("then", "outcome"),
    [((Phone.OFFERED, 250), "cut"), ((Phone.NOT_READY, 250), "left"), ((Phone.OFFERED, 200), "fitted")],
)
async def test_an_offer_is_settled_by_what_the_phone_did(
    floor: Floor, then: tuple[Phone, int], outcome: str
) -> None:
    phone, ago = then
    agent = await floor.agent((300, Phone.IDLE), (ago, phone), (100, Phone.NOT_READY))
    await execute(
        "insert into gap_offer values ($1, $2, $3, 'cards', 60, 0.9)",
        agent.person_id,
        floor.now - timedelta(seconds=300),
        floor.now - timedelta(seconds=280),
    )

    settled = await service.settle_offers(now=floor.now)

    assert (settled, [row["outcome"] for row in await fetch("select outcome from gap_offer")]) == (
        1,
        [outcome],
    )


async def test_offers_whose_seconds_are_not_over_are_left_open(floor: Floor) -> None:
    agent = await floor.agent((30, Phone.IDLE))
    await execute(
        "insert into gap_offer values ($1, $2, $2, 'cards', 60, 0.9)",
        agent.person_id,
        floor.now - timedelta(seconds=30),
    )

    assert await service.settle_offers(now=floor.now) == 0


@pytest.mark.parametrize(("people", "shown"), [(7, []), (8, ["cards"])])
async def test_a_queue_of_fewer_than_eight_people_is_not_shown(
    floor: Floor, people: int, shown: list[str]
) -> None:
    manager = await floor.visit(Role.MANAGER)
    for number in range(people):
        agent = await floor.visit(Role.AGENT)
        await execute(
            "insert into gap_offer values ($1, $2, $2, 'cards', 60, 0.9, false, $3)",
            agent.person_id,
            floor.now,
            "cut" if number == 0 else "fitted",
        )

    await count_offers(now=floor.now, zone=SHANGHAI)
    told = (await manager.http.get("/gaps/offers")).json()

    assert [each["queue"] for each in told["queues"]] == shown
    assert [each["percent"]["cut"] for each in told["queues"]] == [12] * len(shown)


async def test_what_became_of_offers_is_told_by_quarter_of_an_hour_on_the_banks_clock(floor: Floor) -> None:
    manager = await floor.visit(Role.MANAGER)
    local = floor.now.astimezone(SHANGHAI)
    for number in range(10):
        agent = await floor.visit(Role.AGENT)
        if number < 2:
            await execute("insert into gap_unfit values ($1, $2, 'cards')", agent.person_id, floor.now)
            continue
        await execute(
            "insert into gap_offer values ($1, $2, $2, 'cards', 60, 0.9, $3, 'fitted')",
            agent.person_id,
            floor.now,
            number == 2,
        )
        if number > 5:
            await execute(
                "insert into sitting (person_id, id, item_ids, started_at) values ($1, $2, '{}', $3)",
                agent.person_id,
                uuid4(),
                floor.now + timedelta(seconds=50 if number > 7 else 70),
            )

    await count_offers(now=floor.now, zone=SHANGHAI)
    await execute("insert into queue values ('cards', '信用卡')")
    [told] = (await manager.http.get("/gaps/offers")).json()["queues"]

    assert (told["queue"], told["name"]) == ("cards", "信用卡")
    assert told["percent"] == {"cut": 0, "taken": 25, "put_off": 12, "no_room": 20}
    assert told["quarters"] == [
        {
            "quarter": local.hour * 4 + local.minute // 15,
            "percent": {"cut": 0, "taken": 25, "put_off": 10, "no_room": 20},
        }
    ]

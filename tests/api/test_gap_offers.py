"""Offers in a gap over HTTP and what follows from them; moments are seconds before the clock's present."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from litestar import Litestar
from tortoise import connections

from api.gap_offers import terms_of
from api.private import Keyring
from api.settings import Settings
from learning.coverage.offers.service import count_offers
from learning.gaps.offering import service
from learning.gaps.offers import Terms
from learning.gaps.rest import Rules
from learning.gaps.service import read_anew
from learning.gaps.sketches.service import known_of, learn_new_gaps
from learning.gaps.sources.records import Source
from learning.gaps.state import Phone
from learning.people.person import PersonId, Role
from tests.learning.practice.world import World

pytestmark = pytest.mark.database

SHANGHAI = ZoneInfo("Asia/Shanghai")
SEAL = Keyring([b"k" * 32])
SOURCE = Source(UUID(int=7), "acd", "json", None, timedelta(seconds=30), timedelta(minutes=15), heard_at=None)
CALM = tuple([1.0] * 16), tuple([5000.0] * 16)

Visit = Callable[..., Awaitable[Any]]
Event = tuple[float, Phone]


async def run(statement: str, *values: object) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = await connections.get("default").execute_query_dict(statement, list(values))
    return rows


@dataclass
class Floor:
    """One platform, one calm queue, and people on it."""

    visit: Visit
    now: datetime

    async def agent(self, *events: Event) -> Any:
        """Somebody signed in, of whom the platform said this so many seconds ago."""
        person = await self.visit(Role.AGENT)
        await self.say(person.person_id, *events)
        return person

    async def say(self, person_id: UUID, *events: Event) -> None:
        for ago, phone in events:
            await run(
                "insert into agent_event (source_id, event_id, agent, person_id, at, phone, queue, then_phone,"
                " received_at) values ($1, $2, $3, $4, $5, $6, 'cards', 'idle', $5)",
                SOURCE.id,
                uuid4(),
                str(person_id),
                person_id,
                self.now - timedelta(seconds=ago),
                phone.value,
            )
        await read_anew(SOURCE, PersonId(person_id))

    async def something_to_do(self) -> None:
        await World(self.now).lesson_with_items()


@pytest.fixture
async def floor(app: Litestar, visit: Visit, now: datetime) -> Floor:
    app.state.seal = SEAL
    await run(
        "insert into gap_source (id, slug, platform, created_at, heard_at) values ($1, 'acd', 'json', $2, $2)",
        SOURCE.id,
        now,
    )
    await run(
        "insert into gap_sketch (queue, place, calls, seconds, aged_to) values ('cards', -1, $1, $2, $3)",
        [1000.0 * each for each in CALM[0]],
        [1000.0 * each for each in CALM[1]],
        now,
    )
    return Floor(visit, now)


IDLE: tuple[Event, ...] = ((60, Phone.ACW), (30, Phone.IDLE))


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
    asked_for = await run("select from gap_offer")
    for _ in range(2):
        await agent.http.post("/me/gap/offer")

    assert asked_for == []
    assert [row["queue"] for row in await run("select queue from gap_offer")] == ["cards"]


async def test_what_is_shown_too_late_is_not_kept(floor: Floor) -> None:
    await floor.something_to_do()
    agent = await floor.agent(*IDLE, (1, Phone.OFFERED))

    shown = await agent.http.post("/me/gap/offer")

    assert (shown.status_code, await run("select from gap_offer")) == (204, [])


async def test_a_panel_is_told_when_the_wrap_up_will_be_over(floor: Floor) -> None:
    agent = await floor.agent((10, Phone.ACW))
    ends = floor.now + timedelta(seconds=20)
    await run("update agent_state set until = $1", ends)

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
    await run("insert into switch_off (function) values ('offer_in_gaps')")

    told = (await agent.http.get("/me/gap")).json()

    assert (told["refusal"], told["offer"], await run("select from gap_offer")) == ("switched_off", None, [])


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

    [row] = await run("select until_sealed from hard_call")
    app.state.seal = Keyring([b"x" * 32])
    told = (await agent.http.get("/me/gap")).json()

    assert str(floor.now.year).encode() not in row["until_sealed"]
    assert told["rest"]["hard_call_until"] is None


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
    await run(
        "insert into gap_offer values ($1, $2, $3, 'cards', 60, 0.9)",
        agent.person_id,
        floor.now - timedelta(seconds=300),
        floor.now - timedelta(seconds=280),
    )

    settled = await service.settle_offers(now=floor.now)

    assert (settled, [row["outcome"] for row in await run("select outcome from gap_offer")]) == (1, [outcome])


async def test_offers_whose_seconds_are_not_over_are_left_open(floor: Floor) -> None:
    agent = await floor.agent((30, Phone.IDLE))
    await run(
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
        await run(
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
            await run("insert into gap_unfit values ($1, $2, 'cards')", agent.person_id, floor.now)
            continue
        await run(
            "insert into gap_offer values ($1, $2, $2, 'cards', 60, 0.9, $3, 'fitted')",
            agent.person_id,
            floor.now,
            number == 2,
        )
        if number > 5:
            await run(
                "insert into sitting (person_id, id, item_ids, started_at) values ($1, $2, '{}', $3)",
                agent.person_id,
                uuid4(),
                floor.now + timedelta(seconds=50 if number > 7 else 70),
            )

    await count_offers(now=floor.now, zone=SHANGHAI)
    await run("insert into queue values ('cards', '信用卡')")
    [told] = (await manager.http.get("/gaps/offers")).json()["queues"]

    assert (told["queue"], told["name"]) == ("cards", "信用卡")
    assert told["percent"] == {"cut": 0, "taken": 25, "put_off": 12, "no_room": 20}
    assert told["quarters"] == [
        {
            "quarter": local.hour * 4 + local.minute // 15,
            "percent": {"cut": 0, "taken": 25, "put_off": 10, "no_room": 20},
        }
    ]


async def test_that_nothing_fits_is_kept_once_a_gap_and_only_when_it_was_shown(floor: Floor) -> None:
    await floor.something_to_do()
    await run("update gap_sketch set seconds = $1", [10.0 * 1000] * 16)
    agent = await floor.agent(*IDLE)

    told = (await agent.http.get("/me/gap")).json()
    asked_for = await run("select from gap_unfit")
    for _ in range(2):
        await agent.http.post("/me/gap/offer")

    assert (told["refusal"], asked_for) == ("does_not_fit", [])
    assert [row["queue"] for row in await run("select queue from gap_unfit")] == ["cards"]


async def test_rest_leaves_no_trace_of_itself(floor: Floor) -> None:
    await floor.something_to_do()
    agent = await floor.agent(*IDLE)
    await agent.http.post("/me/gap/hard-call")

    await agent.http.post("/me/gap/offer")

    assert await run("select from gap_offer union all select from gap_unfit") == []


async def test_a_rhythm_is_switched_off_and_on_again(floor: Floor) -> None:
    agent = await floor.agent()

    told = []
    for turn in (agent.http.post, agent.http.delete):
        await turn("/me/rhythm/off")
        told.append((await agent.http.get("/me/rhythm")).json())

    assert [(each["is_off"], each["rhythm"]) for each in told] == [(True, None), (False, "beginning")]


async def works(floor: Floor, person_id: UUID, days: str, practised: str) -> None:
    """Let the roster give her these shifts up to yesterday, oldest first, and let her have practised in some."""
    await run(
        """insert into shift (code, name, starts, ends) values
           ('d', 'day', '08:00', '17:00'), ('n', 'night', '20:00', '06:00'), ('-', 'off', null, null)
           on conflict do nothing"""
    )
    today = floor.now.astimezone(SHANGHAI).date()
    for place, (code, mark) in enumerate(zip(days, practised, strict=True)):
        day = today - timedelta(days=len(days) - place)
        await run("insert into roster values ($1, $2, $3)", person_id, day, code)
        begun = datetime.combine(day, time(21 if code == "n" else 10), SHANGHAI)
        for _ in range(int(mark)):
            sitting = uuid4()
            await run(
                "insert into sitting (person_id, id, item_ids, started_at) values ($1, $2, '{}', $3)",
                person_id,
                sitting,
                begun,
            )
            await run(
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


async def test_not_now_is_over_with_the_gap_and_mute_with_the_hour(floor: Floor) -> None:
    await floor.something_to_do()
    agent = await floor.agent(*[(ago + 600, phone) for ago, phone in IDLE])
    await agent.http.post("/me/gap/not-now")
    await floor.say(agent.person_id, (300, Phone.TALKING), (60, Phone.ACW), (25, Phone.IDLE))

    next_gap = (await agent.http.get("/me/gap")).json()
    await agent.http.post("/me/gap/mute")
    muted = (await agent.http.get("/me/gap")).json()
    await run("update gap_choice set muted_until = muted_until - interval '1 hour'")
    later = (await agent.http.get("/me/gap")).json()

    assert (next_gap["refusal"], next_gap["rest"]["declined"]) == (None, False)
    assert datetime.fromisoformat(muted["again_at"]) == floor.now + timedelta(hours=1)
    assert (later["refusal"], later["rest"]["muted_until"]) == (None, None)


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


async def plan(floor: Floor, person_id: UUID, kind: str, *, minutes: int) -> datetime:
    """Let the roster plan a segment that began a minute ago; when it ends."""
    begins = floor.now.astimezone(SHANGHAI).replace(second=0, microsecond=0) - timedelta(minutes=1)
    ends = begins + timedelta(minutes=minutes)
    await run(
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
    await run(
        "insert into sitting (person_id, id, item_ids, started_at, ended_at) values ($1, $2, '{}', $3, $3)",
        agent.person_id,
        sitting,
        begun,
    )
    await run(
        """insert into sitting_event (person_id, sitting_id, client_event_id, sequence, kind, step_key, at)
           select $1, $2, gen_random_uuid(), place, 'answered', place::text, $3 from generate_series(1, 18) as place""",
        agent.person_id,
        sitting,
        begun,
    )

    by_the_calendar = (await agent.http.get("/me/gap")).json()
    await run(
        "insert into shift (code, name, starts, ends) values ('s', 's', $1, $2)",
        (local - timedelta(hours=1)).time().replace(second=0, microsecond=0),
        (local + timedelta(hours=1)).time().replace(second=0, microsecond=0),
    )
    await run("insert into roster values ($1, $2, 's')", agent.person_id, local.date())
    by_the_shift = (await agent.http.get("/me/gap")).json()

    assert (by_the_calendar["refusal"], by_the_shift["refusal"]) == ("cap_reached", None)

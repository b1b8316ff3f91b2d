from contextlib import suppress

import pytest
from tortoise.transactions import in_transaction

from api.database import open_database
from api.database_url import parse_database_url
from api.demo.bank import NEWCOMER
from api.demo.fill import past_until
from learning.assignments.planning.records import has_passed, lessons_to_ask
from learning.people.person import PersonId
from learning.practice.placement.questions import FIRST_WEEK
from learning.practice.placement.records import placement_of
from learning.practice.rebuild import rebuild
from learning.queries import fetch
from tests.api.demo.conftest import DAYS, UNTIL, filled
from tests.api.demo.relived import Relived
from tests.api.places import Place

pytestmark = pytest.mark.database


class Undone(Exception):
    """Leaves the bank as it was."""


OURS = {"person": "password_hash"}
"""The one secret: the same password gets another salt each time."""


@pytest.mark.long
async def test_the_same_bank_has_the_same_rows(places: tuple[Place, ...]) -> None:
    bank, again = places

    await filled(again)

    first, second = await bank.hashes(without=OURS), await again.hashes(without=OURS)
    del first["tortoise_migrations"], second["tortoise_migrations"]  # when the schema was made, not the bank
    assert second == first
    for table in (
        "attempt",
        "memory",
        "skill_level",
        "sitting_event",
        "item",
        "fact_version",
        "person",
        "contact_count",
        "contact_forecast",
        "fact_weight",
        "gap_offer",
        "gap_sketch",
        "pursuit",
    ):
        assert not first[table].startswith("0 "), table


@pytest.mark.long
async def test_a_placement_is_open_to_the_newcomer_alone(places: tuple[Place, ...]) -> None:
    bank, *_ = places
    sign_in, *_ = NEWCOMER
    stands = placement_of("person.id", now="$1", first_week="$2")

    async with open_database(parse_database_url(bank.url)):
        until = past_until(UNTIL, DAYS, bank.settings.zone).until
        told = await fetch(
            f"select sign_in, {stands} as placement from person where sign_in in ('6021', $3)",
            until,
            until - FIRST_WEEK,
            sign_in,
        )

    assert {row["sign_in"]: row["placement"] for row in told} == {"6021": None, sign_in: [0, 0, 1]}


@pytest.mark.long
async def test_what_was_written_is_what_the_log_leads_to(places: tuple[Place, ...]) -> None:
    bank, *_ = places

    async with open_database(parse_database_url(bank.url)):
        with suppress(Undone):
            async with in_transaction():  # judging levels again moves them to another minute
                differences = await rebuild(now=past_until(UNTIL, DAYS, bank.settings.zone).until)
                raise Undone

    assert differences == []


@pytest.mark.long
async def test_the_product_makes_the_same_rows_of_the_same_past(places: tuple[Place, ...]) -> None:
    bank, *_ = places
    before = await bank.hashes(without={"award": "id"})  # drawn at random by the product

    async with open_database(parse_database_url(bank.url)):
        connection = await bank.connect()
        past = Relived(bank, connection)
        await past.forget()
        await past.live(past_until(UNTIL, DAYS, bank.settings.zone).until)
        await connection.close()

    assert await bank.hashes(without={"award": "id"}) == before


@pytest.mark.long
async def test_a_lead_passed_what_she_asked_and_has_something_that_she_cannot_ask_yet(
    places: tuple[Place, ...],
) -> None:
    bank, *_ = places
    now = past_until(UNTIL, DAYS, bank.settings.zone).until

    async with open_database(parse_database_url(bank.url)):
        (given,) = await fetch("select lesson_id, given_by_id from assignment")
        lead = PersonId((await fetch("select id from person where sign_in = '5101'"))[0]["id"])
        passed = [
            await has_passed(lead, each.id, now=now) for each in await lessons_to_ask(now=now, limit=99)
        ]
        levels = await fetch("select level from skill_level where person_id = $1", lead)
        was_passed = await has_passed(PersonId(given["given_by_id"]), given["lesson_id"], now=now)

    assert was_passed
    assert {True, False} == set(passed)
    assert {"solid", "mastered"} & {each["level"] for each in levels}

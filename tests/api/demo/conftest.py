"""A small demonstration bank, filled once for the tests that look at it."""

from collections.abc import AsyncIterator
from datetime import date

import pytest

from api.database import migrate
from api.database_url import parse_database_url
from api.demo.fill import fill, past_until
from tests.api.places import Place, new_places

UNTIL = date(2026, 11, 21)
PEOPLE, DAYS, SEED = 10, 40, 7


async def filled(place: Place) -> None:
    """Fill a place with the bank of these tests."""
    past = past_until(UNTIL, DAYS, place.settings.zone)
    await migrate(parse_database_url(place.url), now=past.until)
    await fill(place.settings, people=PEOPLE, days=DAYS, seed=SEED, until=UNTIL, announce=lambda line: None)


@pytest.fixture(scope="module")
async def places(server_url: str) -> AsyncIterator[tuple[Place, ...]]:
    """The bank, and an empty database."""
    async with new_places(server_url, 2) as places:
        await filled(places[0])
        yield places

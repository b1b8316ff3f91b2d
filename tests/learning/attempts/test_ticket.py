from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from learning.attempts.errors import TicketRefused
from learning.attempts.moment import given_at
from learning.attempts.ticket import LIFETIME, issued_at_of, sign_ticket

KEY = b"k" * 32
ITEM, PERSON = UUID(int=1), UUID(int=2)
ISSUED = datetime(2026, 11, 20, 2, 0, 0, 123456, tzinfo=UTC)


def test_a_ticket_brings_back_the_moment_it_was_issued() -> None:
    ticket = sign_ticket(ITEM, PERSON, ISSUED, key=KEY)

    assert issued_at_of(ticket, ITEM, PERSON, now=ISSUED + LIFETIME, key=KEY) == ISSUED


@pytest.mark.parametrize(
    ("item", "person", "key", "late"),
    [
        pytest.param(UUID(int=9), PERSON, KEY, timedelta(0), id="another item"),
        pytest.param(ITEM, UUID(int=9), KEY, timedelta(0), id="another person"),
        pytest.param(ITEM, PERSON, b"x" * 32, timedelta(0), id="another key"),
        pytest.param(ITEM, PERSON, KEY, LIFETIME + timedelta(seconds=1), id="too late"),
    ],
)
def test_a_ticket_is_good_for_one_person_one_item_and_one_week(
    item: UUID, person: UUID, key: bytes, late: timedelta
) -> None:
    ticket = sign_ticket(ITEM, PERSON, ISSUED, key=KEY)

    with pytest.raises(TicketRefused):
        issued_at_of(ticket, item, person, now=ISSUED + late, key=key)


@pytest.mark.parametrize("ticket", ["", "x", "é", "AAAA", "=" * 32, "A" * 32, "A" * 5000])
def test_a_forged_ticket_is_refused(ticket: str) -> None:
    with pytest.raises(TicketRefused):
        issued_at_of(ticket, ITEM, PERSON, now=ISSUED, key=KEY)


@pytest.mark.parametrize(
    ("elapsed", "expected"),
    [
        pytest.param(timedelta(seconds=8), timedelta(seconds=8), id="within"),
        pytest.param(timedelta(seconds=-5), timedelta(0), id="a clock that ran backwards"),
        pytest.param(timedelta(days=900), timedelta(seconds=60), id="a clock that ran ahead"),
    ],
)
def test_an_answer_is_given_between_issue_and_receipt(elapsed: timedelta, expected: timedelta) -> None:
    assert given_at(ISSUED, elapsed, ISSUED + timedelta(seconds=60)) == ISSUED + expected


def test_an_issue_after_receipt_counts_as_receipt() -> None:
    assert given_at(ISSUED, timedelta(0), ISSUED - timedelta(seconds=1)) == ISSUED - timedelta(seconds=1)

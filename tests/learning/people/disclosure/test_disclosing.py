from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from learning.people.disclosure.disclosing import (
    LONGEST,
    LONGEST_BAR,
    LONGEST_COVER,
    Asked,
    Disclosure,
    Ground,
    Part,
    Someone,
    State,
    check_asked,
    check_decision,
    check_open,
    is_told,
    may_decide,
    state_of,
)
from learning.people.disclosure.errors import (
    DisclosureDecided,
    DisclosureNotFound,
    DisclosureNotOpen,
    DisclosureNotYours,
    DisclosureUnfit,
)
from learning.people.person import PersonId

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
ASKER, SUBJECT, FIRST, SECOND, THIRD = (
    Someone(PersonId(UUID(int=number)), f"人{number}") for number in range(1, 6)
)


def a_disclosure(*agreed: Someone) -> Disclosure:
    return Disclosure(
        id=UUID(int=9),
        asker=ASKER,
        subject=SUBJECT,
        subject_sign_in="6021",
        ground=Ground.AUDIT,
        parts=frozenset({Part.ANSWERS}),
        covers_from=NOW - 30 * DAY,
        covers_until=NOW,
        asked_at=NOW,
        ends_at=NOW + 7 * DAY,
        reason_sealed=b"",
        bar_sealed=None,
        barred_until=None,
        agreed=agreed,
        refused_by=None,
        refused_at=None,
        closed_at=None,
    )


def what_is_asked() -> Asked:
    return Asked(
        Ground.AUDIT,
        frozenset({Part.ANSWERS}),
        NOW - 30 * DAY,
        NOW,
        NOW + 7 * DAY,
        "客户投诉 2026-117 的核查",
    )


@pytest.mark.parametrize(
    ("agreed", "state"),
    [
        pytest.param((), State.WAITING, id="nobody-agreed"),
        pytest.param((FIRST,), State.WAITING, id="one-is-not-enough"),
        pytest.param((FIRST, SECOND), State.OPEN, id="two"),
    ],
)
def test_records_open_once_two_agreed(agreed: tuple[Someone, ...], state: State) -> None:
    assert state_of(a_disclosure(*agreed), NOW) is state


@pytest.mark.parametrize(
    ("changes", "later", "state"),
    [
        pytest.param({"refused_at": NOW}, timedelta(0), State.REFUSED, id="refused"),
        pytest.param({"closed_at": NOW}, timedelta(0), State.CLOSED, id="closed"),
        pytest.param({}, 7 * DAY, State.OVER, id="over-at-its-end"),
        pytest.param({}, 7 * DAY - timedelta(seconds=1), State.OPEN, id="open-until-then"),
    ],
)
def test_what_ends_an_open_disclosure(changes: dict[str, datetime], later: timedelta, state: State) -> None:
    assert state_of(replace(a_disclosure(FIRST, SECOND), **changes), NOW + later) is state


@pytest.mark.parametrize(
    ("person", "refused"),
    [
        pytest.param(ASKER, DisclosureNotYours, id="who-asked"),
        pytest.param(SUBJECT, DisclosureNotFound, id="whom-it-is-about"),
        pytest.param(FIRST, DisclosureDecided, id="who-agreed-before"),
    ],
)
def test_who_does_not_decide(person: Someone, refused: type[Exception]) -> None:
    with pytest.raises(refused):
        check_decision(a_disclosure(FIRST), person.id, now=NOW)
    assert not may_decide(a_disclosure(FIRST), person.id, NOW)


def test_a_second_person_decides() -> None:
    check_decision(a_disclosure(FIRST), SECOND.id, now=NOW)

    assert may_decide(a_disclosure(FIRST), SECOND.id, NOW)


@pytest.mark.parametrize("changes", [{"refused_at": NOW}, {"closed_at": NOW}, {"ends_at": NOW}], ids=str)
def test_what_no_longer_waits_is_not_decided(changes: dict[str, datetime]) -> None:
    with pytest.raises(DisclosureDecided):
        check_decision(replace(a_disclosure(FIRST), **changes), SECOND.id, now=NOW)


@pytest.mark.parametrize(
    ("agreed", "reader", "refused"),
    [
        pytest.param((), ASKER, DisclosureNotOpen, id="before-anybody-agreed"),
        pytest.param((FIRST,), ASKER, DisclosureNotOpen, id="after-one-agreed"),
        pytest.param((FIRST, SECOND), FIRST, DisclosureNotYours, id="who-agreed-does-not-read"),
        pytest.param((FIRST, SECOND), THIRD, DisclosureNotYours, id="anybody-else"),
    ],
)
def test_to_whom_records_stay_closed(
    agreed: tuple[Someone, ...], reader: Someone, refused: type[Exception]
) -> None:
    with pytest.raises(refused):
        check_open(a_disclosure(*agreed), reader.id, now=NOW)


def test_a_bar_keeps_it_from_her_and_ends() -> None:
    barred = replace(a_disclosure(), barred_until=NOW + DAY)

    assert [is_told(barred, NOW), is_told(barred, NOW + DAY), is_told(a_disclosure(), NOW)] == [
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"parts": frozenset()}, id="nothing-to-open"),
        pytest.param({"covers_from": NOW}, id="covers-no-time"),
        pytest.param({"covers_from": NOW - LONGEST_COVER - DAY}, id="covers-too-much"),
        pytest.param({"ends_at": NOW}, id="ends-at-once"),
        pytest.param({"ends_at": NOW + LONGEST + DAY}, id="ends-too-late"),
        pytest.param({"barred_until": NOW + DAY}, id="a-bar-without-its-law"),
        pytest.param({"bar": "监察法"}, id="a-law-without-an-end"),
        pytest.param({"bar": "监察法", "barred_until": NOW}, id="a-bar-that-is-over"),
        pytest.param({"bar": "监察法", "barred_until": NOW + LONGEST_BAR + DAY}, id="a-bar-too-long"),
    ],
)
def test_what_cannot_be_asked_for(changes: dict[str, object]) -> None:
    with pytest.raises(DisclosureUnfit):
        check_asked(replace(what_is_asked(), **changes), now=NOW)


def test_a_bar_with_its_law_can_be_asked_for() -> None:
    check_asked(replace(what_is_asked(), bar="监察法", barred_until=NOW + LONGEST_BAR), now=NOW)

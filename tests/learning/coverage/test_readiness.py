from uuid import UUID

from learning.coverage.readiness import OnShift, Seat, ShiftReadiness, readiness, readiness_by_shift

ASKED = {UUID(int=1), UUID(int=2)}


def a_seat(number: int, team: str = "一班") -> Seat:
    return Seat(UUID(int=100 + number), f"坐席{number}", f"60{number:02}", team)


def test_a_seat_is_ready_once_everything_the_update_asks_is_known() -> None:
    found = readiness(
        [a_seat(1), a_seat(2)], ASKED, {a_seat(1).person_id: ASKED, a_seat(2).person_id: {UUID(int=1)}}
    )

    assert [each.ready for each in found.seats] == [True, False]
    assert (found.ready, found.total) == (1, 2)


def test_somebody_without_any_answer_is_not_ready() -> None:
    assert readiness([a_seat(1)], ASKED, {}).ready == 0


def test_an_update_that_asks_nothing_finds_everybody_ready() -> None:
    assert readiness([a_seat(1)], set(), {}).ready == 1


def test_seats_come_in_the_order_of_the_floor_and_not_of_readiness() -> None:
    seats = [a_seat(3), a_seat(1, "二班"), a_seat(2)]

    found = readiness(seats, ASKED, {a_seat(3).person_id: ASKED})

    assert [each.seat.sign_in for each in found.seats] == ["6002", "6003", "6001"]


def test_a_shift_counts_its_own_people_and_one_without_any_of_these_seats_is_left_out() -> None:
    seats = [a_seat(1), a_seat(2), a_seat(3)]
    found = readiness(seats, ASKED, {a_seat(1).person_id: ASKED, a_seat(3).person_id: ASKED})

    by_shift = readiness_by_shift(
        found,
        [
            OnShift("夜班", {a_seat(1).person_id, a_seat(2).person_id, UUID(int=999)}),
            OnShift("机动", {UUID(int=998)}),
        ],
    )

    assert by_shift == (ShiftReadiness("夜班", 1, 2),)

from uuid import UUID

from api.seat_key import seat_key


def test_the_key_of_a_seat_is_hers_and_of_this_installation() -> None:
    hers = seat_key(UUID(int=1), b"s" * 32)

    assert hers == seat_key(UUID(int=1), b"s" * 32)
    assert hers not in {seat_key(UUID(int=2), b"s" * 32), seat_key(UUID(int=1), b"t" * 32)}

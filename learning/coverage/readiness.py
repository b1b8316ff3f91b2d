"""Readiness: who has answered right on everything that one update changed. Done or not yet; never tries, never an order."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Seat:
    """One agent at her seat."""

    person_id: UUID
    name: str
    sign_in: str
    team: str


@dataclass(frozen=True, slots=True)
class SeatReadiness:
    """Whether this agent is ready for the update."""

    seat: Seat
    ready: bool


@dataclass(frozen=True, slots=True)
class Readiness:
    """A team's readiness for one update, by seat."""

    seats: tuple[SeatReadiness, ...]

    @property
    def ready(self) -> int:
        """How many have answered right."""
        return sum(each.ready for each in self.seats)

    @property
    def total(self) -> int:
        """How many the update concerns."""
        return len(self.seats)


@dataclass(frozen=True, slots=True)
class OnShift:
    """One shift that is on duty, and the people who have it."""

    name: str
    people: AbstractSet[UUID]


@dataclass(frozen=True, slots=True)
class ShiftReadiness:
    """How many of a shift's people are ready, of those the viewer answers for."""

    name: str
    ready: int
    total: int


def readiness_by_shift(found: Readiness, shifts: Sequence[OnShift]) -> tuple[ShiftReadiness, ...]:
    """The readiness of each shift that has any of these seats."""
    by_shift = [
        (shift.name, [seat.ready for seat in found.seats if seat.seat.person_id in shift.people])
        for shift in shifts
    ]
    return tuple(ShiftReadiness(name, sum(ready), len(ready)) for name, ready in by_shift if ready)


def readiness(
    seats: Sequence[Seat], asked: AbstractSet[UUID], known: Mapping[UUID, AbstractSet[UUID]]
) -> Readiness:
    """Judge each seat: ready once every fact version that the update asks about is known.

    `asked` are fact versions, `known` those each person last answered right. An update that asks nothing needs
    no readiness: everybody is ready.
    """
    in_order = sorted(seats, key=lambda seat: (seat.team, seat.sign_in))
    return Readiness(
        tuple(SeatReadiness(seat, asked <= known.get(seat.person_id, set())) for seat in in_order)
    )

"""What a queue's gaps taught, kept up as they pass: one sketch for each place of the model, and the load of the day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from learning.gaps.model import HALF_LIVES, NO_LOAD, Gap, Load, Model, Sketch, cut, interval_of, places


@dataclass(frozen=True, slots=True)
class Learned:
    """The sketches of one queue by place, each with the moment to which it has aged, and its load likewise."""

    sketches: Mapping[int, tuple[Sketch, datetime]] = field(default_factory=dict)
    load: Load = NO_LOAD
    load_at: datetime | None = None

    def model(self, now: datetime, zone: ZoneInfo) -> Model:
        """What is known at this moment for its interval."""
        return Model(self._known(interval_of(now, zone), now), self.load.aged(now - (self.load_at or now)))

    def usual(self, interval: int, now: datetime) -> Model:
        """What is known of an interval whatever the day's load, from the sketches at hand."""
        return Model(self._known(interval, now))

    def _known(self, interval: int, now: datetime) -> tuple[Sketch, ...]:
        return tuple(
            self.sketches[place][0].aged(now - self.sketches[place][1], half_life)
            for place, half_life in zip(places(interval), HALF_LIVES, strict=True)
            if place in self.sketches
        )


def learn(learned: Learned, gaps: Iterable[Gap], zone: ZoneInfo) -> Learned:
    """What is known with these gaps too. The load is judged by what was known before each of them."""
    sketches = dict(learned.sketches)
    load, load_at = learned.load, learned.load_at
    for gap in gaps:
        load, load_at = load.aged(gap.until - (load_at or gap.until)), max(gap.until, load_at or gap.until)
        known = Learned(sketches)
        for interval, piece in cut(gap, zone):
            usual = known.usual(interval, gap.until)
            load = load.plus(sum(piece.calls), usual.expects(piece))
            for place, half_life in zip(places(interval), HALF_LIVES, strict=True):
                before, at = sketches.get(place, (Sketch(), gap.until))
                sketches[place] = before.aged(gap.until - at, half_life).plus(piece), max(at, gap.until)
    return Learned(sketches, load, load_at)


def places_touched(gaps: Iterable[Gap], zone: ZoneInfo) -> frozenset[int]:
    """The places whose sketches these gaps change."""
    return frozenset(place for gap in gaps for interval, _ in cut(gap, zone) for place in places(interval))

"""Measure how often offers are cut by a call: `python -m benchmarks.gaps [--seeds 5] [--days 21] [--json]`.

Plays contact-centre days that never were, lets the gap model learn from them as they pass, and offers in every gap the
longest thing that should fit with the set probability. The model sees a gap only once it is over and a minute has
passed, as in the product.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any  # a field of a queue may be anything
from zoneinfo import ZoneInfo

from api.gaps_simulation.day import CURVE, QueueShape, gaps_of, play
from learning.gaps.learning import Learned, learn
from learning.gaps.offers import Terms

ZONE = ZoneInfo("Asia/Shanghai")
MONDAY = datetime(2026, 1, 5, 0, 0, tzinfo=ZONE).astimezone(UTC)
SETTLE = timedelta(seconds=15)
LEARNT_AFTER = timedelta(minutes=1)
SHORTEST = timedelta(seconds=20)
PROBABILITIES = (0.5, 0.7, 0.8, 0.9)
QUEUES = (
    QueueShape("calm", 40, 0.55),
    QueueShape("usual", 40, 0.75),
    QueueShape("busy", 40, 0.88),
    QueueShape("small", 8, 0.7),
)
QUARTERS = 96
LUNCH = range(48, 54)
LUNCH_CURVE = tuple(
    CURVE[quarter * len(CURVE) // QUARTERS] * (0.45 if quarter in LUNCH else 1) for quarter in range(QUARTERS)
)
WORLDS: Mapping[str, Mapping[str, Any]] = {
    "even": {},
    "bursty": {"burst": 0.6},
    "lunch": {"curve": LUNCH_CURVE},
}
"""Calls as the simulator brings them; in bursts of five minutes; with a dip from 12:00 to 13:30 and none before."""
USUAL_PROBABILITY = Terms().probability
OFF_BY_AT_MOST = 0.03
FEWEST = 100


@dataclass(frozen=True, slots=True)
class Tally:
    """Offers made with a probability, how many a call cut, and the mean probability that the model gave them."""

    queue: str
    probability: float
    days: str
    gaps: int
    offers: int
    cut: int
    expected: float

    @property
    def share(self) -> float:
        """Which part of the offers was cut."""
        return self.cut / self.offers if self.offers else 0.0


def main() -> int:
    """Measure, print, and say by the exit code whether the offers are calibrated."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--seeds", type=int, default=5, help="how many times each queue lives through its days"
    )
    parser.add_argument("--days", type=int, default=21, help="days a life has")
    parser.add_argument(
        "--day-spread", type=float, help="how much days differ from each other (0.12 is 12 %%) in all queues"
    )
    parser.add_argument("--world", choices=WORLDS, default="even", help="how calls come")
    parser.add_argument("--picture", type=Path, help="also write an SVG of it there")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of a table")
    arguments = parser.parse_args()
    spread = arguments.day_spread
    changes = {**WORLDS[arguments.world], **({"day_spread": spread} if spread else {})}
    queues = [replace(queue, **changes) for queue in QUEUES]
    tallies = measure(queues, seeds=arguments.seeds, days=arguments.days)
    if arguments.picture:
        from benchmarks.gap_picture import picture

        arguments.picture.write_text(picture(tallies), encoding="utf-8")
    if arguments.json:
        print(json.dumps([asdict(tally) | {"share": tally.share} for tally in tallies]))
    else:
        print("\n".join(table(tallies)))
    return 0 if all(holds(tally) for tally in tallies) else 1


def measure(queues: Sequence[QueueShape], *, seeds: int, days: int) -> list[Tally]:
    """Tally the offers of each queue by probability, the first day apart from those that follow."""
    return [
        tally
        for queue in queues
        for tally in _tallied(queue.code, [_live(queue, seed, days) for seed in range(seeds)])
    ]


def holds(tally: Tally) -> bool:
    """Whether the share of cut offers is where it was set.

    Of a first day only the product's own setting and more cautious ones are judged.
    """
    if tally.offers < FEWEST or (tally.days == "first" and tally.probability < USUAL_PROBABILITY):
        return True
    return abs(tally.share - (1 - tally.probability)) <= OFF_BY_AT_MOST


def table(tallies: Iterable[Tally]) -> Iterator[str]:
    """One line for each queue, part of its life and set probability."""
    yield f"{'queue':8}{'days':8}{'set':>6}{'gaps':>9}{'offers':>9}{'cut':>8}{'model':>8}{'off by':>8}"
    for each in tallies:
        off = each.share - (1 - each.probability)
        yield (
            f"{each.queue:8}{each.days:8}{1 - each.probability:6.0%}{each.gaps:9}{each.offers:9}"
            f"{each.share:8.1%}{each.expected:8.1%}{100 * off:+7.1f}{' ' if holds(each) else '!'}"
        )


@dataclass(frozen=True, slots=True)
class _Offer:
    probability: float
    is_first_day: bool
    made: bool
    cut: bool
    expected: float


def _live(queue: QueueShape, seed: int, days: int) -> list[_Offer]:
    rng = random.Random(f"{queue.code} {seed}")
    gaps = sorted(
        (gap for day in range(days) for gap in gaps_of(play(queue, rng), MONDAY + timedelta(days=day))),
        key=lambda gap: gap.until,
    )
    asked = sorted((gap for gap in gaps if gap.until - gap.since > SETTLE), key=lambda gap: gap.since)
    learned, known, offers = Learned(), 0, []
    for gap in asked:
        now = gap.since + SETTLE
        upto = known
        while gaps[upto].until + LEARNT_AFTER <= now:
            upto += 1
        learned, known = learn(learned, gaps[known:upto], ZONE), upto
        model = learned.model(now, ZONE)
        for probability in PROBABILITIES:
            wanted = model.longest(SETTLE, probability)
            left = gap.until - now
            made = wanted >= SHORTEST and (gap.by_call or left >= wanted)
            offers.append(
                _Offer(
                    probability,
                    now < MONDAY + timedelta(days=1),
                    made,
                    left < wanted,
                    1 - model.fits(SETTLE, wanted),
                )
            )
    return offers


def _tallied(queue: str, lives: Sequence[Sequence[_Offer]]) -> Iterator[Tally]:
    for is_first, days in ((True, "first"), (False, "later")):
        for probability in PROBABILITIES:
            met = [
                offer
                for life in lives
                for offer in life
                if offer.is_first_day is is_first and offer.probability == probability
            ]
            made = [offer for offer in met if offer.made]
            expected = sum(offer.expected for offer in made) / len(made) if made else 0.0
            yield Tally(queue, probability, days, len(met), len(made), sum(o.cut for o in made), expected)


if __name__ == "__main__":
    sys.exit(main())

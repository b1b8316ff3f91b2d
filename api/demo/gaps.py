"""Its gaps between calls: what a few days of its queue taught, and what became of offers in the last four weeks.

Each stretch of practice was an offer taken; besides there were some that nobody took and gaps without room.
"""

import random
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from api.demo.bank import Bank
from api.demo.calendar import Past
from api.demo.rows import Rows
from api.gaps_simulation.day import QueueShape, gaps_of, play
from learning.clock import in_bank_zone
from learning.gaps.learning import Learned, learn
from learning.gaps.offers import ONE_ITEM, Terms
from learning.gaps.rest import USUAL, quiet_until
from learning.gaps.settling import Outcome
from learning.queries import fetch

QUEUE = QueueShape("card", agents=24, occupancy=0.88)
"""What `interlude gaps simulate` calls its queue, so that the day that is played goes on with it."""
LEARNT_FROM = 2
"""Days."""
SINCE = timedelta(days=28)
BEFORE = timedelta(seconds=20)
"""So long before she began she was idle, and a little less before she was shown what fits."""
SECONDS = (20, 40, 60)
NOT_TAKEN = 2
"""Offers for each one taken."""
PUT_OFF, CUT, CUT_AT_LUNCH = 0.25, 0.17, 0.34
LUNCH = range(11, 14)
"""Hours in which half of the seats are empty and calls come sooner than the other days teach."""


async def keep_offers(bank: Bank, past: Past, rows: Rows, zone: ZoneInfo) -> None:
    """Let the queue be known, and its offers have been made."""
    chance = random.Random(f"{bank.namespace} gaps")  # noqa: S311 # calls that never were
    known = learnt(past, chance, zone)
    for place, (sketch, aged_to) in known.sketches.items():
        rows.add("gap_sketch", QUEUE.code, place, sketch.calls, sketch.seconds, aged_to)
    begun = await fetch(
        "select person_id, started_at from sitting where started_at >= $1 order by started_at, person_id, id",
        past.until - SINCE,
    )
    told = set()
    for row in begun:
        for number in range(1 + NOT_TAKEN):
            since = row["started_at"] - BEFORE + _aside(number, chance)
            if since >= past.until or quiet_until(USUAL, since, zone) is not None:
                continue
            if (row["person_id"], since) not in told:
                told.add((row["person_id"], since))
                _tell(row["person_id"], since, known, chance, rows, zone, taken=number == 0)


def learnt(past: Past, chance: random.Random, zone: ZoneInfo) -> Learned:
    """What some days of the queue taught, up to the end of the past."""
    gaps = [
        gap
        for ago in range(LEARNT_FROM, 0, -1)
        for gap in gaps_of(play(QUEUE, chance), past.until - timedelta(days=ago))
        if gap.until <= past.until
    ]
    return learn(Learned(), sorted(gaps, key=lambda gap: gap.until), zone)


def _aside(number: int, chance: random.Random) -> timedelta:
    """When the gap began, against that in which she practised."""
    return timedelta(minutes=chance.uniform(20, 150) * chance.choice((-1, 1))) if number else timedelta()


def _tell(
    person_id: object,
    since: datetime,
    known: Learned,
    chance: random.Random,
    rows: Rows,
    zone: ZoneInfo,
    *,
    taken: bool,
) -> None:
    terms, model = Terms(), known.model(since, zone)
    fits = model.longest(terms.rules.settle, terms.probability)
    if fits < ONE_ITEM and not taken:
        rows.add("gap_unfit", person_id, since, QUEUE.code)
        return
    seconds = max(each for each in SECONDS if timedelta(seconds=each) <= max(fits, ONE_ITEM))
    cut = CUT_AT_LUNCH if in_bank_zone(since, zone).hour in LUNCH else CUT
    rows.add(
        "gap_offer",
        person_id,
        since,
        since + terms.rules.settle,
        QUEUE.code,
        seconds,
        max(terms.probability, model.fits(terms.rules.settle, timedelta(seconds=seconds))),
        not taken and chance.random() < PUT_OFF,
        (Outcome.CUT if chance.random() < cut else Outcome.FITTED).value,
    )

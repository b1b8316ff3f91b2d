"""One trial: people of one world who practise by one policy for sixty working days, and what they know each day."""

from dataclasses import dataclass

import numpy as np

from benchmarks.simulation.policies import POLICIES, Policy
from benchmarks.simulation.work import (
    INDUCTION,
    LESSON_SECONDS,
    RIGHT_SECONDS,
    USUAL,
    WRONG_SECONDS,
    Conditions,
    Flags,
    Vector,
    Work,
    gaps,
    make_work,
    working_days,
)
from benchmarks.simulation.worlds import SPREAD, WORLDS, Mind

SETTLED = 10
"""Working days after which recall counts."""
KNOWN = 0.7
ENOUGH = 0.9
AFTER = 14
INDUCTION_DAYS = (10.0, 2.0)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a trial led to.

    `call`: call-weighted true recall of live facts at the start of each working day after the tenth. `worst`: the same
    of the worst tenth. `critical`: recall of critical updates one to five working days after their issue. `known_after`:
    working days until 90 % recall a critical update with 0.7, the median; infinite if never. `later`: like `call`, 14
    days after the last. `minutes`: practised a working day. `by_day`: `call` for each working day.
    """

    call: float
    worst: float
    critical: float
    known_after: float
    later: float
    minutes: float
    by_day: tuple[float, ...]


@dataclass(slots=True)
class Person:
    """One agent of the trial."""

    mind: Mind
    policy: Policy
    chance: np.random.Generator
    conditions: Conditions
    met: Flags
    seconds: float = 0.0
    over: float = 0.0


def run(world: str, policy: str, *, people: int, seed: int, conditions: Conditions = USUAL) -> Outcome:
    """The same seed gives every policy the same work, people, gaps and absences."""
    work = make_work(np.random.default_rng([seed, 0]), conditions.updates_a_day)
    fact_offset = SPREAD * np.random.default_rng([seed, 1]).standard_normal(len(work.weight))
    team = [_person(world, policy, work, fact_offset, seed, number, conditions) for number in range(people)]
    days = working_days()
    known = np.array([_day(team, work, day) for day in days])
    later = np.array([person.mind.recall(days[-1] + 1.0 + AFTER) for person in team])
    return _outcome(
        work, days, known, later, sum(person.seconds for person in team) / people / len(days) / 60
    )


def _person(
    world: str,
    policy: str,
    work: Work,
    fact_offset: Vector,
    seed: int,
    number: int,
    conditions: Conditions,
) -> Person:
    facts = len(work.weight)
    mind = WORLDS[world](facts, np.random.default_rng([seed, 2, number]), fact_offset)
    chooser = POLICIES[policy](work, np.random.default_rng([seed, 3, number]))
    chance = np.random.default_rng([seed, 4, number])
    person = Person(mind, chooser, chance, conditions, np.zeros(facts, dtype=bool))
    for fact in range(INDUCTION):
        _meet(person, fact, -float(person.chance.uniform(INDUCTION_DAYS[1], INDUCTION_DAYS[0])))
    return person


def _day(team: list[Person], work: Work, day: int) -> Vector:
    """True recall of every person and fact at the start of the day; then she practises in its gaps."""
    known = np.array([person.mind.recall(day + 8 / 24) for person in team])
    live = work.issued <= day
    for person in team:
        todays = gaps(day, person.conditions.gaps, person.chance)
        if person.chance.random() >= person.conditions.absence:
            for moment, seconds in todays:
                _practise(person, live, moment, seconds)
    return known


def _practise(person: Person, live: Flags, moment: float, seconds: float) -> None:
    """Until nothing more fits; no fact twice in one gap. What ran over is taken from the next gap."""
    left, done = seconds + person.over, set[int]()
    while True:
        before = len(done)
        for fact in person.policy.order(moment, live, person.met):
            if left < RIGHT_SECONDS:
                break
            if fact not in done and (person.met[fact] or left >= LESSON_SECONDS + RIGHT_SECONDS):
                left -= _meet(person, fact, moment)
                done.add(fact)
        if len(done) == before:
            break
    person.seconds += seconds + person.over - left
    person.over = min(left, 0.0)


def _meet(person: Person, fact: int, moment: float) -> float:
    """A card if she never met it, then one question; returns the seconds it took."""
    seconds = 0.0
    if not person.met[fact]:
        person.mind.meet(fact, moment, None)
        person.met[fact] = True
        seconds += LESSON_SECONDS
    kept = person.mind.recall_of(fact, moment)
    right = bool(person.chance.random() < kept + (1 - kept) * person.conditions.guessing)
    person.mind.meet(fact, moment, right)
    person.policy.answered(fact, moment, right)
    return seconds + (RIGHT_SECONDS if right else WRONG_SECONDS)


def _outcome(work: Work, days: list[int], known: Vector, later: Vector, minutes: float) -> Outcome:
    """`known` is days x people x facts."""
    live = np.array([work.issued < day for day in days])
    weights = work.weight * live
    by_person = (known * weights[:, None, :]).sum(axis=2) / weights.sum(axis=1)[:, None]
    settled = by_person[SETTLED:].mean(axis=0)
    worst = np.sort(settled)[: max(1, len(settled) // 10)]
    issue = {int(fact): days.index(int(work.issued[fact])) for fact in np.flatnonzero(work.critical)}
    fresh = [known[at + 1 : at + 6, :, fact].mean() for fact, at in issue.items() if at + 1 < len(days)]
    return Outcome(
        call=float(settled.mean()),
        worst=float(worst.mean()),
        critical=float(np.mean(fresh)),
        known_after=float(np.median([_known_after(known[at + 1 :, :, fact]) for fact, at in issue.items()])),
        later=float((later @ work.weight).mean() / work.weight.sum()),
        minutes=minutes,
        by_day=tuple(float(share) for share in by_person.mean(axis=1)),
    )


def _known_after(recall: Vector) -> float:
    """Working days until enough people recall it; `recall` is days x people."""
    enough = np.flatnonzero((recall >= KNOWN).mean(axis=1) >= ENOUGH) if len(recall) else np.array([])
    return float(enough[0] + 1) if len(enough) else float("inf")

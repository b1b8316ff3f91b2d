"""An invented mind: what somebody knows, forgets and believes. The product never sees it, only what it answers.

It follows a rule of its own, halves of knowledge by days, so that the product's memory model is not proved by itself.
"""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from math import exp
from uuid import UUID

from api.demo.library import Asked
from learning.attempts.answer import Answer, Certainty
from learning.attempts.number import read_number
from learning.lessons.answerable import KeyWindow

_DAY = timedelta(days=1)
JUST_READ_DAYS = 7.0
LONGEST_DAYS = 300.0
MISLED = 0.12
"""Chance to know a rule of which only the old wording is known, or none."""

SLIP = 0.025
HIGH_FROM, MIDDLE_FROM = 0.8, 0.6


@dataclass(frozen=True, slots=True)
class Habit:
    """How one invented person works and learns; chances from 0 to 1.

    `talent` is in logits, `retention` stretches how long she keeps a rule, `boldness` is how rarely she owns up to
    not knowing, `bias` how much surer she is than right.
    """

    diligence: float
    keeps_up: float
    explores: float
    talent: float
    retention: float
    boldness: float
    bias: float
    infallible: bool = False


@dataclass(slots=True)
class Trace:
    """What is left of one rule: the version known, the days after which half is gone, and when it was met last."""

    version_id: UUID | None
    half_days: float
    at: datetime


@dataclass(slots=True)
class Mind:
    """One person's knowledge."""

    habit: Habit
    chance: random.Random
    traces: dict[UUID, Trace] = field(default_factory=dict)
    practised: dict[str, int] = field(default_factory=dict)

    def read(self, asked: Asked, key: KeyWindow, at: datetime) -> None:
        """Read a card about the rule that the item asks."""
        fact = asked.item.fact_id
        if fact is None:
            return
        trace = self.traces.get(fact)
        if trace is None or trace.version_id != key.fact_version_id:
            self.traces[fact] = Trace(key.fact_version_id, JUST_READ_DAYS * self.habit.retention, at)
        else:
            trace.at = at

    def answer(self, asked: Asked, key: KeyWindow, at: datetime) -> tuple[Answer, Certainty | None]:
        """Answer, say how sure if asked, and learn from what is shown afterwards."""
        known = 1.0 if self.habit.infallible else self._known(asked, key, at)
        knows = self.chance.random() < known * (1 - SLIP) or self.habit.infallible
        answer = right_answer(asked, key) if knows else self._without_knowing(asked, key)
        certainty = self._certainty(known, knows) if asked.asks_certainty and not answer.unsure else None
        self._learn(asked, key, at, knows=knows)
        return answer, certainty

    def _known(self, asked: Asked, key: KeyWindow, at: datetime) -> float:
        item = asked.item
        if item.fact_id is None:
            had = self.practised.get(item.skill or "", 0)
            return 1 / (1 + exp(item.prior_difficulty - self.habit.talent - 0.9 - 0.12 * min(had, 15)))
        trace = self.traces.get(item.fact_id)
        if trace is None or (key.fact_version_id is not None and trace.version_id != key.fact_version_id):
            return MISLED
        kept: float = 0.5 ** ((at - trace.at) / _DAY / trace.half_days)
        clear = 1 / (1 + exp(item.prior_difficulty - self.habit.talent - 2.2))
        return kept * clear

    def _without_knowing(self, asked: Asked, key: KeyWindow) -> Answer:
        if self.chance.random() > self.habit.boldness:
            return Answer(unsure=True)
        return guessed_answer(asked, key, self.chance)

    def _certainty(self, known: float, knows: bool) -> Certainty:
        felt = (known if knows else 0.45) + self.habit.bias + self.chance.gauss(0, 0.15)
        if felt >= HIGH_FROM:
            return Certainty.HIGH
        return Certainty.MIDDLE if felt >= MIDDLE_FROM else Certainty.LOW

    def _learn(self, asked: Asked, key: KeyWindow, at: datetime, *, knows: bool) -> None:
        skill, fact = asked.item.skill or "", asked.item.fact_id
        self.practised[skill] = self.practised.get(skill, 0) + 1
        if fact is None:
            return
        trace = self.traces.get(fact)
        if trace is None or not knows:
            self.traces[fact] = Trace(
                key.fact_version_id, (3.0 + 3.0 * self.chance.random()) * self.habit.retention, at
            )
            return
        rested = min(1.0, (at - trace.at) / _DAY / trace.half_days)
        trace.half_days = min(trace.half_days * (1 + 2.2 * rested), LONGEST_DAYS)
        trace.at, trace.version_id = at, key.fact_version_id


def a_habit(chance: random.Random) -> Habit:
    """Somebody new: most do their part, some are keen, some come seldom."""
    return Habit(
        diligence=chance.betavariate(2.4, 2.4),
        keeps_up=chance.uniform(0.25, 0.95),
        explores=chance.uniform(0.12, 0.5),
        talent=chance.gauss(0.6, 0.7),
        retention=chance.lognormvariate(0.3, 0.4),
        boldness=chance.uniform(0.4, 0.95),
        bias=chance.gauss(0.05, 0.1),
    )


def right_answer(asked: Asked, key: KeyWindow) -> Answer:
    """What the key asks for."""
    match asked.item.kind:
        case "ordering" | "hotspot":
            return Answer(order=key.correct)
        case "cloze" | "numeric":
            return Answer(text=key.answer[0])
    return Answer(chosen=key.correct)


def guessed_answer(asked: Asked, key: KeyWindow, chance: random.Random) -> Answer:
    """What somebody gives who does not know: now and then by luck the right one."""
    item = asked.item
    match item.kind:
        case "ordering":
            order = list(key.correct)
            chance.shuffle(order)
            return Answer(order=tuple(order))
        case "hotspot":
            clicks = tuple(chance.sample(range(item.choices), len(key.correct)))
            return Answer(order=clicks, misses=chance.randrange(3))
        case "numeric":
            meant = read_number(key.answer[0], unit=item.unit)
            factor = chance.choice((Decimal(2), Decimal("0.5"), Decimal(10)))
            return Answer(text=f"{meant * factor:f}") if meant else Answer(unsure=True)
        case "cloze":
            return Answer(unsure=True)
        case "multiple_choice":
            chosen = sorted(chance.sample(range(item.choices), len(key.correct)))
            return Answer(chosen=tuple(chosen))
    return Answer(chosen=(chance.randrange(item.choices),))

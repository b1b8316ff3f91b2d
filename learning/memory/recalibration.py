"""Recall as the bank's own answers say it: what the model predicts, put right by two numbers and by who and what.

    logit p = constant + slope · logit(recall by the model) + tilt of the person + tilt of the fact

The two numbers are fitted to spaced answers; the tilts move with each answer in turn. It is a challenger: used only
while it predicts the last month's answers better than the model alone, by `BETTER_BY` of log-loss an answer
(formula and numbers: Pavlik & Anderson's cloze data lost 0.16 by it, an Anki log gained nothing).
What somebody guesses is taken out of both alike (`learning/attempts/likelihood.py`).
"""

from dataclasses import dataclass
from datetime import timedelta
from math import log

import numpy as np
from numpy.typing import NDArray

from learning.attempts.likelihood import chance_of_right, logistic, slope

FITTED_DAYS = timedelta(days=90)
TESTED_DAYS = timedelta(days=30)
"""The last of the fitted days: a challenger that never saw them has to predict them."""

LEAST_ANSWERS = 400
"""Spaced answers that the two numbers need, and those that the test needs."""

BETTER_BY = 0.005
STEPS = (0.0, 0.1, 0.2, 0.4)
DAMPING = 0.06
RIDGE = 1.0
"""Weight of the model's own 0 and 1, in answers."""

FLATTEST, STEEPEST = 0.1, 3.0
"""Bounds of the slope: above 0, so that recall still only fades."""

FARTHEST_LOGIT = 7.0
"""Nothing is learned from how sure the model is beyond this."""

ROUNDS = 25

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Spaced:
    """Answers 12 hours or more after the last on the same fact, oldest first, side by side.

    `people` and `facts` are numbers from 0; `recall` is what the model predicted before each answer.
    """

    people: NDArray[np.int64]
    facts: NDArray[np.int64]
    recall: Vector
    guess: Vector
    right: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.recall)

    def part(self, where: slice) -> "Spaced":
        """Some of them; the numbers of people and facts stay."""
        return Spaced(
            self.people[where], self.facts[where], self.recall[where], self.guess[where], self.right[where]
        )


@dataclass(frozen=True, slots=True)
class Line:
    """The two numbers, of all or, with the tilts in the constant, of one person and fact."""

    constant: float
    slope: float

    def recall(self, kept: float) -> float:
        """What is recalled of what the model says is kept; it never rises where that falls."""
        if kept <= 0 or kept >= 1:
            return float(kept >= 1)
        return logistic(self.constant + self.slope * log(kept / (1 - kept)))


@dataclass(frozen=True, slots=True)
class Tilts:
    """Logits added for each person and taken for each fact, and the answers behind them."""

    people: Vector
    people_answers: NDArray[np.int64]
    facts: Vector
    facts_answers: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Trial:
    """How the last month's answers were predicted: log-loss an answer by the model, and by its challenger."""

    answers: int
    loss: float
    recalibrated_loss: float

    @property
    def is_won(self) -> bool:
        """Whether the challenger may be used."""
        return self.answers >= LEAST_ANSWERS and self.loss - self.recalibrated_loss >= BETTER_BY


@dataclass(frozen=True, slots=True)
class Recalibration:
    """What the answers lead to; without enough of them there is nothing."""

    line: Line
    step: float
    tilts: Tilts
    trial: Trial


def recalibrate(answers: Spaced, tested: int) -> Recalibration | None:
    """Fit on all but the last `tested` answers, try on those, then fit on all. `None` if there are too few to fit."""
    seen = len(answers) - tested
    if seen < LEAST_ANSWERS:
        return None
    before = answers.part(slice(0, seen))
    line = fitted(before)
    step = min(STEPS, key=lambda each: float(losses(walk(before, line, each)[0], before.right).sum()))
    predicted = walk(answers, line, step)[0][seen:]
    alone = answers.guess + (1 - answers.guess) * answers.recall
    right = answers.right[seen:]
    trial = Trial(tested, _mean(losses(alone[seen:], right)), _mean(losses(predicted, right)))
    line = fitted(answers)
    return Recalibration(line, step, walk(answers, line, step)[1], trial)


def fitted(answers: Spaced) -> Line:
    """The two numbers that make these answers likeliest, drawn to 0 and 1: Fisher scoring of a ridge logistic."""
    beside = np.column_stack([np.ones(len(answers)), logits(answers.recall)])
    numbers = model = np.array([0.0, 1.0])
    for _ in range(ROUNDS):
        known = 1 / (1 + np.exp(-np.clip(beside @ numbers, -30, 30)))
        chance = answers.guess + (1 - answers.guess) * known
        steep = (1 - answers.guess) * known * (1 - known)
        pull = np.where(answers.right, steep / chance, -known)
        weight = steep**2 / np.maximum(chance * (1 - chance), 1e-9)
        moved = beside.T @ pull - RIDGE * (numbers - model)
        information = beside.T @ (beside * weight[:, None]) + RIDGE * np.eye(2)
        numbers = numbers + np.clip(np.linalg.solve(information, moved), -1.0, 1.0)
        numbers[1] = min(max(numbers[1], FLATTEST), STEEPEST)
    return Line(float(numbers[0]), float(numbers[1]))


def walk(answers: Spaced, line: Line, step: float) -> tuple[Vector, Tilts]:
    """The chance given to each answer before it came, and the tilts after the last."""
    people, facts = [0.0] * _count(answers.people), [0.0] * _count(answers.facts)
    of_people, of_facts = [0] * len(people), [0] * len(facts)
    base = (line.constant + line.slope * logits(answers.recall)).tolist()
    chances = []
    rows = zip(
        base,
        answers.people.tolist(),
        answers.facts.tolist(),
        answers.guess.tolist(),
        answers.right.tolist(),
        strict=True,
    )
    for logit, person, fact, guess, right in rows:
        known = logistic(logit + people[person] - facts[fact])
        chances.append(chance_of_right(known, guess))
        by = step * slope(known, guess, right=right)
        people[person] += by / (1 + DAMPING * of_people[person])
        facts[fact] -= by / (1 + DAMPING * of_facts[fact])
        of_people[person] += 1
        of_facts[fact] += 1
    return np.array(chances), Tilts(
        np.array(people), np.array(of_people), np.array(facts), np.array(of_facts)
    )


def losses(chances: Vector, right: NDArray[np.bool_]) -> Vector:
    """Log-loss of each answer, at most that of one in a thousand."""
    bounded = np.clip(chances, 0.001, 0.999)
    return -np.log(np.where(right, bounded, 1 - bounded))


def logits(recall: Vector) -> Vector:
    """Log odds, bounded where the model is all but sure."""
    bounded = np.clip(recall, 1e-9, 1 - 1e-9)
    return np.asarray(np.clip(np.log(bounded / (1 - bounded)), -FARTHEST_LOGIT, FARTHEST_LOGIT))


def _count(numbers: NDArray[np.int64]) -> int:
    return int(numbers.max()) + 1 if len(numbers) else 0


def _mean(losses: Vector) -> float:
    return float(losses.mean()) if len(losses) else log(2)

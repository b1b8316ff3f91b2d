"""How able one person is at one skill, by an Elo of four terms: person, person in skill, item, skill.

The chance of a right answer is p = g + (1 - g)·s(z), where g is the chance of guessing and z the ability plus the
ability in the skill, less the difficulties of item and skill. Step sizes are those that held best on four public
logs of answers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from learning.attempts.likelihood import chance_of_right, logistic, slope

STEP = 0.6
DAMPING = 0.06
SKILL_STEP = 0.3
"""Constant, because a skill moves with learning and must be able to follow for ever."""

PRIOR_ANSWERS = 5
"""How many answers the author's guess of an item's difficulty is worth."""

ANSWERS_THAT_COUNT = 20
"""Answers in a skill that its spread is told from."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The four terms in logits, with the answers behind those whose steps shrink."""

    ability: float = 0.0
    answers: int = 0
    skill_ability: float = 0.0
    item_difficulty: float = 0.0
    skill_difficulty: float = 0.0

    @property
    def strength(self) -> float:
        """Chance that the answer is known, guessing left out."""
        return logistic(self.ability + self.skill_ability - self.item_difficulty - self.skill_difficulty)


def expected(standing: Standing, guess: float) -> float:
    """Chance of a right answer, guessing included."""
    return chance_of_right(standing.strength, guess)


def surprise(standing: Standing, guess: float, *, right: bool) -> float:
    """By how much the answer speaks for ability (above 0) or against it, guessing taken out."""
    return slope(standing.strength, guess, right=right)


def moved_ability(ability: float, answers: int, by: float) -> float:
    """A person's ability after one more answer."""
    return ability + step(answers) * by


def moved_skill_ability(ability: float, by: float) -> float:
    """A person's ability in one skill after one more answer in it."""
    return ability + SKILL_STEP * by


def moved_difficulty(difficulty: float, answers: int, by: float) -> float:
    """Difficulty of an item or a skill after one more answer; for an item `answers` counts its prior's."""
    return difficulty - step(answers) * by


def step(answers: int) -> float:
    """The step after so many answers: large at first, then settling."""
    return STEP / (1 + DAMPING * answers)


def strength_in(ability: float, skill_ability: float) -> float:
    """Chance of knowing the answer to a usual question of the skill: difficulty 0, no guessing."""
    return logistic(ability + skill_ability)


def spread(expectations: Iterable[float]) -> float:
    """Standard deviation of the ability in logits, from what was expected of the last answers in the skill."""
    return 1 / sqrt(1 + sum(p * (1 - p) for p in expectations))

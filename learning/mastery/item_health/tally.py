"""What the first answers of many people say about one item: facility, discrimination, use of each option.

Classical test theory on sums, so that one more answer costs the same whether ten or ten thousand came before.
"""

from dataclasses import dataclass
from math import sqrt

STRONG_FROM = 0.5
"""Logits of ability, in general and in the skill, from which a person counts as strong: about the best third."""
STRONG_ANSWERS = 20
"""Answers of a person before her strength is more than a guess."""
FEWEST_STRONG = 8
"""Answers of strong people before an item can be doubted."""
FEWEST_SHOWN = 8
"""Answers before figures of an item are shown, so that nobody's single answer can be read off them."""
MOST_AGREE = 0.5
Z = 1.96
"""The agreement of strong people on one wrong option counts once its 95 % interval (Wilson) lies above a half."""


@dataclass(frozen=True, slots=True)
class OptionUse:
    """How often one option was chosen, by all and by strong people, and whether it was ever right for them."""

    option: int
    answers: int
    right: int
    strong: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Sums over the first answer of each person to an item. `strength` is her ability in logits, 0 for the average.

    It is taken when her answer is followed, one step of the estimate after it: discrimination comes out a little high.
    What is hard for everybody is left out of it, because a wrong key makes its item, and its skill, look hard.
    """

    answers: int
    right: int
    strength: float
    strength_squared: float
    strength_right: float
    strong: int
    options: tuple[OptionUse, ...] = ()

    @property
    def facility(self) -> float | None:
        """Share of right answers; None without any."""
        return self.right / self.answers if self.answers else None

    @property
    def discrimination(self) -> float | None:
        """Point-biserial correlation of being right with strength; None where either does not vary."""
        if not 0 < self.right < self.answers:
            return None
        mean = self.strength / self.answers
        spread = sqrt(max(self.strength_squared / self.answers - mean * mean, 0.0))
        if spread < 1e-9:
            return None
        share = self.right / self.answers
        return (self.strength_right / self.right - mean) / spread * sqrt(share / (1 - share))

    @property
    def disputed_by(self) -> int | None:
        """The option that was never right and on which strong people agree against the key, if there is one."""
        if self.strong < FEWEST_STRONG:
            return None
        wrong = [use for use in self.options if use.right == 0]
        most = max(wrong, key=lambda use: use.strong, default=None)
        if most is None or at_least(most.strong, self.strong) <= MOST_AGREE:
            return None
        return most.option


def at_least(hits: int, tries: int) -> float:
    """The lower end of the Wilson interval of a share."""
    share, square = hits / tries, Z * Z / tries
    middle = share + square / 2
    margin = Z * sqrt((share * (1 - share) + square / 4) / tries)
    return (middle - margin) / (1 + square)

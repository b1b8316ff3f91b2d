"""Counting first answers one by one, for whoever has the whole log before him; `records.py` counts them as they come."""

from dataclasses import dataclass, field

from learning.mastery.item_health.tally import STRONG_ANSWERS, STRONG_FROM, OptionUse, Tally


@dataclass(slots=True)
class Sums:
    """The sums of one item so far."""

    answers: int = 0
    right: int = 0
    strength: float = 0.0
    strength_squared: float = 0.0
    strength_right: float = 0.0
    strong: int = 0
    options: dict[int, tuple[int, int, int]] = field(default_factory=dict)

    def count(self, strength: float, experience: int, *, right: bool, option: int | None) -> None:
        """Count one person's first answer, with her ability in logits and her answers when it is followed."""
        strong = strength >= STRONG_FROM and experience >= STRONG_ANSWERS
        self.answers += 1
        self.right += right
        self.strength += strength
        self.strength_squared += strength * strength
        self.strength_right += strength * right
        self.strong += strong
        if option is not None:
            uses, rights, strongs = self.options.get(option, (0, 0, 0))
            self.options[option] = uses + 1, rights + right, strongs + strong

    @property
    def tally(self) -> Tally:
        """What was counted, options in their order."""
        return Tally(
            self.answers,
            self.right,
            self.strength,
            self.strength_squared,
            self.strength_right,
            self.strong,
            tuple(OptionUse(option, *uses) for option, uses in sorted(self.options.items())),
        )

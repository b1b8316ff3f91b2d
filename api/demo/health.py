"""What first answers say about the items of the invented past, summed as the product sums them.

No item is ever set aside here: the invented minds know better than to agree on a wrong option.
"""

from dataclasses import dataclass, field
from uuid import UUID

from api.demo.rows import Rows
from learning.mastery.item_health.tally import STRONG_ANSWERS, STRONG_FROM
from learning.practice.answering import Learner


@dataclass(slots=True)
class Sums:
    """The sums of one item: `item_health`, and for each option `item_option_use`."""

    answers: int = 0
    right: int = 0
    strength: float = 0.0
    strength_squared: float = 0.0
    strength_right: float = 0.0
    strong: int = 0
    options: dict[int, tuple[int, int, int]] = field(default_factory=dict)

    def count(self, learner: Learner, *, right: bool, option: int | None) -> None:
        """Count one person's first answer, with her estimates as they stand when it is followed."""
        strength = learner.ability + learner.skill_ability
        strong = strength >= STRONG_FROM and learner.answers >= STRONG_ANSWERS
        self.answers += 1
        self.right += right
        self.strength += strength
        self.strength_squared += strength * strength
        self.strength_right += strength * right
        self.strong += strong
        if option is not None:
            uses, rights, strongs = self.options.get(option, (0, 0, 0))
            self.options[option] = uses + 1, rights + right, strongs + strong


def keep_health(sums: dict[UUID, Sums], rows: Rows) -> None:
    """Write down the sums of every item."""
    for item_id, each in sums.items():
        rows.add(
            "item_health",
            item_id,
            each.answers,
            each.right,
            each.strength,
            each.strength_squared,
            each.strength_right,
            each.strong,
        )
        for option, uses in each.options.items():
            rows.add("item_option_use", item_id, option, *uses)

"""What first answers say about the items of the invented past, summed as the product sums them.

No item is ever set aside here: the invented minds know better than to agree on a wrong option.
"""

from uuid import UUID

from api.demo.rows import Rows
from learning.mastery.item_health.sums import Sums


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

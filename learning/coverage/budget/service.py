"""What a manager sees of the learning budget."""

from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from learning.clock import in_bank_zone
from learning.coverage.budget import records
from learning.coverage.budget.budget import A_WEEK, Budget, budget, weeks_until
from learning.workforce.records import queue_names


@dataclass(frozen=True, slots=True)
class NamedBudget:
    """The budget with what queues are called, and fields in Chinese and in English."""

    budget: Budget
    queues: dict[str, str]
    fields: dict[str, tuple[str, str]]


async def learning_budget(share: float, *, now: datetime, zone: ZoneInfo) -> NamedBudget:
    """Of the week that goes on and the four before it."""
    weeks = weeks_until(in_bank_zone(now, zone).date())
    since = datetime.combine(weeks[0], time(), zone)
    chosen = await records.chosen_since(since, zone)
    found = budget(
        await records.compared_since(weeks[0]),
        share,
        weeks=weeks,
        planned=await records.planned_since(weeks[0], A_WEEK.days * len(weeks)),
        learnt_in_week=chosen.by_week,
        learnt_in_field=chosen.by_field,
    )
    return NamedBudget(found, await queue_names(), chosen.names)

"""How much customers ask for what changes, and the order of changes that follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from learning.knowledge.rank import OFTEN, in_demand
from learning.knowledge.update import FactChange, Update


@dataclass(frozen=True, slots=True)
class Demand:
    """What the statements of a text weigh by their keys, and what a new one of its article does; 1 is as much as any."""

    statements: Mapping[str, float] = field(default_factory=dict)
    article: float = 1.0

    def weight(self, change: FactChange) -> float:
        """What a change weighs: as the fact that it changes."""
        return self.statements.get(change.before_key or "", self.article)

    def is_often(self, change: FactChange) -> bool:
        """Whether an owner reads that customers ask for it often."""
        return self.weight(change) >= OFTEN


def by_demand(update: Update, demand: Demand) -> Update:
    """The update with what customers ask for more often before its like."""
    facts = [
        replace(change, importance=in_demand(change.importance, demand.weight(change)))
        for change in update.facts
    ]
    return replace(update, facts=tuple(sorted(facts, key=lambda change: -change.importance)))

"""One fact of a skill: its versions in time, and whether what somebody knows of it still holds."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from learning.memory.recalibration import Line
from learning.memory.schedule import Memory, retained


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a fact in time. A `retired` one says that from then on the fact no longer holds."""

    id: UUID
    valid_from: datetime
    valid_to: datetime | None
    retired: bool = False

    def holds(self, at: datetime) -> bool:
        """Whether this version is the valid one at that moment."""
        return self.valid_from <= at and (self.valid_to is None or at < self.valid_to)

    def is_over(self, at: datetime) -> bool:
        """Whether it has ended, or was taken back before it began."""
        return self.valid_to is not None and (self.valid_to <= at or self.valid_to <= self.valid_from)


@dataclass(frozen=True, slots=True)
class FactState:
    """One fact of a skill with its versions and what she keeps of it.

    `weight` is how much it is asked for against the skill: 1 unless a contact reason names it or its article.
    """

    versions: tuple[Version, ...]
    memory: Memory | None
    weight: float = 1.0
    line: Line | None = None
    """Puts the model's recall right for this person and fact, while that is in use."""

    def kept(self, memory: Memory, at: datetime) -> float:
        """Recall that may be shown as kept at that moment."""
        kept = retained(memory, at)
        return self.line.recall(kept) if self.line else kept

    def is_live(self, at: datetime) -> bool:
        """Whether the bank says anything by this fact now."""
        return any(version.holds(at) and not version.retired for version in self.versions)

    def is_stale(self, at: datetime) -> bool:
        """Whether what she knows of it has been replaced. Knowing the coming version early is not stale."""
        known = self.memory.known_version_id if self.memory else None
        return known is not None and any(
            version.id == known and version.is_over(at) for version in self.versions
        )

    def is_fresh(self, at: datetime) -> bool:
        """Whether she was right about it last, in a version that has not ended."""
        return self.memory is not None and self.memory.last_right and not self.is_stale(at)

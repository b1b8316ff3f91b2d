"""What can be earned, and how far somebody is. Rules take evidence and return progress; they know no other slice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class EvidenceKind(StrEnum):
    """What one piece of evidence shows."""

    READY_BEFORE_EFFECT = "ready_before_effect"
    RIGHT_AGAIN = "right_again"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that somebody showed. `subject` is what it is about, `attempt_id` where it can be looked up.

    `fact_version_id` is the wording that was true then: when it no longer holds, what was built on it is stale.
    """

    kind: EvidenceKind
    subject: UUID
    title: str
    at: datetime
    attempt_id: UUID
    fact_version_id: UUID | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of the evidence is there; `earned_at` is the moment of the piece that completed it."""

    have: int
    need: int
    earned_at: datetime | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Achievement:
    """Something that can be earned, with the claim it makes about its holder, in both languages."""

    slug: str
    names: dict[str, str]
    claims: dict[str, str]
    judge: Callable[[Sequence[Evidence]], Progress]

    def name(self, language: str) -> str:
        """The name in the reader's language."""
        return self.names.get(language, self.names["zh-CN"])

    def claim(self, language: str) -> str:
        """The claim in the reader's language."""
        return self.claims.get(language, self.claims["zh-CN"])

"""Rows on their way to the database: gathered in memory, written by COPY a batch at a time."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any  # a cell holds whatever its column takes

from learning.practice.hot_records import pooled

COLUMNS: Mapping[str, Sequence[str]] = {
    "team": ("id", "name", "parent_id"),
    "person": ("id", "sign_in", "name", "language", "theme", "team_id", "password_hash", "left_at", "created_at"),
    "role_grant": ("id", "person_id", "role"),
    "watch": ("id", "person_id", "team_id", "starts_at", "ends_at", "given_by_id", "given_at"),
    "shift": ("code", "name", "starts", "ends"),
    "roster": ("person_id", "day", "shift"),
    "roster_segment": ("person_id", "day", "starts", "ends", "kind"),
    "queue": ("code", "name"),
    "queue_skill": ("queue", "skill"),
    "contact_reason": ("code", "name", "harm"),
    "reason_skill": ("reason", "skill"),
    "reason_article": ("reason", "article_id"),
    "contact_count": ("day", "reason", "queue", "contacts"),
    "contact_forecast": ("day", "queue", "contacts", "handling_seconds"),
    "gap_sketch": ("queue", "place", "calls", "seconds", "aged_to"),
    "gap_offer": (
        "person_id", "gap_since", "offered_at", "queue", "seconds", "probability", "declined", "outcome",
    ),
    "gap_unfit": ("person_id", "gap_since", "queue"),
    "sitting": ("person_id", "id", "lesson_id", "item_ids", "started_at", "ended_at", "finished"),
    "sitting_event": (
        "person_id", "sitting_id", "client_event_id", "sequence", "kind", "step_key", "payload", "at", "received_at",
    ),
    "attempt": (
        "person_id", "at", "id", "ordinal", "day", "sitting_id", "item_id", "fact_id", "fact_version_id", "skill",
        "answer", "verdict", "certainty", "expected", "surprise", "recall", "key_on_device", "received_at",
    ),
    "attempt_receipt": ("person_id", "client_event_id", "attempt_id", "at", "outcome", "followed_at", "turn"),
    "learner": ("person_id", "version", "ability", "answers", "case_due_at"),
    "memory": (
        "person_id", "fact_id", "stability", "difficulty", "answers", "lapses", "last_at", "last_right",
        "confident_error_at", "known_version_id",
    ),
    "skill_ability": ("person_id", "skill", "ability", "answers"),
    "skill_level": (
        "person_id", "skill", "level", "mastery", "spread", "answers", "live_facts", "fresh_facts", "stale",
        "moved_at", "judged_at", "recheck_at",
    ),
    "item_difficulty": ("item_id", "difficulty", "answers"),
    "skill_difficulty": ("skill", "difficulty", "answers"),
    "item_health": (
        "item_id", "answers", "right_answers", "strength", "strength_squared", "strength_right", "strong",
    ),
    "item_option_use": ("item_id", "option", "answers", "right_answers", "strong"),
    "award": ("id", "person_id", "achievement", "awarded_at", "evidence"),
}  # fmt: skip
"""What is written of each table, in the order of their references."""

AT_ONCE = 20_000
"""Rows gathered before they are written: some 30 MB."""


class Rows:
    """What is still to be written."""

    def __init__(self) -> None:
        self._waiting: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        self._count = 0

    def add(self, table: str, *cells: Any) -> None:
        """Take one row, with its cells in the order of `COLUMNS`."""
        self._waiting[table].append(cells)
        self._count += 1

    @property
    def is_full(self) -> bool:
        """Whether it is time to write."""
        return self._count >= AT_ONCE

    async def write(self) -> None:
        """Copy everything into the database, in the transaction under way, and be empty again."""
        async with pooled() as connection:
            for table in COLUMNS:
                if records := self._waiting.pop(table, None):
                    await connection.copy_records_to_table(table, records=records, columns=COLUMNS[table])
        assert not self._waiting, f"no table {', '.join(self._waiting)} in COLUMNS"
        self._count = 0

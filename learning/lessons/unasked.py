"""What drafting left unasked, and why: for whoever approves the lessons of an update."""

from datetime import datetime
from zoneinfo import ZoneInfo

from learning.clock import in_bank_zone
from learning.knowledge.update import Update
from learning.lessons.drafting.draft import draft
from learning.lessons.drafting.drafts import Dropped


def unasked(
    update: Update, *, before: str, after: str, effective_from: datetime | None, zone: ZoneInfo
) -> tuple[Dropped, ...]:
    """Items and cards that failed a check, and facts that are read and not asked, lesson by lesson."""
    if not before:
        return ()
    local = in_bank_zone(effective_from, zone) if effective_from else None
    lessons = draft(update, before=before, after=after, effective_from=local, title="")
    return tuple(lost for lesson in lessons for lost in lesson.dropped)

"""Whoever approves an update sees what its lessons do not ask, and why."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from learning.knowledge.update import compare
from learning.lessons.drafting.drafts import Dropped, DropReason
from learning.lessons.unasked import unasked

ZONE = ZoneInfo("Asia/Shanghai")
MIDNIGHT = datetime(2026, 11, 30, 16, tzinfo=UTC)
BEFORE = "口头挂失自受理时起 5 日内有效。\n\n| 业务 | 有效期 |\n|---|---|\n| 口头挂失 | 5 日 |\n"


def lost(before: str, after: str) -> tuple[Dropped, ...]:
    return unasked(compare(before, after), before=before, after=after, effective_from=MIDNIGHT, zone=ZONE)


def test_a_fact_under_a_contradiction_is_named_with_its_reason() -> None:
    after = BEFORE.replace("| 5 日", "| 7 日")
    (fact,) = compare(BEFORE, after).facts

    assert lost(BEFORE, after) == (Dropped(fact.id, "", (DropReason.CONTRADICTION,)),)


def test_a_first_revision_leaves_nothing_unasked() -> None:
    assert lost("", BEFORE) == ()

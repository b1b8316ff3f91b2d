"""The bridge between learning and badges, which do not know each other: evidence goes over, awards come back."""

from datetime import datetime
from uuid import UUID

from tortoise import connections
from tortoise.transactions import in_transaction

from badges.achievement import Evidence, EvidenceKind
from badges.service import judge
from learning.attempts.evidence import UpdateAnswer, update_answers
from learning.practice.follow import follow_attempts
from learning.switches.function import Function
from learning.switches.service import is_on

UNFOLLOWED = "select distinct person_id from attempt_receipt where followed_at is null limit 1000"


async def follow(person_id: UUID, *, now: datetime) -> None:
    """Let everything happen that follows from a person's new answers: estimates, levels, awards. Runs safely twice."""
    async with in_transaction():
        await follow_attempts(person_id, now=now)
        if await is_on(Function.AWARD_BADGES, person_id):
            await judge(person_id, evidence_of(await update_answers(person_id)))


async def people_to_follow() -> list[UUID]:
    """Who has answers that nothing has followed yet."""
    rows = await connections.get("default").execute_query_dict(UNFOLLOWED)
    return [row["person_id"] for row in rows]


def evidence_of(answers: list[UpdateAnswer]) -> list[Evidence]:
    """Each answer as the evidence it gives: ready before the clock, and, being right at all, right again."""
    kinds = {
        True: (EvidenceKind.READY_BEFORE_EFFECT, EvidenceKind.RIGHT_AGAIN),
        False: (EvidenceKind.RIGHT_AGAIN,),
    }
    return [
        Evidence(kind, answer.revision_id, answer.title, answer.at, answer.attempt_id, answer.fact_version_id)
        for answer in answers
        for kind in kinds[answer.before_effect]
    ]

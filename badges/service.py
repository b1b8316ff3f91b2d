"""Judging evidence and keeping awards."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from badges import records
from badges.achievement import Achievement, Evidence
from badges.ready_for_updates import READY_FOR_UPDATES
from badges.records import AwardRow

ACHIEVEMENTS: tuple[Achievement, ...] = (READY_FOR_UPDATES,)


async def judge(person_id: UUID, evidence: Sequence[Evidence]) -> list[AwardRow]:
    """Give what the evidence has earned; what was awarded before stays as it was. Returns the new awards.

    The award carries the time of its evidence, not of this call, so that judging again changes nothing.
    """
    held = {award.achievement for award in await records.awards_of(person_id)}
    new = []
    for achievement in ACHIEVEMENTS:
        progress = achievement.judge(evidence)
        if achievement.slug not in held and progress.earned_at is not None:
            new.append(await _award(person_id, achievement, progress.evidence, progress.earned_at))
    return new


async def _award(
    person_id: UUID, achievement: Achievement, evidence: Sequence[Evidence], at: datetime
) -> AwardRow:
    row, _ = await AwardRow.get_or_create(
        person_id=person_id,
        achievement=achievement.slug,
        defaults={
            "id": uuid4(),
            "awarded_at": at,
            "evidence": [
                {
                    "kind": piece.kind.value,
                    "subject": str(piece.subject),
                    "title": piece.title,
                    "at": piece.at.isoformat(),
                    "attempt_id": str(piece.attempt_id),
                    "fact_version_id": str(piece.fact_version_id) if piece.fact_version_id else None,
                }
                for piece in evidence
            ],
        },
    )
    return row

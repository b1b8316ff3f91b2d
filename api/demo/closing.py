"""The end of the past: where everybody stands, as the tables of learner state hold it."""

from uuid import uuid5

import msgspec

from api.awarding import evidence_of
from api.demo.desk import Desk
from api.demo.floor import Floor
from api.demo.rows import Rows
from badges.service import ACHIEVEMENTS


def keep_desk(desk: Desk, rows: Rows) -> None:
    """Write down all that is known of one person."""
    person_id, learner = desk.person_id, desk.learner
    if learner.version:
        rows.add("learner", person_id, learner.version, learner.ability, learner.answers, desk.case_due_at)
    for fact_id, memory in desk.memories.items():
        rows.add("memory", person_id, fact_id, *(getattr(memory, name) for name in memory.__slots__))
    for skill, known in desk.skills.items():
        rows.add("skill_ability", person_id, skill, known.ability, known.answers)
    for skill, held in desk.levels.items():
        level = held.level
        rows.add(
            "skill_level",
            person_id,
            skill,
            level.level.value,
            level.mastery,
            level.spread,
            level.answers,
            level.live_facts,
            level.fresh_facts,
            level.stale,
            held.moved_at,
            held.judged_at,
            level.recheck_at,
        )
    _award(desk, rows)


def keep_difficulties(floor: Floor) -> None:
    """Write down how hard items and skills have proved."""
    for item_id, difficulty in floor.items.items():
        floor.rows.add("item_difficulty", item_id, difficulty.logits, difficulty.answers)
    for skill, difficulty in floor.skills.items():
        floor.rows.add("skill_difficulty", skill, difficulty.logits, difficulty.answers)


def _award(desk: Desk, rows: Rows) -> None:
    """Her badges. Their time is that of their evidence, so that they can be judged at the end."""
    for achievement in ACHIEVEMENTS:
        progress = achievement.judge(evidence_of(desk.proofs))
        if progress.earned_at is None:
            continue
        evidence = [
            {
                "kind": piece.kind.value,
                "subject": str(piece.subject),
                "title": piece.title,
                "at": piece.at.isoformat(),
                "attempt_id": str(piece.attempt_id),
                "fact_version_id": str(piece.fact_version_id) if piece.fact_version_id else None,
            }
            for piece in progress.evidence
        ]
        award_id = uuid5(desk.person_id, f"award {achievement.slug}")
        rows.add(
            "award",
            award_id,
            desk.person_id,
            achievement.slug,
            progress.earned_at,
            msgspec.json.encode(evidence).decode(),
        )

"""What all who practise share: the library, how hard items and skills have proved, and what follows an answer."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from api.demo.desk import Desk
from api.demo.library import Asked, Library
from api.demo.rows import Rows
from learning.attempts.answer import Verdict
from learning.mastery.item_health.sums import Sums
from learning.practice.follow import moved_item, moved_skill
from learning.practice.follow_records import Difficulty


@dataclass(slots=True)
class Answered:
    """An answer that is to be followed: what its receipt says, and what it moves.

    `is_first` says whether she had not answered the item before, `option` which single one she chose.
    """

    event_id: UUID
    asked: Asked
    verdict: Verdict
    surprise: float
    at: datetime
    outcome: str
    is_first: bool
    option: int | None


@dataclass(slots=True)
class Floor:
    """What all people share: the library, how hard items and skills have proved, and the rows to be written."""

    library: Library
    rows: Rows
    zone: ZoneInfo
    items: dict[UUID, Difficulty] = field(default_factory=dict)
    skills: dict[str, Difficulty] = field(default_factory=dict)
    health: dict[UUID, Sums] = field(default_factory=lambda: defaultdict(Sums))
    turn: int = 0

    def difficulty_of(self, asked: Asked) -> Difficulty:
        """How hard the item is by now."""
        return self.items.get(asked.id) or Difficulty(asked.item.prior_difficulty, 0)

    def skill_difficulty(self, skill: str | None) -> Difficulty:
        """How hard the skill is by now."""
        return self.skills.get(skill or "") or Difficulty(0.0, 0)


def follow(floor: Floor, desk: Desk, answered: Sequence[Answered], now: datetime) -> None:
    """Let follow what follows from answers: difficulties, levels, the next case (`follow.follow_attempts`)."""
    if not answered:
        return
    floor.turn += 1
    skills: set[str] = set()
    for each in answered:
        item = each.asked.item
        skills |= floor.library.skills_of_fact.get(item.fact_id, set()) if item.fact_id else set()
        difficulty, skill = floor.difficulty_of(each.asked), floor.skill_difficulty(item.skill)
        moves = each.verdict is not Verdict.UNSURE
        floor.items[item.id] = moved_item(difficulty, each.surprise) if moves else difficulty
        if item.skill:
            skills.add(item.skill)
            floor.skills[item.skill] = moved_skill(skill, each.surprise) if moves else skill
        floor.rows.add(
            "attempt_receipt",
            desk.person_id,
            each.event_id,
            each.event_id,
            each.at,
            each.outcome,
            now,
            floor.turn,
        )
        if each.is_first and moves:
            learner = desk.learner_in(item.skill)
            floor.health[item.id].count(
                learner.ability + learner.skill_ability,
                learner.answers,
                right=each.verdict is Verdict.RIGHT,
                option=each.option,
            )
    for name in sorted(skills):
        desk.judge(floor.library, name, now)
    desk.note_case(floor.library)

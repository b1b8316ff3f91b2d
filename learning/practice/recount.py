"""What first answers said of items, counted once more from the log of one person."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from learning.attempts.answer import Verdict
from learning.practice.answering import Learner
from learning.practice.replay import InSkill, Logged, moved_by


@dataclass(frozen=True, slots=True)
class FirstAnswer:
    """Her first answer to an item; strength in logits and experience as they stood when it was followed."""

    item_id: UUID
    right: bool
    option: int | None
    strength: float
    experience: int


def first_answers(log: Iterable[Logged]) -> Iterator[FirstAnswer]:
    """Those that have been followed, in their order.

    Following one reads her estimates after all that had arrived by then, so each waits until the log is past that time.
    """
    learner, skills = Learner(), dict[str, InSkill]()
    met: set[UUID] = set()
    waiting: deque[Logged] = deque()
    for each in log:
        while waiting and waiting[0].followed_at and waiting[0].followed_at < each.received_at:
            yield _counted(waiting.popleft(), learner, skills)
        learner = moved_by(each, learner, skills)
        if each.item_id not in met and each.followed_at and each.verdict is not Verdict.UNSURE:
            waiting.append(each)
        met.add(each.item_id)
    for each in waiting:
        yield _counted(each, learner, skills)


def _counted(each: Logged, learner: Learner, skills: dict[str, InSkill]) -> FirstAnswer:
    in_skill = skills.get(each.skill or "", InSkill()).ability
    return FirstAnswer(
        each.item_id,
        each.verdict is Verdict.RIGHT,
        each.option,
        learner.ability + in_skill,
        learner.answers,
    )

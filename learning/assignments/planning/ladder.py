"""What lies between where people stand and what is asked of them: the skills before it and the levels below it.

Two rungs at once, or a skill before those it builds on, teach little: the outer fringe of knowledge-space theory is
where learning goes on (Doignon & Falmagne 1985; `READY` beside the levels has the mark).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from learning.assignments.assignment import Asked, SkillAsked
from learning.mastery.level import READY, Level
from learning.skills.graph import After, depths

MOST_RUNGS = 1
"""So many rungs up can be asked at once."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one person stands in one skill, by the stored level."""

    level: Level = Level.NONE
    mastery: float = 0.0


Standings = Mapping[str, Standing]
"""One person's, by skill; she stands nowhere in what is missing."""

_NOWHERE = Standing()


@dataclass(frozen=True, slots=True)
class Step:
    """One rung of a ladder, and how many people have it still before them."""

    asked: Asked
    people: int


def rungs_to(aim: Level, level: Level) -> int:
    """How many rungs lie between. Practice leads from 暂无记录 and from 入门 to 练习中 alike."""
    return max(0, aim.arcs - max(level.arcs, Level.BEGINNER.arcs))


def missing_before(skill: str, after: After, held: Standings) -> frozenset[str]:
    """The skills best practised first that she does not hold well enough; below one that she holds nobody looks."""
    missing: set[str] = set()
    edge = list(after.get(skill, ()))
    while edge:
        slug = edge.pop()
        if slug in after and slug not in missing and held.get(slug, _NOWHERE).mastery < READY:
            missing.add(slug)
            edge += after[slug]
    return frozenset(missing)


def is_too_high(asked: Asked, skill: str, after: After, held: Standings) -> bool:
    """Whether it lies two rungs above her, or something before its skill is missing."""
    if isinstance(asked, SkillAsked):
        level = held.get(skill, _NOWHERE).level
        if not rungs_to(asked.aim, level):
            return False
        if rungs_to(asked.aim, level) > MOST_RUNGS:
            return True
    return bool(missing_before(skill, after, held))


def ladder(asked: Asked, skill: str, after: After, people: Sequence[Standings]) -> tuple[Step, ...]:
    """The rungs up to what is asked in this skill, lowest first, each to be reached from the one before.

    None where nobody is too low. What comes before is asked up to 会用, the level from which it carries what is built
    on it.
    """
    too_low = [held for held in people if is_too_high(asked, skill, after, held)]
    if not too_low:
        return ()
    needed = frozenset[str]().union(*(missing_before(skill, after, held) for held in too_low))
    depth = depths(after)
    below = [SkillAsked(slug, Level.SOLID) for slug in sorted(needed, key=lambda slug: (depth[slug], slug))]
    steps = [step for each in below for step in _steps(each, people)]
    last = _steps(asked, people) if isinstance(asked, SkillAsked) else [Step(asked, len(people))]
    return (*steps, *last)


def _steps(asked: SkillAsked, people: Sequence[Standings]) -> list[Step]:
    """What is asked, after the rung below it if that is more than one up for anybody."""
    levels = [held.get(asked.skill, _NOWHERE).level for held in people]
    is_far = any(rungs_to(asked.aim, level) > MOST_RUNGS for level in levels)
    aims = (Level.LEARNING, asked.aim) if is_far else (asked.aim,)
    return [
        Step(SkillAsked(asked.skill, aim), sum(rungs_to(aim, level) > 0 for level in levels)) for aim in aims
    ]

"""What differs between two published catalogues: what is announced, and what an approver looks at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from learning.skills.catalogue import Catalogue
from learning.skills.skill import Field, Profile, Skill


class Move(StrEnum):
    """In what way a skill is another than before."""

    ADDED = "added"
    TAKEN_OUT = "taken_out"  # no longer on the map; what people reached in it stands
    RENAMED = "renamed"
    PLACED = "placed"  # another field, stage or queue
    CONNECTED = "connected"  # other prerequisites
    CRITERIA = "criteria"  # what someone does who holds it
    EVIDENCE = "evidence"  # what shows it, for how long, and whether it needs a qualification
    BOUNDARY = "boundary"


_LOOKED_AT: dict[Move, Callable[[Skill], object]] = {
    Move.RENAMED: lambda skill: (skill.name, skill.name_en),
    Move.PLACED: lambda skill: (skill.field, skill.stage, skill.queues, skill.private),
    Move.CONNECTED: lambda skill: frozenset(skill.after),
    Move.CRITERIA: lambda skill: skill.behaviours,
    Move.EVIDENCE: lambda skill: (frozenset(skill.evidence), skill.valid_for, skill.needs_qualification),
    Move.BOUNDARY: lambda skill: (skill.bridge, skill.boundary),
}


@dataclass(frozen=True, slots=True)
class SkillMoved:
    """One skill that is another than before, by the name it has or had."""

    slug: str
    name: str
    name_en: str
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs; profiles and fields by slug, whether new, gone or otherwise told."""

    skills: tuple[SkillMoved, ...]
    profiles: tuple[str, ...]
    fields: tuple[str, ...] = ()


def compare(before: Catalogue, after: Catalogue) -> Comparison:
    """What is other in the second, in its order, and then what it no longer has."""
    moved = [
        SkillMoved(skill.slug, skill.name, skill.name_en, moves)
        for skill in after.skills
        if (moves := _moves(before.skill(skill.slug), skill))
    ]
    gone = [
        SkillMoved(skill.slug, skill.name, skill.name_en, (Move.TAKEN_OUT,))
        for skill in before.skills
        if after.skill(skill.slug) is None
    ]
    return Comparison(
        (*moved, *gone), _differing(before.profiles, after.profiles), _differing(before.fields, after.fields)
    )


def _differing(before: Sequence[Profile | Field], after: Sequence[Profile | Field]) -> tuple[str, ...]:
    was, is_ = {each.slug: each for each in before}, {each.slug: each for each in after}
    return tuple(slug for slug in is_ | was if was.get(slug) != is_.get(slug))


def _moves(before: Skill | None, after: Skill) -> tuple[Move, ...]:
    if before is None:
        return (Move.ADDED,)
    return tuple(move for move, look in _LOOKED_AT.items() if look(before) != look(after))

"""What a team can, for departments that are about to ask it for something: rounded counts of a group, never people."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from learning.mastery.level import Level
from learning.people.groups import LEAST_IN_GROUP, rounded
from learning.people.person import TeamId
from learning.people.teams import Parents, subtree


@dataclass(frozen=True, slots=True)
class SkillRange:
    """How many of a team reached at least 会用 and at least 练习中, to the nearest five; null for fewer than eight."""

    skill: str
    solid: int | None
    learning: int | None


@dataclass(frozen=True, slots=True)
class Capability:
    """One team with all below it. `people` is rounded like all else."""

    team_id: TeamId
    people: int
    skills: tuple[SkillRange, ...]


def teams_large_enough(agents: Mapping[TeamId, int], parents: Parents) -> frozenset[TeamId]:
    """The teams that have eight agents or more with those below them. `agents` counts each team's own."""
    return frozenset(team for team in parents if _in(team, agents, parents) >= LEAST_IN_GROUP)


def capability(
    team: TeamId,
    skills: Sequence[str],
    agents: Mapping[TeamId, int],
    levels: Mapping[tuple[TeamId, str, Level], int],
    parents: Parents,
) -> Capability:
    """The range of a team in each of these skills, by counts in each team. It is one that is large enough."""
    people = rounded(_in(team, agents, parents))
    assert people is not None, "of a small team nothing is told"
    below = subtree(team, parents)
    reached: Counter[tuple[str, Level]] = Counter()
    for (member, skill, level), count in levels.items():
        if member in below:
            reached[skill, level] += count
    return Capability(
        team,
        people,
        tuple(
            SkillRange(
                skill,
                solid=rounded(_from(Level.SOLID, skill, reached)),
                learning=rounded(_from(Level.LEARNING, skill, reached)),
            )
            for skill in skills
        ),
    )


def _in(team: TeamId, agents: Mapping[TeamId, int], parents: Parents) -> int:
    return sum(agents.get(each, 0) for each in subtree(team, parents))


def _from(level: Level, skill: str, reached: Mapping[tuple[str, Level], int]) -> int:
    return sum(reached.get((skill, each), 0) for each in Level if each.arcs >= level.arcs)

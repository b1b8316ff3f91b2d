"""For whom a lesson is: people of some teams, people with a qualification for some skills, or everybody."""

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Audience:
    """An empty side limits nothing; with both, only who is in one of the teams and holds one of the skills."""

    teams: frozenset[UUID] = frozenset()
    skills: frozenset[str] = frozenset()

    def has(self, *, teams: AbstractSet[UUID], skills: Collection[str]) -> bool:
        """Whether it takes in someone with these skills, whose team and the teams above it are `teams`."""
        in_team = not self.teams or not self.teams.isdisjoint(teams)
        return in_team and (not self.skills or not self.skills.isdisjoint(skills))


EVERYBODY = Audience()

"""Teams as a tree."""

from collections.abc import Mapping

from learning.people.person import TeamId

Parents = Mapping[TeamId, TeamId | None]
"""Each team's parent; the root has none."""


def subtree(team: TeamId, parents: Parents) -> frozenset[TeamId]:
    """The team and every team below it. Ends even if the rows were ever bent into a ring."""
    found, edge = {team}, {team}
    while edge:
        edge = {child for child, parent in parents.items() if parent in edge} - found
        found |= edge
    return frozenset(found)

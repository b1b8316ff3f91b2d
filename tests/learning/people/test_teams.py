from uuid import UUID

from learning.people.person import TeamId
from learning.people.teams import subtree

CENTRE, NORTH, NIGHT, SOUTH = (TeamId(UUID(int=number)) for number in range(1, 5))
PARENTS = {CENTRE: None, NORTH: CENTRE, NIGHT: NORTH, SOUTH: CENTRE}


def test_a_subtree_holds_every_level_below() -> None:
    assert subtree(CENTRE, PARENTS) == {CENTRE, NORTH, NIGHT, SOUTH}


def test_a_subtree_leaves_out_the_teams_beside() -> None:
    assert subtree(NORTH, PARENTS) == {NORTH, NIGHT}


def test_a_leaf_is_its_own_subtree() -> None:
    assert subtree(SOUTH, PARENTS) == {SOUTH}


def test_a_ring_of_teams_still_ends() -> None:
    assert subtree(CENTRE, {CENTRE: NORTH, NORTH: CENTRE}) == {CENTRE, NORTH}

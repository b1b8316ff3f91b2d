"""What a team can is told of eight or more, and never so exactly that people could be subtracted."""

from uuid import UUID

from learning.coverage.capability import Capability, SkillRange, capability, teams_large_enough
from learning.mastery.level import Level
from learning.people.person import TeamId

CENTRE, DAY, NIGHT = (TeamId(UUID(int=number)) for number in range(1, 4))
PARENTS = {CENTRE: None, DAY: CENTRE, NIGHT: CENTRE}
AGENTS = {DAY: 18, NIGHT: 7}


def test_a_team_counts_with_those_below_it_and_small_ones_are_not_there() -> None:
    assert teams_large_enough(AGENTS, PARENTS) == {CENTRE, DAY}


def test_levels_count_from_the_one_named_upwards_and_are_rounded() -> None:
    levels = {
        (DAY, "transfer", Level.LEARNING): 4,
        (DAY, "transfer", Level.SOLID): 6,
        (NIGHT, "transfer", Level.MASTERED): 3,
        (NIGHT, "card", Level.SOLID): 7,
        (DAY, "card", Level.BEGINNER): 9,
    }

    told = capability(CENTRE, ["transfer", "card"], AGENTS, levels, PARENTS)

    assert told == Capability(
        CENTRE,
        25,
        (SkillRange("transfer", solid=10, learning=15), SkillRange("card", solid=None, learning=None)),
    )


def test_other_teams_do_not_count() -> None:
    told = capability(DAY, ["transfer"], AGENTS, {(NIGHT, "transfer", Level.SOLID): 9}, PARENTS)

    assert told.skills == (SkillRange("transfer", None, None),)

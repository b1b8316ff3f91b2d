"""What there is to learn for those who stand at each level of a skill, and what is missing for them to go on.

What a level needs is what the next one asks (`learning/mastery/level.py`): lessons and different items to begin with,
an item for every fact in force to reach 会用, cases whose key stays on the server to reach 稳固. Above that the levels
ask for nothing more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from learning.mastery.level import LEAST_ITEMS, LEAST_TRANSFERS, Level
from learning.people.groups import counted

STANDS = (Level.BEGINNER, Level.LEARNING, Level.SOLID)
"""The levels from which practice leads on; who has no record yet stands with the beginners."""


class Lack(StrEnum):
    """What is missing."""

    LESSONS = "lessons"
    ITEMS = "items"
    UNASKED_FACTS = "unasked_facts"
    CASES = "cases"


@dataclass(frozen=True, slots=True)
class Stock:
    """What is approved for one skill. `cases` are items keyed on the server, `unasked` facts in force without an item."""

    skill: str
    lessons: int
    items: int
    cases: int
    facts: int
    unasked: int


@dataclass(frozen=True, slots=True)
class Cell:
    """Who stands at a level, null for fewer than eight, and what there is for them."""

    level: Level
    people: int | None
    lacks: tuple[Lack, ...]


@dataclass(frozen=True, slots=True)
class SkillContent:
    """One skill: its stock, and its levels from the lowest up."""

    stock: Stock
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Hole:
    """A cell in which something is missing."""

    skill: str
    cell: Cell


def content_by_level(
    stocks: Sequence[Stock], standing: Mapping[tuple[str, Level], int], *, agents: int
) -> tuple[SkillContent, ...]:
    """Each skill in the order given. `standing` counts the agents above 暂无记录, by skill and level."""
    return tuple(
        SkillContent(
            stock,
            tuple(
                Cell(level, counted(_people(stock.skill, level, standing, agents)), _lacks(level, stock))
                for level in STANDS
            ),
        )
        for stock in stocks
    )


def holes(content: Sequence[SkillContent]) -> tuple[Hole, ...]:
    """Where something is missing, the most people first; of as many, in the order of the skills."""
    found = [Hole(each.stock.skill, cell) for each in content for cell in each.cells if cell.lacks]
    return tuple(sorted(found, key=lambda hole: -(hole.cell.people or 0)))


def _people(skill: str, level: Level, standing: Mapping[tuple[str, Level], int], agents: int) -> int:
    if level is not Level.BEGINNER:
        return standing.get((skill, level), 0)
    above = sum(standing.get((skill, each), 0) for each in (Level.LEARNING, Level.SOLID, Level.MASTERED))
    return agents - above


def _lacks(level: Level, stock: Stock) -> tuple[Lack, ...]:
    missing = {
        Level.BEGINNER: {Lack.LESSONS: not stock.lessons, Lack.ITEMS: stock.items < LEAST_ITEMS},
        Level.LEARNING: {
            Lack.ITEMS: not stock.items and not stock.facts,
            Lack.UNASKED_FACTS: bool(stock.unasked),
        },
        Level.SOLID: {Lack.CASES: stock.cases < LEAST_TRANSFERS},
    }[level]
    return tuple(lack for lack, is_missing in missing.items() if is_missing)

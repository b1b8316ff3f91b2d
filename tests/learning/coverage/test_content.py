"""What is missing at a level is what the next one asks; people at it are counts of eight or more."""

import pytest

from learning.coverage.content import Cell, Hole, Lack, Stock, content_by_level, holes
from learning.mastery.level import Level


def a_stock(skill: str = "transfer", **changes: int) -> Stock:
    return Stock(**{"skill": skill, "lessons": 1, "items": 3, "cases": 2, "facts": 2, "unasked": 0} | changes)  # type: ignore[arg-type]


def lacks(**changes: int) -> dict[str, list[Lack]]:
    content = content_by_level([a_stock(**changes)], {}, agents=0)
    return {cell.level.value: list(cell.lacks) for cell in content[0].cells if cell.lacks}


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({}, {}),
        ({"lessons": 0}, {"beginner": ["lessons"]}),
        ({"items": 2}, {"beginner": ["items"]}),
        ({"unasked": 1}, {"learning": ["unasked_facts"]}),
        ({"items": 0, "facts": 0}, {"beginner": ["items"], "learning": ["items"]}),
        ({"cases": 1}, {"solid": ["cases"]}),
    ],
)
def test_a_level_lacks_what_the_next_one_asks(changes: dict[str, int], missing: dict[str, list[str]]) -> None:
    assert lacks(**changes) == missing


def test_who_has_no_record_stands_with_the_beginners() -> None:
    standing = {("transfer", Level.LEARNING): 9, ("transfer", Level.MASTERED): 3}

    content = content_by_level([a_stock()], standing, agents=30)

    assert [(cell.level, cell.people) for cell in content[0].cells] == [
        (Level.BEGINNER, 18),
        (Level.LEARNING, 9),
        (Level.SOLID, 0),
    ]


def test_of_fewer_than_eight_no_number_is_told() -> None:
    content = content_by_level([a_stock()], {("transfer", Level.SOLID): 7}, agents=14)

    assert [cell.people for cell in content[0].cells] == [None, 0, None]


def test_holes_with_more_people_come_first() -> None:
    standing = {("card", Level.LEARNING): 20, ("transfer", Level.SOLID): 8}
    content = content_by_level([a_stock(cases=0), a_stock("card", unasked=2)], standing, agents=20)

    assert holes(content) == (
        Hole("card", Cell(Level.LEARNING, 20, (Lack.UNASKED_FACTS,))),
        Hole("transfer", Cell(Level.SOLID, 8, (Lack.CASES,))),
    )

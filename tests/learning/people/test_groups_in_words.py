"""What pages say of small groups is the one rule that hides them."""

import re
from pathlib import Path

import pytest

from learning.people.groups import LEAST_IN_GROUP, ROUNDED_TO

BOOKS = sorted((Path(__file__).parents[3] / "frontend" / "src" / "i18n").glob("*/*.ts"))
LEAST = re.compile(
    r"(?:不足|不到) ?(\d+) ?[人位]|(\d+) 人以上|(?i:fewer than|no team has|queue of) (\d+) people"
)
ROUNDED = re.compile(r"取整到 ?(\d+)|rounded to (?:the nearest )?(\d+)")


def said(pattern: re.Pattern[str]) -> set[int]:
    found = (match for book in BOOKS for match in pattern.findall(book.read_text(encoding="utf-8")))
    return {int(number) for match in found for number in match if number}


@pytest.mark.parametrize(("pattern", "number"), [(LEAST, LEAST_IN_GROUP), (ROUNDED, ROUNDED_TO)])
def test_pages_name_the_figures_of_the_rule(pattern: re.Pattern[str], number: int) -> None:
    assert said(pattern) == {number}

"""The files shown in docs/people.md can be taken in, and it names every role."""

import re
from pathlib import Path

import pytest

from learning.people.accounts.choosing import CODE_LIFETIME, SHORTEST
from learning.people.disclosure.disclosing import AGREEMENTS, LONGEST, LONGEST_BAR, LONGEST_COVER
from learning.people.importing.table import read_table
from learning.people.person import Role
from learning.people.throttle.limit import ACCOUNT, ADDRESS
from learning.people.watches import watch
from learning.sheets.sheet import read_sheet

PAGE = (Path(__file__).parents[2] / "docs" / "people.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("example", re.findall(r"```csv\n(.*?)```", PAGE, re.DOTALL))
def test_every_file_shown_can_be_taken_in(example: str) -> None:
    table = read_table(read_sheet(example), {"理财与基金咨询": "wealth", "insurance": "insurance"})

    assert table.complaints == []
    assert len(table.lines) == len(example.splitlines()) - 1


@pytest.mark.parametrize("role", list(Role))
def test_every_role_is_named(role: Role) -> None:
    assert f"`{role}`" in PAGE


def test_the_figures_are_those_of_the_rules() -> None:
    assert (ACCOUNT.free, ADDRESS.free, SHORTEST) == (5, 200, 10)
    assert (ACCOUNT.longest_wait, ADDRESS.longest_wait) == (600, 300)
    assert CODE_LIFETIME.total_seconds() == 15 * 60


def test_the_figures_of_watches_and_disclosures_are_those_of_the_rules() -> None:
    assert [watch.LONGEST.total_seconds(), watch.FURTHEST.days, watch.MARGIN.total_seconds()] == [
        57_600,
        31,
        3_600,
    ]
    assert [AGREEMENTS, LONGEST.days, LONGEST_COVER.days, LONGEST_BAR.days] == [2, 30, 366, 180]

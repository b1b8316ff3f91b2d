"""docs/tokens.md names every scope, every refusal and the figures of the rules."""

import re
from pathlib import Path

import pytest

from learning.people.launch.launching import LIFETIME, inner_place
from learning.people.tokens.token import LONGEST, PER_MINUTE, PREFIX, Scope

PAGE = (Path(__file__).parents[2] / "docs" / "tokens.md").read_text(encoding="utf-8")
REFUSALS = (Path(__file__).parents[2] / "docs" / "problems.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("scope", list(Scope))
def test_every_scope_is_told(scope: Scope) -> None:
    assert f"| `{scope}` |" in PAGE


@pytest.mark.parametrize("code", re.findall(r"\d{3} `([a-z-]+)`", PAGE))
def test_every_refusal_it_names_exists(code: str) -> None:
    assert f"| `{code}` |" in REFUSALS


def test_the_figures_are_those_of_the_rules() -> None:
    assert (LONGEST.days, LIFETIME.total_seconds(), PER_MINUTE) == (365, 60, 600)
    assert "a year ahead at most" in PAGE
    assert "for 60 seconds" in PAGE
    assert "more than 600 requests" in PAGE
    assert f"Bearer {PREFIX}" in PAGE


def test_every_place_it_names_can_be_led_to() -> None:
    (line,) = re.findall(r"`to` may be (.*?) or one sitting", PAGE)
    places = re.findall(r"`(/[a-z]*)`", line)

    assert places
    assert [place for place in places if inner_place(place) != place] == []

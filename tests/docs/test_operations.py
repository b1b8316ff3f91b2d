"""docs/operations.md speaks of settings, commands and figures that exist, and leaves no command or figure out."""

import re
from pathlib import Path

import click

import api.metrics
from api.cli import main
from api.reference import settings_page

PAGE = (Path(__file__).parents[2] / "docs" / "operations.md").read_text(encoding="utf-8")


def test_every_setting_it_names_exists() -> None:
    known = settings_page()

    assert [name for name in re.findall(r"INTERLUDE_[A-Z_]+", PAGE) if f"`{name}`" not in known] == []


def test_every_figure_is_explained() -> None:
    told = set(
        re.findall(
            r'"(interlude_[a-z_]+)", "(?:gauge|counter|histogram)"', Path(api.metrics.__file__).read_text()
        )
    )

    assert {name for name in told if name not in PAGE} == set()
    assert len(told) >= 5


def test_every_command_it_names_exists() -> None:
    context = click.Context(main)

    named = set(re.findall(r"(?:^|`|/bin/|fresh )interlude ([a-z]+)", PAGE, re.MULTILINE))

    assert {name for name in named if main.get_command(context, name) is None} == set()
    assert {"serve", "worker", "backup", "restore", "jobs"} <= named

from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from api.cli import main
from api.running import as_environment, check_port, kept_secret
from api.settings import Settings


def leaves(group: click.Group, *path: str) -> Iterator[list[str]]:
    """What can be typed, however deep it lies."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from leaves(command, *path, name)
        else:
            yield [*path, name]


@pytest.mark.parametrize("words", list(leaves(main)), ids=" ".join)
def test_every_command_has_help_with_an_example(words: list[str]) -> None:
    shown = CliRunner().invoke(main, [*words, "--help"])

    assert shown.exit_code == 0
    assert "Example: " in shown.output


def test_a_wrong_setting_is_wrong_use_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERLUDE_PORT", "99999")

    shown = CliRunner().invoke(main, ["serve"])

    assert shown.exit_code == 2
    assert "port" in shown.output


def test_a_database_of_ones_own_needs_a_secret_of_ones_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")

    shown = CliRunner().invoke(main, ["serve"])

    assert (shown.exit_code, shown.output.count("\n")) == (1, 1)
    assert "INTERLUDE_SECRET" in shown.output


def test_a_database_that_is_not_there_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    monkeypatch.setenv("INTERLUDE_SECRET", "s" * 32)

    shown = CliRunner().invoke(main, ["migrate"])

    assert (shown.exit_code, shown.output.count("\n")) == (1, 1)
    assert "cannot be reached" in shown.output


def test_a_port_in_use_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(Exception, match="INTERLUDE_PORT"):
            check_port("127.0.0.1", taken.getsockname()[1])


def test_the_secret_is_made_once_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    first, second = kept_secret(tmp_path), kept_secret(tmp_path)

    assert first == second
    assert len(first) >= 32
    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600


def test_settings_survive_the_way_to_the_serving_process(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(
        secret="s" * 32, database_url="postgresql://a@/b?host=%2Ftmp", port=8500, bank_name="某行"
    )
    for name, value in as_environment(settings).items():
        monkeypatch.setenv(name, value)

    assert Settings() == settings

from pathlib import Path

import pytest

from tests.api.commands import typed

KEY = {"INTERLUDE_PRIVATE_KEY": "a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s="}

pytestmark = [pytest.mark.database, pytest.mark.long]  # six processes


async def test_a_source_is_added_listed_and_given_another_secret(
    tmp_path: Path, database: object, database_url: str
) -> None:
    mapping = tmp_path / "own.toml"
    mapping.write_text('[fields]\nagent = "a"\n[[when]]\nphone = "dancing"\n')

    added = await typed(database_url, "gaps", "source", "add", "acd", "--platform", "asterisk", **KEY)
    twice = await typed(database_url, "gaps", "source", "add", "acd", "--platform", "json", **KEY)
    wrong = await typed(database_url, "gaps", "source", "add", "own", "--mapping", str(mapping), **KEY)
    rotated = await typed(database_url, "gaps", "source", "rotate", "acd", **KEY)
    agents = tmp_path / "agents.csv"
    agents.write_text("agent,sign_in\nli.si,1101\n")
    nobody = await typed(database_url, "gaps", "bind", "acd", str(agents), "--as", "1101", **KEY)
    listed = await typed(database_url, "gaps", "source", "list", **KEY)

    first, second = added.output.split()[0], rotated.output.split()[0]
    assert first.startswith("whsec_")
    assert second.startswith("whsec_")
    assert first != second
    assert (twice.code, wrong.code, nobody.code) == (1, 1, 1)
    assert "acd" in twice.errors
    assert "dancing" in wrong.errors
    assert listed[:2] == (0, "acd: asterisk, heard never\n")

from pathlib import Path

import pytest

from learning.skills.reading import parse_catalogue
from tests.api.commands import typed

STARTER = Path(__file__).parents[2] / "content" / "skills.toml"


@pytest.mark.long
async def test_skills_go_in_by_file_and_come_out_as_they_were(
    tmp_path: Path, database: object, database_url: str
) -> None:
    bad = tmp_path / "skills.toml"
    bad.write_text(STARTER.read_text().replace('after = ["open"]', 'after = ["opne"]', 1))

    refused = await typed(database_url, "skills", "import", str(bad))
    first = await typed(database_url, "skills", "import", str(STARTER))
    again = await typed(database_url, "skills", "import", str(STARTER))
    out = await typed(database_url, "skills", "export")

    assert (refused.code, refused.output) == (
        1,
        f'{bad}:{_line_of(bad, "[skills.listen]")}: skill "listen" comes after "opne", which is unknown\n',
    )
    assert first[:2] == (0, "Version 1 is in force.\n")
    assert again.code == 2
    assert parse_catalogue(out.output).catalogue == parse_catalogue(STARTER.read_text()).catalogue


def _line_of(path: Path, header: str) -> int:
    return path.read_text().split("\n").index(header) + 1

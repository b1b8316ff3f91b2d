"""Nothing can be refused, set or asked for that the reference pages do not name."""

import re
from pathlib import Path

import pytest

from api.problems import STATUS
from api.reference import GENERAL, PAGES, access_page, main, refusals, routes, settings_page
from api.settings import Settings
from learning.errors import Kind, LearningError
from learning.people.person import Role

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("error", refusals(), ids=lambda error: error.__name__)
def test_every_refusal_has_a_kind_a_code_and_a_sentence(error: type[LearningError]) -> None:
    assert error.kind in Kind
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", error.code)
    assert (error.__doc__ or "").strip().endswith((".", ".)", "`"))


def test_every_code_stands_in_the_page_of_problems() -> None:
    page = (DOCS / "problems.md").read_text(encoding="utf-8")

    assert [error.code for error in refusals() if f"| `{error.code}` |" not in page] == []


def test_no_two_refusals_share_a_code() -> None:
    codes = [*(error.code for error in refusals()), *(code for _, code, _ in GENERAL)]

    assert sorted(codes) == sorted(set(codes))


def test_every_kind_has_a_status() -> None:
    assert set(STATUS) == set(Kind)


def test_every_setting_is_named_and_described() -> None:
    page = settings_page()

    assert all(field.description for field in Settings.model_fields.values())
    assert page.count("\n| `") == len(Settings.model_fields)


def test_no_page_gives_away_a_folder_of_this_machine() -> None:
    assert [name for name, page in PAGES.items() if str(Path.cwd()) in page()] == []


def test_the_table_of_access_has_every_route_and_every_role() -> None:
    page = access_page()

    assert [path for method, path, _ in routes() if f"| `{method} {path}` |" not in page] == []
    assert f"| Route | {' | '.join(role.value for role in Role)} |" in page


def test_the_table_says_that_owners_keep_knowledge_and_agents_do_not() -> None:
    (line,) = [line for line in access_page().splitlines() if line.startswith("| `GET /api/v1/articles` |")]

    opened = dict(zip(Role, [cell.strip() for cell in line.split("|")[2:-1]], strict=True))

    assert {role for role, mark in opened.items() if mark} == {Role.OWNER}


def test_a_page_that_is_not_what_the_code_says_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)]) == 0
    assert main(["--check", str(tmp_path)]) == 0
    (tmp_path / "routes.md").write_text("old")

    assert main(["--check", str(tmp_path)]) == 1

    assert capsys.readouterr().err.count("\n") == 1

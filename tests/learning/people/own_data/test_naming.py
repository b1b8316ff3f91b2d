import pytest
from tortoise.backends.base.client import BaseDBAsyncClient

from learning.people.own_data.naming import pattern_of


@pytest.mark.parametrize(
    ("name", "note", "struck"),
    [
        pytest.param("周晓雯", "请周晓雯再核对", "请……再核对", id="chinese"),
        pytest.param(
            "Li", "Ask Li about the limit, li!", "Ask …… about the limit, ……!", id="a-short-latin-name"
        ),
        pytest.param("Mary O'Neil", "mary o'neil asked", "…… asked", id="two-words"),
        pytest.param("A. (B)*", "A. (B)* and A. B", "…… and A. B", id="letters-of-patterns"),
        pytest.param(r"a\1b", r"a\1b", "……", id="a-backslash"),
    ],
)
async def test_a_name_is_struck_and_nothing_else(
    database: BaseDBAsyncClient, name: str, note: str, struck: str
) -> None:
    rows = await database.execute_query_dict(
        "select regexp_replace($1::text, $2::text, '……', 'g') as note", [note, pattern_of(name)]
    )

    assert rows[0]["note"] == struck


@pytest.mark.parametrize("name", ["", " ", "林"])
def test_what_is_hardly_a_name_is_not_looked_for(name: str) -> None:
    assert pattern_of(name) is None

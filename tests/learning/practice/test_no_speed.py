"""No score goes by how long an answer took: no rule speaks of it, nothing keeps it, and nothing moves by it."""

import ast
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.practice.answering import Moved
from tests.learning.practice.test_answering import NOW, RIGHT, taken
from tests.learning.practice.world import rows

ROOT = Path(__file__).parents[3]
SCORES = (
    *(
        ROOT / "learning" / "attempts" / f"{name}.py"
        for name in ("evidence", "grading", "likelihood", "number")
    ),
    *(ROOT / "learning" / "memory").glob("*.py"),
    *(ROOT / "learning" / "mastery").rglob("*.py"),
    *(ROOT / "learning" / "practice" / f"{name}.py" for name in ("answering", "replay", "follow", "rebuild")),
    *(ROOT / "badges").rglob("*.py"),
)
SPEED = re.compile(
    r"elapsed|duration|latency|millis|speed|took|response_time|monotonic|perf_counter", re.IGNORECASE
)
KEPT = """
select table_name || '.' || column_name as name, data_type as type from information_schema.columns
where table_schema = 'public' and (
    table_name ~ '^(attempt|memory|learner|award|recalibration)'
    or table_name ~ '_(ability|level|difficulty|health|recall|use)$')
"""


def words(tree: ast.AST) -> Iterator[str]:
    """Every name in it, also as an argument, an attribute, a keyword or a key."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=word) | ast.arg(arg=word) | ast.Attribute(attr=word):
                yield word
            case ast.keyword(arg=str(word)) | ast.Subscript(slice=ast.Constant(value=str(word))):
                yield word


@pytest.mark.parametrize("path", SCORES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_rule_that_scores_speaks_of_speed(path: Path) -> None:
    assert [word for word in words(ast.parse(path.read_text())) if SPEED.search(word)] == []


@pytest.mark.database
@pytest.mark.usefixtures("database")
async def test_nothing_that_is_kept_of_an_answer_says_how_long_it_took() -> None:
    columns = await rows(KEPT)

    assert {"attempt.verdict", "memory.stability", "skill_level.level"} <= {each["name"] for each in columns}
    assert [each for each in columns if SPEED.search(each["name"]) or each["type"] == "interval"] == []


@given(st.integers(0, 10 * 60_000))
def test_an_answer_after_ten_minutes_counts_as_one_at_once(milliseconds: int) -> None:
    later = taken(RIGHT, at=NOW + timedelta(milliseconds=milliseconds))

    assert score(later) == score(taken(RIGHT))


def score(moved: Moved) -> tuple[object, ...]:
    """All that an answer moves, but for when it was given."""
    assert moved.memory is not None
    return (
        moved.graded.verdict,
        moved.learner,
        moved.surprise,
        moved.memory.stability,
        moved.memory.difficulty,
    )

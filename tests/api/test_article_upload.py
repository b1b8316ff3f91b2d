from collections.abc import Awaitable, Callable

import pytest

from learning.knowledge.records import ArticleRow, RevisionRow
from learning.people.person import Role
from learning.skills.records import SkillRow
from tests.api.conftest import Visitor

pytestmark = pytest.mark.database

Visit = Callable[..., Awaitable[Visitor]]
TEXT = "# 退款\n\n7 天内到账。\n"


async def test_an_uploaded_file_becomes_her_draft(visit: Visit) -> None:
    owner = await visit(Role.OWNER)
    await SkillRow.create(slug="refund", name="退款", name_en="Refunds", field="product", stage=1, after=[])

    answer = await owner.http.post(
        "/articles/import", files={"file": ("退款.md", TEXT.encode("gb18030"))}, data={"skills": ["refund"]}
    )

    assert (answer.status_code, answer.json()["outcome"], answer.json()["encoding"]) == (
        200,
        "new",
        "GB18030",
    )
    article = (await owner.http.get(f"/articles/{answer.json()['slug']}")).json()
    assert (article["draft"]["body"], article["draft"]["state"]) == (TEXT, "draft")
    assert article["draft"]["by"]["id"] == str(owner.person_id)
    assert [skill["slug"] for skill in article["skills"]] == ["refund"]


async def test_the_same_file_again_changes_nothing(visit: Visit) -> None:
    owner = await visit(Role.OWNER)
    outcomes = [
        (await owner.http.post("/articles/import", files={"file": ("refunds.md", TEXT.encode())})).json()[
            "outcome"
        ]
        for _ in range(2)
    ]

    assert outcomes == ["new", "unchanged"]
    assert await RevisionRow.all().count() == 1


@pytest.mark.parametrize(
    ("name", "content", "status", "code"),
    [
        ("a.docx", b"PK\x03\x04", 422, "source-refused"),
        ("a.md", b"", 422, "source-refused"),
        ("a.md", b"x" * 5_000_001, 422, "source-refused"),
        ("a.md", b"x" * 7_000_000, 413, "request-entity-too-large"),
        ("../../a", b"x", 422, "source-refused"),
        ("", b"x", 400, "invalid-request"),
    ],
)
async def test_what_cannot_become_an_article_is_refused_and_leaves_nothing(
    visit: Visit, name: str, content: bytes, status: int, code: str
) -> None:
    owner = await visit(Role.OWNER)

    answer = await owner.http.post("/articles/import", files={"file": (name, content)})

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert not await ArticleRow.exists()


@pytest.mark.parametrize("body", [{"json": {}}, {"data": {"file": "text"}}, {"files": {"other": b"x"}}])
async def test_a_body_without_a_file_is_refused(visit: Visit, body: dict[str, object]) -> None:
    owner = await visit(Role.OWNER)

    answer = await owner.http.post("/articles/import", **body)  # type: ignore[arg-type] # httpx's own shapes

    assert (answer.status_code, answer.json()["code"]) == (400, "invalid-request")

from collections.abc import Awaitable, Callable

import pytest

from learning.knowledge.records import ArticleRow, RevisionRow
from learning.people.person import Role
from learning.skills.records import SkillRow
from tests.api.conftest import Visitor
from tests.learning.knowledge.sources.office_files import a_word_file, packed, paragraph

pytestmark = pytest.mark.database

Visit = Callable[..., Awaitable[Visitor]]
TEXT = "# 退款\n\n7 天内到账。\n"


async def test_an_uploaded_file_becomes_her_draft(visit: Visit) -> None:
    owner = await visit(Role.OWNER)
    await SkillRow.create(slug="refund", name="退款", name_en="Refunds", field="product", stage=1, after=[])

    answer = await owner.http.post(
        "/articles/import", files={"file": ("退款.md", TEXT.encode("gb18030"))}, data={"skills": ["refund"]}
    )

    assert answer.status_code == 200
    [imported] = answer.json()["files"]
    assert (imported["path"], imported["outcome"], imported["encoding"]) == ("退款.md", "new", "GB18030")
    article = (await owner.http.get(f"/articles/{imported['slug']}")).json()
    assert (article["draft"]["body"], article["draft"]["state"]) == (TEXT, "draft")
    assert article["draft"]["by"]["id"] == str(owner.person_id)
    assert [skill["slug"] for skill in article["skills"]] == ["refund"]


async def test_the_same_file_again_changes_nothing(visit: Visit) -> None:
    owner = await visit(Role.OWNER)
    outcomes = [
        (await owner.http.post("/articles/import", files={"file": ("refunds.md", TEXT.encode())})).json()[
            "files"
        ][0]["outcome"]
        for _ in range(2)
    ]

    assert outcomes == ["new", "unchanged"]
    assert await RevisionRow.all().count() == 1


async def test_an_archive_is_told_file_by_file_and_taken_in_once(visit: Visit) -> None:
    owner = await visit(Role.OWNER)
    sent = packed(
        {
            "手册/refunds.md": TEXT,
            "手册/限额.docx": a_word_file(paragraph("每日 2 万元。")),
            "手册/refunds.html": "<p>同名</p>",
            "手册/old.zip": packed({"a.md": TEXT}),
            "手册/cut.md": "",
            "手册/picture.png": "",
            "__MACOSX/手册/._refunds.md": "",
        }
    )

    first, again = [
        (await owner.http.post("/articles/import", files={"file": ("手册.zip", sent)})).json()["files"]
        for _ in range(2)
    ]

    assert [(each["path"], each["outcome"], each["refusal"]) for each in first] == [
        ("手册/cut.md", "refused", "the file is empty"),
        (
            "手册/old.zip",
            "refused",
            ".zip files are not read; unpack it: an archive within an archive is not read",
        ),
        ("手册/refunds.html", "new", None),
        (
            "手册/refunds.md",
            "refused",
            "手册/refunds.html has the slug “refunds” too; give one of them another",
        ),
        ("手册/限额.docx", "new", None),
    ]
    assert [each["outcome"] for each in again if each["refusal"] is None] == ["unchanged", "unchanged"]
    assert await RevisionRow.all().count() == 2


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"a.md": b"\0" * 2_000_000}, "packed more than 200 times"),
        ({"a.png": b""}, "holds no file that could be knowledge"),
    ],
)
async def test_an_archive_that_cannot_be_opened_is_refused_whole(
    visit: Visit, files: dict[str, bytes], why: str
) -> None:
    owner = await visit(Role.OWNER)

    answer = await owner.http.post("/articles/import", files={"file": ("a.zip", packed(files))})

    assert (answer.status_code, answer.json()["code"]) == (422, "source-refused")
    assert why in answer.json()["detail"]


async def test_a_path_that_leads_out_of_an_archive_is_refused_and_read_nowhere(visit: Visit) -> None:
    owner = await visit(Role.OWNER)
    sent = packed({"../../x.md": TEXT, "b.md": TEXT})

    answer = await owner.http.post("/articles/import", files={"file": ("a.zip", sent)})

    assert [(each["path"], each["refusal"]) for each in answer.json()["files"]] == [
        ("../../x.md", "its path leads out of the archive"),
        ("b.md", None),
    ]


@pytest.mark.parametrize(
    ("name", "content", "status", "code"),
    [
        ("a.docx", b"PK\x03\x04", 422, "source-refused"),
        ("a.md", b"", 422, "source-refused"),
        ("a.md", b"x" * 5_000_001, 422, "source-refused"),
        ("a.docx", b"x" * 20_000_001, 422, "source-refused"),
        ("a.md", b"x" * 21_000_001, 413, "request-entity-too-large"),
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


@pytest.mark.parametrize("charset", [b"utf-8", b"zlib", b"no-such-encoding"])
async def test_a_field_in_no_encoding_is_refused(visit: Visit, charset: bytes) -> None:
    owner = await visit(Role.OWNER)
    form = (
        b'--x\r\nContent-Disposition: form-data; name="skills"\r\n'
        b"Content-Type: text/plain; charset=" + charset + b"\r\n\r\n\xff\xfe\r\n--x--\r\n"
    )

    answer = await owner.http.post(
        "/articles/import", content=form, headers={"content-type": "multipart/form-data; boundary=x"}
    )

    assert (answer.status_code, answer.json()["code"]) == (400, "invalid-request")


@pytest.mark.parametrize("body", [{"json": {}}, {"data": {"file": "text"}}, {"files": {"other": b"x"}}])
async def test_a_body_without_a_file_is_refused(visit: Visit, body: dict[str, object]) -> None:
    owner = await visit(Role.OWNER)

    answer = await owner.http.post("/articles/import", **body)  # type: ignore[arg-type] # httpx's own shapes

    assert (answer.status_code, answer.json()["code"]) == (400, "invalid-request")

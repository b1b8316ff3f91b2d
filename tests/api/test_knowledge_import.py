import os
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from click.testing import CliRunner
from pydantic import SecretStr

from api.cli import main
from api.clock import wall_clock
from api.knowledge_commands import import_all
from api.knowledge_files import Files, find_files, read_bytes
from api.knowledge_import import NotAnOwner
from api.settings import Settings
from learning.knowledge import service
from learning.knowledge.errors import SourceRefused
from learning.knowledge.records import ArticleRow, RevisionRow
from learning.people.person import Role
from learning.people.records import PersonRow, RoleGrantRow
from learning.skills.records import SkillRow
from tests.learning.knowledge.sources.office_files import a_word_file, packed, paragraph

pytestmark = pytest.mark.database

OLD, NEW = "# 退款\n\n7 天内到账。\n", "# 退款\n\n5 天内到账。\n"


async def a_person(sign_in: str, role: Role) -> UUID:
    row = await PersonRow.create(id=uuid4(), sign_in=sign_in, name=f"林{sign_in}", password_hash="-")
    await RoleGrantRow.create(id=uuid4(), person=row, role=role)
    return row.id


@pytest.fixture
async def owner(database: object) -> UUID:
    return await a_person("3101", Role.OWNER)


@pytest.fixture
def settings(database_url: str) -> Settings:
    return Settings(secret=SecretStr("s" * 32), database_url=SecretStr(database_url))


async def report(
    settings: Settings, *paths: Path, sign_in: str = "3101", skills: Sequence[str] = ()
) -> list[str]:
    lines: list[str] = []
    await import_all(settings, Files(paths), sign_in, skills, lines.append)
    return [line.replace(f"{paths[0]}{os.sep}", "") for line in lines]


async def test_a_new_file_becomes_a_draft_of_its_owner_and_publishes_nothing(
    settings: Settings, owner: UUID, tmp_path: Path
) -> None:
    (tmp_path / "refunds.md").write_text(OLD)

    lines = await report(settings, tmp_path)

    assert lines == ["refunds.md: new: 退款 (refunds), UTF-8", "1 new, 0 changed, 0 unchanged, 0 refused."]
    row = await RevisionRow.get()
    assert (row.body, row.submitted_at, row.approved_at) == (OLD, None, None)
    assert row.proposer_id == owner  # type: ignore[attr-defined] # the ORM adds the key's column


async def test_a_second_import_of_the_same_files_changes_nothing(
    settings: Settings, owner: UUID, tmp_path: Path
) -> None:
    (tmp_path / "refunds.md").write_text(OLD)
    await report(settings, tmp_path)
    before = await RevisionRow.all().values()

    lines = await report(settings, tmp_path)

    assert lines[-1] == "0 new, 0 changed, 1 unchanged, 0 refused."
    assert await RevisionRow.all().values() == before


async def test_a_changed_file_replaces_its_untouched_draft(
    settings: Settings, owner: UUID, tmp_path: Path
) -> None:
    (tmp_path / "refunds.md").write_text(OLD)
    await report(settings, tmp_path)
    (tmp_path / "refunds.md").write_bytes(NEW.encode("gb18030"))

    lines = await report(settings, tmp_path)

    assert lines[0] == "refunds.md: changed: 退款 (refunds), GB18030"
    assert [row.body for row in await RevisionRow.all()] == [NEW]


async def test_a_changed_file_of_an_article_in_force_becomes_its_next_draft(
    settings: Settings, owner: UUID, tmp_path: Path
) -> None:
    (tmp_path / "refunds.md").write_text(OLD)
    await report(settings, tmp_path)
    now, first = wall_clock(), await RevisionRow.get()
    second_owner = await a_person("3102", Role.OWNER)
    await service.submit(first.id, effective_from=now, now=now)
    await service.approve(first.id, approver_id=second_owner, effective_from=now, now=now)
    (tmp_path / "refunds.md").write_text(NEW)

    lines = await report(settings, tmp_path)

    assert lines[0] == "refunds.md: changed: 退款 (refunds), UTF-8"
    texts = [(row.number, row.body, row.submitted_at) for row in await RevisionRow.all().order_by("number")]
    assert texts == [(1, OLD, texts[0][2]), (2, NEW, None)]


async def test_what_somebody_edited_since_is_kept_and_the_file_refused(
    settings: Settings, owner: UUID, tmp_path: Path
) -> None:
    (tmp_path / "refunds.md").write_text(OLD)
    await report(settings, tmp_path)
    await service.save_draft(
        "refunds", "手改", version=1, person_id=owner, revision_id=uuid4(), now=wall_clock()
    )
    (tmp_path / "refunds.md").write_text(NEW)

    lines = await report(settings, tmp_path)

    assert lines[0].startswith("refunds.md: refused: 林3101 has a draft of this article")
    assert [row.body for row in await RevisionRow.all()] == ["手改"]


async def test_a_refused_file_leaves_nothing_and_keeps_no_other_back(
    settings: Settings, owner: UUID, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_bytes(b"\x00\x01\x02")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "faq.csv").write_text("question,answer\nHow long?,Seven days.")
    (tmp_path / "c.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "d.html").write_text("<h1>Fees</h1><p>None.</p>")
    (tmp_path / "e.png").write_bytes(b"not looked at")
    (tmp_path / ".hidden.md").write_text(OLD)

    lines = await report(settings, tmp_path)

    assert [line.split(": ")[:2] for line in lines[:-1]] == [
        ["a.md", "refused"],
        ["b/faq.csv", "new"],
        ["c.docx", "refused"],
        ["d.html", "new"],
    ]
    assert sorted([row.slug for row in await ArticleRow.all()]) == ["d", "faq"]


async def test_two_files_of_one_name_are_not_mixed(settings: Settings, owner: UUID, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "refunds.md").write_text(f"# {folder}")

    lines = await report(settings, tmp_path)

    assert "has the slug “refunds” too" in lines[1]
    assert [row.title for row in await ArticleRow.all()] == ["a"]


async def test_files_in_an_archive_are_told_one_by_one_and_taken_in_once(
    settings: Settings, owner: UUID, tmp_path: Path
) -> None:
    (tmp_path / "手册.zip").write_bytes(
        packed(
            {"限额/b.md": NEW, "限额/a.docx": a_word_file(paragraph("每日 2 万元。")), "限额/c.pdf": "%PDF"}
        )
    )
    (tmp_path / "bomb.zip").write_bytes(packed({"a.md": b"\0" * 2_000_000}))

    first = await report(settings, tmp_path)
    again = await report(settings, tmp_path)

    assert first == [
        "bomb.zip: refused: packed more than 200 times, as no text is",
        "手册.zip/限额/a.docx: new: a (a), Word",
        "手册.zip/限额/b.md: new: 退款 (b), UTF-8",
        "手册.zip/限额/c.pdf: refused: .pdf files are not read; save it as .docx",
        "2 new, 0 changed, 0 unchanged, 2 refused.",
    ]
    assert again[-1] == "0 new, 0 changed, 2 unchanged, 2 refused."


async def test_skills_must_exist(settings: Settings, owner: UUID, tmp_path: Path) -> None:
    await SkillRow.create(
        slug="transfer", name="转账", name_en="Transfers", field="product", stage=1, after=[]
    )
    (tmp_path / "a.md").write_text("---\nskills: nonsense\n---\n# a")
    (tmp_path / "b.md").write_text("# b")

    lines = await report(settings, tmp_path, skills=["transfer"])

    assert lines[0] == "a.md: refused: there is no skill “nonsense”"
    assert (await ArticleRow.get()).skills == ["transfer"]


@pytest.mark.parametrize("sign_in", ["3201", "nobody", "gone"])
async def test_only_an_owner_imports(
    settings: Settings, database: object, tmp_path: Path, sign_in: str
) -> None:
    await a_person("3201", Role.AGENT)
    gone = await a_person("gone", Role.OWNER)
    await PersonRow.filter(id=gone).update(left_at=wall_clock() - timedelta(days=1))

    with pytest.raises(NotAnOwner):
        await report(settings, tmp_path, sign_in=sign_in)


def test_links_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("secret")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "file.md").symlink_to(outside / "secret.md")
    (folder / "folder").symlink_to(outside)

    found = find_files([folder])

    assert [(each.path.name, each.refusal) for each in found] == [
        ("file.md", "a link; links are not followed"),
        ("folder", "a link; links are not followed"),
    ]
    with pytest.raises(SourceRefused, match="links are not followed"):
        read_bytes(folder / "file.md")


def test_what_is_no_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")

    with pytest.raises(SourceRefused, match="not a file"):
        read_bytes(tmp_path / "pipe.md")


def test_the_command_explains_itself_and_needs_an_owner() -> None:
    helped = CliRunner().invoke(main, ["knowledge", "import", "--help"])
    refused = CliRunner().invoke(main, ["knowledge", "import", "x"])

    assert (helped.exit_code, refused.exit_code) == (0, 2)
    assert "--as SIGN_IN" in helped.output

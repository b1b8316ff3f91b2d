"""An article that another system keeps: texts come from there, everybody reads, nobody writes here."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from learning.knowledge import importing
from learning.people.person import Role

Visit = Callable[..., Awaitable[Any]]
HEAD = "---\nslug: {slug}\nsource_system: OA\nexternal_id: 2026-118\nsource_url: https://oa.bank.example/118\n---\n"
OLD, NEW = "# 退款\n\n7 天内到账。\n", "# 退款\n\n5 天内到账。\n"


async def sent(owner: Any, text: str, *, slug: str = "refunds", head: str = HEAD) -> Any:
    content = (head.format(slug=slug) + text).encode()
    return await owner.http.post("/articles/import", files={"file": ("a.md", content)})


async def approved(owner: Any, other: Any) -> str:
    """The open draft on its way to the floor."""
    draft = (await owner.http.get("/articles/refunds")).json()["draft"]
    moment = {"effective_from": "2026-12-01T00:00:00Z"}
    revision = f"/revisions/{draft['revision_id']}"
    asked = await owner.http.post(f"{revision}/submission", json=moment)
    assert asked.status_code == 200, asked.text
    signing = moment | {"teams": [], "skills": [], "seen": asked.json()["seen"]}
    signed = await other.http.post(f"{revision}/approval", json=signing)
    assert signed.status_code == 200, signed.text
    return revision


async def test_it_is_shown_with_its_system_and_cannot_be_written_or_discarded(visit: Visit) -> None:
    owner = await visit(Role.OWNER)
    await sent(owner, OLD)

    article = (await owner.http.get("/articles/refunds")).json()
    saved = await owner.http.put(
        "/articles/refunds/draft", json={"body": NEW, "version": article["draft"]["version"]}
    )
    discarded = await owner.http.delete("/articles/refunds/draft")
    detail = await owner.http.get(f"/revisions/{article['draft']['revision_id']}")

    assert article["origin"] == {"system": "OA", "id": "2026-118", "url": "https://oa.bank.example/118"}
    assert [(each.status_code, each.json()["code"]) for each in (saved, discarded)] == [
        (409, "mastered-elsewhere"),
        (409, "mastered-elsewhere"),
    ]
    assert "https://oa.bank.example/118" in saved.json()["detail"]
    assert (detail.json()["may"]["edit"], detail.json()["may"]["submit"]) == (False, True)


async def test_a_changed_text_from_there_becomes_the_next_revision_and_the_same_is_passed_over(
    visit: Visit,
) -> None:
    owner, other = await visit(Role.OWNER), await visit(Role.OWNER)
    await sent(owner, OLD)
    revision = await approved(owner, other)

    same = await sent(owner, OLD)
    changed = await sent(owner, NEW)
    article = (await owner.http.get("/articles/refunds")).json()
    back = await other.http.post(f"{revision}/rollback")

    assert [each.json()["files"][0]["outcome"] for each in (same, changed)] == ["unchanged", "changed"]
    assert [each["number"] for each in article["revisions"]] == [2, 1]
    assert article["draft"]["body"] == NEW
    assert back.json()["code"] == "mastered-elsewhere"


async def test_renamed_there_it_is_still_the_same_article(visit: Visit) -> None:
    owner = await visit(Role.OWNER)
    await sent(owner, OLD)

    again = await sent(owner, NEW, slug="money-back")

    assert again.json()["files"][0]["slug"] == "refunds"
    assert len((await owner.http.get("/articles")).json()["articles"]) == 1


async def test_a_file_from_elsewhere_cannot_take_it_over(visit: Visit) -> None:
    owner = await visit(Role.OWNER)
    await sent(owner, OLD)

    refused = await sent(owner, NEW, head="---\nslug: {slug}\n---\n")

    assert (refused.status_code, refused.json()["code"]) == (409, "mastered-elsewhere")


@pytest.mark.usefixtures("database")
async def test_kept_here_again_it_can_be_written(visit: Visit) -> None:
    owner = await visit(Role.OWNER)
    await sent(owner, OLD)

    await importing.keep_here("refunds")
    article = (await owner.http.get("/articles/refunds")).json()
    saved = await owner.http.put(
        "/articles/refunds/draft", json={"body": NEW, "version": article["draft"]["version"]}
    )

    assert (article["origin"], saved.status_code) == (None, 200)

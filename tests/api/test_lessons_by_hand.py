"""Where drafting is switched off an update goes on as ever, and its lesson is written by a person."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from learning.people.person import Role
from tests.api.test_knowledge import NEW, OLD, an_article, approved, submitted
from tests.learning.practice.world import rows

Visit = Callable[..., Awaitable[Any]]
DAY = timedelta(days=1)
ITEM = """
::: choice how-much
人脸加短信，一天最多多少？

- [x] 10 万元
- [ ] 20 万元
why: 新的上限是 10 万元。
fact: {fact}
key: server
:::
"""


async def switched_off(visit: Visit) -> Any:
    admin = await visit(Role.ADMIN)
    return await admin.http.put("/switches/draft_lessons", json={"is_on": False, "team_id": None})


async def test_with_drafting_off_no_lesson_is_drafted_and_the_change_is_still_found(
    visit: Visit, now: datetime
) -> None:
    await an_article(now)
    first, second = await visit(Role.OWNER), await visit(Role.OWNER)
    await approved(first, second, OLD, now)
    await switched_off(visit)

    revision_id = await submitted(first, NEW, now + DAY)
    detail = (await second.http.get(f"/revisions/{revision_id}")).json()

    assert (len(detail["facts"]), detail["lessons"]) == (1, [])


async def test_an_owner_writes_the_lesson_and_it_goes_to_the_floor_with_the_update(
    visit: Visit, now: datetime
) -> None:
    await an_article(now)
    first, second = await visit(Role.OWNER), await visit(Role.OWNER)
    await approved(first, second, OLD, now)
    await switched_off(visit)
    revision_id = await submitted(first, NEW, now + DAY)

    begun = (await first.http.post(f"/revisions/{revision_id}/lessons")).json()
    fact = (await first.http.get(f"/revisions/{revision_id}")).json()["facts"][0]["id"]
    written = begun["markdown"] + ITEM.format(fact=fact)
    saved = await first.http.put(
        f"/lessons/{begun['id']}", json={"markdown": written, "version": begun["version"]}
    )
    moment = {"effective_from": (now + DAY).isoformat()}
    answer = await second.http.post(
        f"/revisions/{revision_id}/approval", json=await signed(second, revision_id, moment)
    )

    assert begun["complaints"] == []
    assert saved.status_code == 200, saved.text
    assert answer.status_code == 200, answer.text
    [item] = await rows("select keyed_on, fact_id from item where lesson_id = $1", begun["id"])
    assert (item["keyed_on"], item["fact_id"] is not None) == ("server", True)


async def signed(owner: Any, revision_id: str, moment: dict[str, str]) -> dict[str, Any]:
    """What she signs: the moment, and the mark of what she looked at if the route asks for one."""
    detail = (await owner.http.get(f"/revisions/{revision_id}")).json()
    return moment | ({"seen": detail["seen"]} if "seen" in detail else {})


async def test_a_draft_is_submitted_before_a_lesson_is_written_for_it(visit: Visit, now: datetime) -> None:
    await an_article(now)
    owner = await visit(Role.OWNER)
    draft = await owner.http.put("/articles/limits/draft", json={"body": OLD, "version": None})

    answer = await owner.http.post(f"/revisions/{draft.json()['revision_id']}/lessons")

    assert (answer.status_code, answer.json()["code"]) == (409, "revision-not-open")


async def test_a_lesson_by_hand_stays_beside_the_drafted_ones(visit: Visit, now: datetime) -> None:
    await an_article(now)
    first, second = await visit(Role.OWNER), await visit(Role.OWNER)
    await approved(first, second, OLD, now)
    revision_id = await submitted(first, NEW, now + DAY)

    begun = [(await first.http.post(f"/revisions/{revision_id}/lessons")).json()["title"] for _ in range(2)]
    lessons = (await first.http.get(f"/revisions/{revision_id}")).json()["lessons"]

    assert begun == ["转账限额", "转账限额"]
    assert len(lessons) == 3

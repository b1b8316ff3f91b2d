"""What owners decide about the facts of a revision, and what approval then makes of it."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from learning.knowledge.records import FactVersionRow
from learning.lessons.records import ItemRow, LessonRow
from learning.people.person import Role
from learning.people.records import TeamRow
from tests.api.conftest import Visitor
from tests.api.test_knowledge import DAY, Visit, an_article, approved, drafted, submitted

pytestmark = pytest.mark.database

RULES = """# 转账限额

短信验证码单笔限额为 {single} 万元。
人脸识别日累计限额为 {daily} 万元。
坐席不得代客户调高限额。
"""
OLD, NEW = RULES.format(single=1, daily=20), RULES.format(single=2, daily=10)
LOSS = "# 挂失\n\n口头挂失自受理时起 5 日内有效。\n\n| 业务 | 有效期 |\n|---|---|\n| 口头挂失 | {0} 日 |\n"
NOTHING: dict[str, Any] = {"changes": [], "order": [], "answered": [], "version": 0}


async def decide(owner: Visitor, revision_id: str, **rulings: object) -> Any:
    return await owner.http.put(f"/revisions/{revision_id}/rulings", json=NOTHING | rulings)


async def detail_of(owner: Visitor, revision_id: str) -> dict[str, Any]:
    detail: dict[str, Any] = (await owner.http.get(f"/revisions/{revision_id}")).json()
    return detail


async def approve(owner: Visitor, revision_id: str, at: datetime, **more: object) -> Any:
    body = {"effective_from": at.isoformat()} | more
    return await owner.http.post(f"/revisions/{revision_id}/approval", json=body)


async def two_owners(visit: Visit, now: datetime, old: str = OLD) -> tuple[Visitor, Visitor]:
    await an_article(now)
    first, second = await visit(Role.OWNER), await visit(Role.OWNER)
    await approved(first, second, old, now - DAY / 1000)
    return first, second


async def test_a_fact_left_out_is_in_no_lesson_and_holds_all_the_same(visit: Visit, now: datetime) -> None:
    first, second = await two_owners(visit, now)
    revision_id = await submitted(first, NEW, now + DAY)
    left_out, taught = (await detail_of(first, revision_id))["facts"]

    await decide(second, revision_id, changes=[{"change": left_out["id"], "standing": "untaught"}])
    detail = (await approve(second, revision_id, now + DAY)).json()

    text = "".join(lesson["markdown"] for lesson in detail["lessons"])
    assert (taught["id"] in text, left_out["id"] in text) == (True, False)
    values = await FactVersionRow.filter(revision_id=revision_id).values_list("value", flat=True)
    assert sorted(values) == sorted([left_out["new"], taught["new"]])


async def test_a_fact_called_wording_keeps_its_version(visit: Visit, now: datetime) -> None:
    first, second = await two_owners(visit, now)
    revision_id = await submitted(first, NEW, now + DAY)
    same, other = (await detail_of(first, revision_id))["facts"]

    await decide(second, revision_id, changes=[{"change": same["id"], "standing": "wording"}])
    await approve(second, revision_id, now + DAY)

    [version] = await FactVersionRow.filter(revision_id=revision_id)
    assert version.value == other["new"]


async def test_merged_facts_are_learned_as_one_and_both_move(visit: Visit, now: datetime) -> None:
    first, second = await two_owners(visit, now)
    revision_id = await submitted(first, NEW, now + DAY)
    one, two = (await detail_of(first, revision_id))["facts"]

    detail = (
        await decide(second, revision_id, changes=[{"change": two["id"], "goes_with": one["id"]}])
    ).json()
    await approve(second, revision_id, now + DAY)

    [lesson] = detail["lessons"]
    assert (one["id"] in lesson["markdown"], two["id"] in lesson["markdown"]) == (True, False)
    assert await FactVersionRow.filter(revision_id=revision_id).count() == 2


async def test_the_parts_of_a_split_live_on_as_facts_of_their_own(visit: Visit, now: datetime) -> None:
    first, second = await two_owners(visit, now)
    revision_id = await submitted(first, NEW, now + DAY)
    whole = (await detail_of(first, revision_id))["facts"][0]
    parts = [
        {"topic": "限额", "statement": whole["statement"]},
        {"topic": "例外", "statement": "其他方式不变。"},
    ]

    await decide(second, revision_id, changes=[{"change": whole["id"], "parts": parts}])
    await approve(second, revision_id, now + DAY)
    part = await FactVersionRow.get(statement="其他方式不变。")
    after = await approved(first, second, NEW + "\n客户可以随时调低限额。\n", now + 2 * DAY)
    last = await approved(first, second, RULES.format(single=3, daily=5), now + 3 * DAY)

    kept = await FactVersionRow.filter(fact_id=part.fact_id).order_by("valid_from")
    assert [str(each.revision_id) for each in kept] == [revision_id, last["revision"]["id"]]
    assert after["revision"]["id"] not in {str(each.revision_id) for each in kept}


async def test_a_reworded_fact_is_taught_in_the_words_of_its_owner(visit: Visit, now: datetime) -> None:
    first, second = await two_owners(visit, now)
    revision_id = await submitted(first, NEW, now + DAY)
    fact = (await detail_of(first, revision_id))["facts"][0]
    words = {"topic": fact["topic"], "statement": f"记住这一条：{fact['statement']}"}

    detail = (await decide(second, revision_id, changes=[{"change": fact["id"], "words": words}])).json()
    await approve(second, revision_id, now + DAY)

    assert "记住这一条" in detail["lessons"][0]["markdown"]
    assert await FactVersionRow.filter(statement=words["statement"]).count() == 1


async def test_words_with_a_value_of_no_text_are_refused(visit: Visit, now: datetime) -> None:
    first, _ = await two_owners(visit, now)
    revision_id = await drafted(first, NEW)
    fact = (await detail_of(first, revision_id))["facts"][0]
    words = {"topic": fact["topic"], "statement": "短信验证码单笔限额为 9 万元。"}

    answer = await decide(first, revision_id, changes=[{"change": fact["id"], "words": words}])

    assert (answer.status_code, answer.json()["code"]) == (422, "ruling-unusable")
    assert "9 万元" in answer.json()["detail"]


async def test_an_owners_order_is_the_order_of_facts_and_cards(visit: Visit, now: datetime) -> None:
    first, _ = await two_owners(visit, now)
    revision_id = await drafted(first, NEW)
    ids = [fact["id"] for fact in (await detail_of(first, revision_id))["facts"]]

    detail = (await decide(first, revision_id, order=ids[::-1])).json()

    assert [fact["id"] for fact in detail["facts"]] == ids[::-1]
    markdown = detail["lessons"][0]["markdown"]
    assert markdown.index(f"fact: {ids[1]}") < markdown.index(f"fact: {ids[0]}")


async def test_two_owners_decide_at_once_and_the_second_is_told(visit: Visit, now: datetime) -> None:
    first, second = await two_owners(visit, now)
    revision_id = await drafted(first, NEW)
    one, two = (await detail_of(first, revision_id))["facts"]

    await decide(first, revision_id, changes=[{"change": one["id"], "standing": "untaught"}])
    refused = await decide(second, revision_id, changes=[{"change": two["id"], "standing": "untaught"}])

    assert (refused.status_code, refused.json()["code"]) == (409, "rulings-outdated")
    kept = (await detail_of(second, revision_id))["rulings"]
    assert ([each["change"] for each in kept["changes"]], kept["version"]) == ([one["id"]], 1)


async def test_a_contradiction_must_be_answered_before_approval(visit: Visit, now: datetime) -> None:
    first, second = await two_owners(visit, now, LOSS.format(5))
    revision_id = await submitted(first, LOSS.format(7), now + DAY)
    detail = await detail_of(second, revision_id)
    [notice] = detail["notices"]
    assert (notice["code"], notice["is_open"]) == ("contradiction", True)
    assert detail["after"][notice["span"]["start"] : notice["span"]["end"]].startswith("口头挂失自受理")

    refused = await approve(second, revision_id, now + DAY)
    answered = (await decide(second, revision_id, answered=[notice["id"]])).json()
    accepted = await approve(second, revision_id, now + DAY)

    assert (refused.status_code, refused.json()["code"]) == (409, "notices-unanswered")
    assert [each["is_open"] for each in answered["notices"]] == [False]
    assert any(step["type"] == "item" for lesson in answered["lessons"] for step in lesson["steps"])
    assert accepted.status_code == 200


async def test_what_the_approver_did_not_see_she_does_not_sign(visit: Visit, now: datetime) -> None:
    first, second = await two_owners(visit, now)
    revision_id = await submitted(first, NEW, now + DAY)
    seen = (await detail_of(second, revision_id))["seen"]
    [lesson, *_] = (await detail_of(first, revision_id))["lessons"]
    await first.http.put(f"/lessons/{lesson['id']}", json={"markdown": lesson["markdown"], "version": 1})

    refused = await approve(second, revision_id, now + DAY, seen=seen)
    looked_again = (await detail_of(second, revision_id))["seen"]
    accepted = await approve(second, revision_id, now + DAY, seen=looked_again)

    assert (refused.status_code, refused.json()["code"]) == (409, "revision-moved")
    assert accepted.status_code == 200


async def test_an_edited_lesson_outlives_decisions_about_other_facts(visit: Visit, now: datetime) -> None:
    first, _ = await two_owners(visit, now)
    long_ago = NEW + "\n".join(f"\n第{n}类业务的手续费为 {n * 10} 元。" for n in range(1, 9))
    revision_id = await submitted(first, long_ago, now + DAY)
    lessons = (await detail_of(first, revision_id))["lessons"]
    mine, others = lessons[0], lessons[1:]
    assert others, "more than one lesson, or the test says nothing"
    markdown = mine["markdown"].replace(f"title: {mine['title']}", "title: 我改过的")
    await first.http.put(f"/lessons/{mine['id']}", json={"markdown": markdown, "version": 1})
    fact = others[0]["markdown"].split("facts: [")[1].split("]")[0].split(",")[0].strip()

    detail = (await decide(first, revision_id, changes=[{"change": fact, "standing": "untaught"}])).json()

    assert "我改过的" in [lesson["title"] for lesson in detail["lessons"]]
    assert not any(fact in lesson["markdown"] for lesson in detail["lessons"])


async def test_a_fact_is_not_taken_from_under_an_edited_lesson(visit: Visit, now: datetime) -> None:
    first, _ = await two_owners(visit, now)
    revision_id = await submitted(first, NEW, now + DAY)
    [lesson, *_] = (await detail_of(first, revision_id))["lessons"]
    await first.http.put(f"/lessons/{lesson['id']}", json={"markdown": lesson["markdown"], "version": 1})
    fact = (await detail_of(first, revision_id))["facts"][0]

    answer = await decide(first, revision_id, changes=[{"change": fact["id"], "standing": "untaught"}])

    assert (answer.status_code, answer.json()["code"]) == (409, "lessons-hold-facts")
    assert (await detail_of(first, revision_id))["rulings"]["version"] == 0


async def test_a_lesson_left_out_stays_out_and_teaches_nobody(visit: Visit, now: datetime) -> None:
    first, second = await two_owners(visit, now)
    revision_id = await submitted(first, NEW, now + DAY)
    [lesson] = (await detail_of(first, revision_id))["lessons"]

    await second.http.delete(f"/lessons/{lesson['id']}")
    await approve(second, revision_id, now + 2 * DAY)

    assert [each["state"] for each in (await detail_of(first, revision_id))["lessons"]] == ["withdrawn"]
    assert await ItemRow.filter(lesson_id=lesson["id"]).count() == 0


async def test_an_edit_that_cuts_an_item_off_its_fact_is_refused_with_its_line(
    visit: Visit, now: datetime
) -> None:
    first, _ = await two_owners(visit, now)
    revision_id = await submitted(first, NEW, now + DAY)
    [lesson, *_] = (await detail_of(first, revision_id))["lessons"]
    head, mark, items = lesson["markdown"].partition("::: choice")
    lines = [line for line in (mark + items).split("\n") if not line.startswith("fact: ")]

    answer = await first.http.put(
        f"/lessons/{lesson['id']}", json={"markdown": head + "\n".join(lines), "version": 1}
    )

    assert (answer.status_code, answer.json()["code"]) == (422, "lesson-unreadable")
    assert all(
        "lost its fact" in each["message"] and each["line"] > 1 for each in answer.json()["complaints"]
    )


async def test_edited_items_still_ask_the_facts_they_were_drafted_for(visit: Visit, now: datetime) -> None:
    first, second = await two_owners(visit, now)
    revision_id = await submitted(first, NEW, now + DAY)
    [lesson, *_] = (await detail_of(first, revision_id))["lessons"]
    markdown = lesson["markdown"].replace(f"title: {lesson['title']}", "title: 换个说法")
    await first.http.put(f"/lessons/{lesson['id']}", json={"markdown": markdown, "version": 1})

    await approve(second, revision_id, now + DAY)

    asked = set(await ItemRow.filter(lesson_id=lesson["id"]).values_list("fact_id", flat=True))
    moved = set(await FactVersionRow.filter(revision_id=revision_id).values_list("fact_id", flat=True))
    assert asked <= moved
    assert None not in asked


async def test_a_lesson_keeps_which_fact_versions_its_cards_tell(visit: Visit, now: datetime) -> None:
    first, second = await two_owners(visit, now)

    detail = await approved(first, second, NEW, now + DAY)

    told = [row.teaches or {} for row in await LessonRow.filter(revision_id=detail["revision"]["id"])]
    versions = await FactVersionRow.filter(revision_id=detail["revision"]["id"]).values_list("id", flat=True)
    assert {value for each in told for value in each.values()} == set(map(str, versions))


async def test_an_update_goes_out_for_the_teams_and_skills_chosen(visit: Visit, now: datetime) -> None:
    first, second = await two_owners(visit, now)
    team = await TeamRow.create(id=uuid4(), name="夜班一组")
    revision_id = await submitted(first, NEW, now + DAY)

    detail = (await approve(second, revision_id, now + DAY, teams=[str(team.id)])).json()

    assert detail["audience"] == {"teams": [str(team.id)], "skills": []}
    [choice] = (await second.http.get("/audience")).json()["teams"]
    assert (UUID(choice["id"]), choice["name"], choice["parent_id"]) == (team.id, "夜班一组", None)


async def test_an_audience_that_there_is_not_is_refused(visit: Visit, now: datetime) -> None:
    first, second = await two_owners(visit, now)
    revision_id = await submitted(first, NEW, now + DAY)

    answer = await approve(second, revision_id, now + DAY, teams=[str(uuid4())])

    assert (answer.status_code, answer.json()["code"]) == (422, "audience-unknown")
    assert (await detail_of(first, revision_id))["revision"]["state"] == "submitted"


async def test_taking_back_opens_what_waits_for_approval_and_says_why(visit: Visit, now: datetime) -> None:
    first, second = await two_owners(visit, now)
    back = await approved(first, second, NEW, now + DAY)
    waiting = await submitted(first, RULES.format(single=3, daily=10), now + 2 * DAY)

    await second.http.post(f"/revisions/{back['revision']['id']}/rollback", json={})
    detail = await detail_of(first, waiting)

    assert (detail["revision"]["state"], detail["undercut_by"]) == ("draft", back["revision"]["number"])
    assert len(detail["facts"]) == 2, "what was taken back is in this draft again, and shows"


async def test_a_second_take_back_is_told_that_the_first_was_done(visit: Visit, now: datetime) -> None:
    first, second = await two_owners(visit, now)
    back = await approved(first, second, NEW, now + DAY)
    address = f"/revisions/{back['revision']['id']}/rollback"

    answers = [await owner.http.post(address, json={}) for owner in (first, second)]

    assert [answer.status_code for answer in answers] == [200, 409]
    assert answers[1].json()["code"] == "revision-not-open"

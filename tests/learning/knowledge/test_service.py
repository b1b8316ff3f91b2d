import asyncio
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from tortoise import connections

from learning.knowledge import service
from learning.knowledge.errors import DraftOutdated, NothingChanged, RevisionNotOpen
from learning.knowledge.recording import FactsChanged
from learning.knowledge.records import ArticleRow, FactVersionRow, RevisionRow
from learning.knowledge.update import statements
from learning.people.records import PersonRow

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("database")]

NOW = datetime(2026, 12, 1, 4, tzinfo=UTC)
DAY = timedelta(days=1)
LIMITS = """# 转账限额

| 认证方式 | 单笔限额 | 日累计限额 |
|---|---|---|
| 短信验证码 | 1 万元 | 2 万元 |
| 人脸识别 + 短信验证码 | 5 万元 | {daily} 万元 |

坐席不得代客户调高限额。
"""
OLD, NEW = LIMITS.format(daily=20), LIMITS.format(daily=10)


async def an_owner(name: str) -> UUID:
    row = await PersonRow.create(id=uuid4(), sign_in=name, name=name, password_hash="-")
    return row.id


async def an_article() -> str:
    await ArticleRow.create(
        id=uuid4(), slug="limits", title="转账限额", language="zh-CN", skills=[], created_at=NOW - 60 * DAY
    )
    return "limits"


async def published(body: str, *, holds_from: datetime, now: datetime) -> FactsChanged:
    proposer, approver = await an_owner(f"p{uuid4().hex[:6]}"), await an_owner(f"a{uuid4().hex[:6]}")
    draft = await service.save_draft(
        "limits", body, version=None, person_id=proposer, revision_id=uuid4(), now=now
    )
    await service.submit(draft.id, effective_from=holds_from, now=now)
    return await service.approve(draft.id, approver_id=approver, effective_from=holds_from, now=now)


async def value_at(fact_id: UUID, moment: datetime) -> str | None:
    rows = await FactVersionRow.filter(fact_id=fact_id, valid_from__lte=moment)
    holding = [row for row in rows if row.valid_to is None or row.valid_to > moment]
    assert len(holding) == 1, "exactly one version holds at any moment"
    return holding[0].value


async def test_the_first_revision_records_its_facts_and_moves_none() -> None:
    await an_article()

    changed = await published(OLD, holds_from=NOW, now=NOW)

    assert changed.moves == ()
    assert len(changed.new_facts) >= 5


async def test_one_changed_cell_moves_exactly_one_fact_and_its_id_lives_on() -> None:
    await an_article()
    first = await published(OLD, holds_from=NOW - 30 * DAY, now=NOW - 30 * DAY)

    changed = await published(NEW, holds_from=NOW + DAY, now=NOW)

    assert len(changed.moves) == 1
    assert changed.moves[0].fact_id in first.new_facts
    assert changed.new_facts == ()


async def test_a_fact_says_the_old_value_until_its_moment_and_the_new_one_from_then_on() -> None:
    await an_article()
    await published(OLD, holds_from=NOW - 30 * DAY, now=NOW - 30 * DAY)

    [move] = (await published(NEW, holds_from=NOW + DAY, now=NOW)).moves

    assert "20" in (await value_at(move.fact_id, NOW + DAY - timedelta(microseconds=1)) or "")
    assert "10" in (await value_at(move.fact_id, NOW + DAY) or "")


async def test_taking_back_before_effect_leaves_no_trace_in_time() -> None:
    await an_article()
    await published(OLD, holds_from=NOW - 30 * DAY, now=NOW - 30 * DAY)
    changed = await published(NEW, holds_from=NOW + DAY, now=NOW)

    await service.roll_back(changed.revision_id, now=NOW)

    assert "20" in (await value_at(changed.moves[0].fact_id, NOW + 10 * DAY) or "")


async def test_taking_back_after_effect_restores_the_old_value_from_now_on_only() -> None:
    await an_article()
    await published(OLD, holds_from=NOW - 30 * DAY, now=NOW - 30 * DAY)
    changed = await published(NEW, holds_from=NOW + DAY, now=NOW)

    await service.roll_back(changed.revision_id, now=NOW + 3 * DAY)

    assert "10" in (await value_at(changed.moves[0].fact_id, NOW + 2 * DAY) or "")
    assert "20" in (await value_at(changed.moves[0].fact_id, NOW + 3 * DAY) or "")


async def test_the_next_revision_after_one_taken_back_follows_the_text_that_holds() -> None:
    await an_article()
    first = await published(OLD, holds_from=NOW - 30 * DAY, now=NOW - 30 * DAY)
    taken_back = await published(NEW, holds_from=NOW + DAY, now=NOW)
    await service.roll_back(taken_back.revision_id, now=NOW)

    again = await published(LIMITS.format(daily=15), holds_from=NOW + 2 * DAY, now=NOW)

    assert [move.change.old for move in again.moves] == [move.change.old for move in taken_back.moves]
    assert again.moves[0].fact_id in first.new_facts


async def test_a_removed_rule_keeps_its_fact_with_a_retired_version() -> None:
    await an_article()
    await published(OLD, holds_from=NOW - 30 * DAY, now=NOW - 30 * DAY)

    changed = await published(OLD.replace("坐席不得代客户调高限额。\n", ""), holds_from=NOW + DAY, now=NOW)

    version = await FactVersionRow.get(id=changed.moves[0].version_id)
    assert version.retired
    assert "不得代客户调高" in version.statement


async def test_a_change_said_in_two_places_moves_both_facts_and_is_learned_once() -> None:
    await an_article()
    twice = "办结后 {0} 个自然日内可以申请退款。\n办结超过 {0} 个自然日的，不能申请退款。\n"
    await published(twice.format(30), holds_from=NOW - 30 * DAY, now=NOW - 30 * DAY)

    changed = await published(twice.format(28), holds_from=NOW + DAY, now=NOW)

    assert (len(changed.moves), len(changed.moved_along)) == (1, 1)
    assert "28" in (await value_at(changed.moved_along[0], NOW + DAY) or "")


async def test_saving_over_somebody_elses_save_is_refused_and_keeps_hers() -> None:
    await an_article()
    anna, bo = await an_owner("anna"), await an_owner("bo")
    draft = await service.save_draft(
        "limits", "一", version=None, person_id=anna, revision_id=uuid4(), now=NOW
    )
    await service.save_draft(
        "limits", "安娜的", version=draft.version, person_id=anna, revision_id=uuid4(), now=NOW
    )

    with pytest.raises(DraftOutdated, match="anna"):
        await service.save_draft(
            "limits", "波的", version=draft.version, person_id=bo, revision_id=uuid4(), now=NOW
        )

    assert (await RevisionRow.get(id=draft.id)).body == "安娜的"


async def test_two_editors_saving_at_the_same_moment_leave_one_of_the_two_texts_and_tell_the_other() -> None:
    await an_article()
    anna, bo = await an_owner("anna"), await an_owner("bo")
    draft = await service.save_draft(
        "limits", "一", version=None, person_id=anna, revision_id=uuid4(), now=NOW
    )

    outcomes = await asyncio.gather(
        *(
            service.save_draft(
                "limits", body, version=draft.version, person_id=person, revision_id=uuid4(), now=NOW
            )
            for person, body in [(anna, "安娜的"), (bo, "波的")]
        ),
        return_exceptions=True,
    )

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["DraftOutdated", "RevisionRow"]


async def test_a_submitted_text_can_no_longer_be_edited() -> None:
    await an_article()
    anna = await an_owner("anna")
    draft = await service.save_draft(
        "limits", OLD, version=None, person_id=anna, revision_id=uuid4(), now=NOW
    )
    await service.submit(draft.id, effective_from=NOW + DAY, now=NOW)

    with pytest.raises(RevisionNotOpen):
        await service.save_draft("limits", NEW, version=1, person_id=anna, revision_id=uuid4(), now=NOW)


async def test_a_returned_draft_can_be_edited_again_and_carries_the_note() -> None:
    await an_article()
    anna = await an_owner("anna")
    draft = await service.save_draft(
        "limits", OLD, version=None, person_id=anna, revision_id=uuid4(), now=NOW
    )
    await service.submit(draft.id, effective_from=NOW + DAY, now=NOW)

    await service.return_draft(draft.id, note="表头少了单位", now=NOW)

    saved = await service.save_draft("limits", NEW, version=1, person_id=anna, revision_id=uuid4(), now=NOW)
    assert (saved.body, saved.note) == (NEW, "表头少了单位")


async def test_a_text_that_says_what_already_holds_is_not_submitted() -> None:
    await an_article()
    await published(OLD, holds_from=NOW - 30 * DAY, now=NOW - 30 * DAY)
    anna = await an_owner("anna")
    draft = await service.save_draft(
        "limits", OLD, version=None, person_id=anna, revision_id=uuid4(), now=NOW
    )

    with pytest.raises(NothingChanged):
        await service.submit(draft.id, effective_from=NOW + DAY, now=NOW)


async def test_two_owners_approving_at_once_sign_it_once() -> None:
    await an_article()
    anna, bo, cao = await an_owner("anna"), await an_owner("bo"), await an_owner("cao")
    draft = await service.save_draft(
        "limits", OLD, version=None, person_id=anna, revision_id=uuid4(), now=NOW
    )
    await service.submit(draft.id, effective_from=NOW + DAY, now=NOW)

    outcomes = await asyncio.gather(
        *(
            service.approve(draft.id, approver_id=owner, effective_from=NOW + DAY, now=NOW)
            for owner in (bo, cao)
        ),
        return_exceptions=True,
    )

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["FactsChanged", "RevisionNotOpen"]


async def test_two_editors_starting_a_draft_at_the_same_moment_leave_one_and_tell_the_other() -> None:
    await an_article()
    anna, bo = await an_owner("anna"), await an_owner("bo")

    outcomes = await asyncio.gather(
        *(
            service.save_draft("limits", body, version=None, person_id=person, revision_id=uuid4(), now=NOW)
            for person, body in [(anna, "安娜的"), (bo, "波的")]
        ),
        return_exceptions=True,
    )

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["DraftOutdated", "RevisionRow"]


async def test_what_a_rewording_merges_ends_and_leaves_no_old_wording_in_force() -> None:
    await an_article()
    first = await published(OLD, holds_from=NOW - 30 * DAY, now=NOW - 30 * DAY)
    as_list = (
        "# 转账限额\n\n- 短信验证码：单笔限额 1 万元，日累计限额 2 万元。\n"
        "- 人脸识别 + 短信验证码：单笔限额 5 万元，日累计限额 20 万元。\n\n坐席不得代客户调高限额。\n"
    )

    changed = await published(as_list, holds_from=NOW - 10 * DAY, now=NOW - 10 * DAY)

    holding = await FactVersionRow.filter(valid_to__isnull=True, retired=False)
    stated = {each.key: each.statement for each in statements(as_list)}
    assert changed.moves == ()
    assert len(holding) == len(stated)
    assert {row.fact_id for row in holding} <= set(first.new_facts)


async def test_what_customers_ask_for_comes_before_its_like_in_what_an_owner_sees() -> None:
    slug = await an_article()
    two_rows = OLD, OLD.replace("1 万元", "2 万元").replace("20 万元", "10 万元")
    await published(two_rows[0], holds_from=NOW - 10 * DAY, now=NOW - 20 * DAY)
    draft = await service.save_draft(
        slug, two_rows[1], version=None, person_id=await an_owner("p"), revision_id=uuid4(), now=NOW
    )
    plain = await service.proposal_of(draft)
    last = plain.found.facts[-1]

    fact_id = (await FactVersionRow.get(statement_key=last.before_key)).fact_id
    await connections.get("default").execute_query("insert into fact_weight values ($1, 4)", [fact_id])

    asked = await service.proposal_of(draft)
    assert asked.found.facts[0].id == last.id
    assert [each.id for each in asked.found.facts if asked.demand.is_often(each)][:1] == [last.id]
    assert not any(map(plain.demand.is_often, plain.found.facts))

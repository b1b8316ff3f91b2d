"""Tables taken in on PostgreSQL: whole or not at all, twice like once, and what they make skills and facts weigh."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from tortoise import connections

from learning.knowledge.records import ArticleRow, FactRow
from learning.people.records import PersonRow
from learning.sheets.errors import SheetRefused
from learning.sheets.fate import Fate
from learning.sheets.sheet import read_sheet
from learning.skills.records import SkillRow
from learning.workforce.importing.service import Sent, Taken, import_sheets
from learning.workforce.records import segment_at, shifts_at
from learning.workforce.segment import SegmentKind
from learning.workforce.service import overview

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("database")]

QUEUES = "queue,name,skills\ngeneral,综合,transfer;card\n"
SHIFTS = "班次,名称,开始,结束\n白,白班,08:00,20:00\n夜,夜班,20:00,08:00\n休,休息,,\n"
REASONS = "小结码,名称,技能,知识条目\nT01,转账限额,transfer,limits\nC01,年费,card,\nX99,其他,,\n"
ROSTER = "工号,2026-11-21,2026-11-22\n6021,夜,休\n6022,白,白\n"
CONTACTS = "日期,队列,小结码,来电量\n2026-11-19,general,T01,3000\n2026-11-20,general,C01,1000\n2026-11-20,general,X99,200\n"
ALL = (CONTACTS, ROSTER, REASONS, SHIFTS, QUEUES)
TODAY, SHANGHAI = date(2026, 11, 21), ZoneInfo("Asia/Shanghai")


async def no_facts(names: Sequence[str]) -> Mapping[str, UUID]:
    return {}


@pytest.fixture
async def world(database: object) -> dict[str, UUID]:
    for slug in ("transfer", "card", "chat"):
        await SkillRow.create(slug=slug, name=slug, name_en=slug, field="业务", stage=2, after=[])
    ids = {name: uuid4() for name in ("limits", "fees", "daily", "yearly", "6021", "6022")}
    for slug, fact in (("limits", "daily"), ("fees", "yearly")):
        article = await ArticleRow.create(
            id=ids[slug],
            slug=slug,
            title=slug,
            language="zh-CN",
            skills=[],
            created_at=datetime(2026, 1, 1, tzinfo=UTC),
        )
        await FactRow.create(id=ids[fact], article=article, topic=fact, kind="limit")
    for sign_in in ("6021", "6022"):
        await PersonRow.create(id=ids[sign_in], sign_in=sign_in, name=sign_in, password_hash="-")
    return ids


async def taking(*texts: str, is_dry_run: bool = False, today: date = TODAY) -> Taken:
    sent = [Sent(f"{number}.csv", read_sheet(text)) for number, text in enumerate(texts)]
    skills = {slug: slug for slug in ("transfer", "card", "chat")}
    return await import_sheets(sent, skills=skills, find_facts=no_facts, today=today, is_dry_run=is_dry_run)


def fates(taken: Taken) -> set[Fate]:
    return {step.fate for plan in taken.plans for step in plan.steps}


async def rows(statement: str) -> list[dict[str, Any]]:
    return await connections.get("default").execute_query_dict(statement)


async def weights() -> dict[str, float]:
    return {row["slug"]: row["weight"] for row in await rows("select slug, weight from skill")}


@pytest.mark.usefixtures("world")
async def test_before_any_count_everything_weighs_the_same() -> None:
    await taking(QUEUES, SHIFTS, REASONS, ROSTER)

    assert set((await weights()).values()) == {1.0}


async def test_what_is_asked_for_more_weighs_more_and_what_nobody_counts_weighs_one(
    world: dict[str, UUID],
) -> None:
    await taking(*ALL)

    found = await weights()
    assert found["transfer"] > 1 > found["card"]
    assert found["chat"] == 1
    facts = {row["fact_id"]: row["weight"] for row in await rows("select * from fact_weight")}
    assert facts.keys() == {world["daily"]}
    assert facts[world["daily"]] > 1


@pytest.mark.usefixtures("world")
async def test_twice_is_like_once_and_nothing_moves() -> None:
    first = await taking(*ALL)
    again = await taking(*ALL)

    assert (fates(first), fates(again)) == ({Fate.NEW}, {Fate.UNCHANGED})
    assert (again.moved.skills, again.moved.facts) == (frozenset(), frozenset())


@pytest.mark.usefixtures("world")
async def test_a_dry_run_says_the_same_and_writes_nothing() -> None:
    dry = await taking(*ALL, is_dry_run=True)
    assert await rows("select code from contact_reason union all select code from queue") == []
    assert set((await weights()).values()) == {1.0}

    assert await taking(*ALL) == dry


@pytest.mark.usefixtures("world")
async def test_one_bad_line_in_one_table_and_nothing_of_any_is_done() -> None:
    with pytest.raises(SheetRefused) as refused:
        await taking(*ALL, "工号,日期,班次\n6021,2026-11-23,甲\n9999,2026-11-23,夜\n")

    assert [(each.file, each.line) for each in refused.value.complaints] == [("5.csv", 2), ("5.csv", 3)]
    assert await rows("select code from contact_reason union all select code from queue") == []


@pytest.mark.usefixtures("world")
async def test_a_count_corrected_later_replaces_the_old_one() -> None:
    await taking(*ALL)
    before = await weights()

    await taking("日期,队列,小结码,来电量\n2026-11-19,general,T01,10\n")

    assert (await weights())["transfer"] < before["transfer"]
    assert (await overview()).contacts == 10 + 1000 + 200


@pytest.mark.usefixtures("world")
async def test_only_the_last_four_counted_weeks_count() -> None:
    await taking(*ALL, "日期,队列,小结码,来电量\n2026-10-23,general,C01,900000\n")

    window = (await overview()).window
    assert window is not None
    assert (window.first, window.last) == (date(2026, 11, 19), date(2026, 11, 20))
    assert (await weights())["card"] < 1


@pytest.mark.usefixtures("world")
async def test_codes_that_name_nothing_are_listed_by_volume_with_those_nobody_announced() -> None:
    await taking(*ALL, "日期,小结码,来电量\n2026-11-20,NEW1,900\n")

    assert [(each.reason, each.contacts) for each in (await overview()).unmapped] == [
        ("NEW1", 900),
        ("X99", 200),
    ]


@pytest.mark.usefixtures("world")
async def test_a_table_without_the_column_of_skills_leaves_them() -> None:
    await taking(*ALL)

    taken = await taking("小结码,名称\nT01,转账的限额\n")

    assert fates(taken) == {Fate.CHANGED}
    assert await rows("select reason, skill from reason_skill where reason = 'T01'") == [
        {"reason": "T01", "skill": "transfer"}
    ]


async def test_at_midnight_the_night_that_began_the_day_before_is_on_duty(world: dict[str, UUID]) -> None:
    await taking(*ALL)

    midnight = await shifts_at(datetime(2026, 11, 22, 0, 0, tzinfo=SHANGHAI), SHANGHAI)
    noon = await shifts_at(datetime(2026, 11, 22, 12, 0, tzinfo=SHANGHAI), SHANGHAI)

    assert [(each.shift, each.day, each.people) for each in midnight] == [
        ("夜", date(2026, 11, 21), {world["6021"]})
    ]
    assert [(each.shift, each.people) for each in noon] == [("白", {world["6022"]})]


@pytest.mark.usefixtures("world")
async def test_two_imports_at_once_are_one_after_the_other() -> None:
    found = await asyncio.gather(*[taking(*ALL) for _ in range(3)])

    assert sorted(map(str, (fates(each) for each in found))).count(str({Fate.UNCHANGED})) == 2


@pytest.mark.usefixtures("world")
async def test_counts_beyond_any_call_centre_do_not_stand_in_the_way_of_the_next_import() -> None:
    days = "".join(f"2026-11-{day:02},T01,999999999\n" for day in range(1, 21))

    await taking(*ALL, f"日期,小结码,来电量\n{days}")
    again = await taking(*ALL)

    assert fates(again) == {Fate.UNCHANGED}
    assert (await weights())["transfer"] == pytest.approx(1.5, abs=0.01)


async def test_the_roster_says_what_is_planned_for_her_at_a_moment(world: dict[str, UUID]) -> None:
    heading = "工号,日期,时段,开始,结束\n"
    night = f"{heading}6021,2026-11-21,微,22:30,22:40\n6021,2026-11-21,餐,02:00,02:45\n"
    await taking(SHIFTS, ROSTER, "时段,含义\n餐,用餐\n微,培训\n", night)
    meal = datetime(2026, 11, 22, 2, 30, tzinfo=SHANGHAI).astimezone(UTC)
    block = datetime(2026, 11, 21, 22, 30, tzinfo=SHANGHAI).astimezone(UTC)

    planned = [await segment_at(world["6021"], moment, SHANGHAI) for moment in (meal, block)]
    again = await taking(night)
    await taking(f"{heading}6021,2026-11-21,接线,20:00,08:00\n")
    replaced = await segment_at(world["6021"], meal, SHANGHAI)

    assert [(each.is_untouchable, each.is_block) for each in planned if each] == [
        (True, False),
        (False, True),
    ]
    assert again.plans[0].count(Fate.UNCHANGED) == 1
    assert replaced is not None
    assert replaced.kind is SegmentKind.CALLS
    assert await segment_at(world["6022"], meal, SHANGHAI) is None

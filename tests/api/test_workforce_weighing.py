"""From what customers call about to what is asked next and what mastery says, with nobody answering anything."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from api.workforce_taking import take, weigh_anew
from learning.knowledge.records import ArticleRow, FactRow
from learning.mastery.records import facts_in
from learning.practice.review import facts_to_review
from learning.sheets.sheet import read_sheet
from learning.workforce.importing.service import Sent
from tests.learning.practice.world import DAY, World, rows

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("database")]

REASONS = "小结码,名称,技能,知识条目,后果\nT01,转账,transfer,,1\nC01,年费,card,fees,10\n"
CONTACTS = "日期,小结码,来电量\n2026-11-20,T01,900\n2026-11-20,C01,{}\n"


@pytest.fixture
def world(now: datetime) -> World:
    return World(now)


async def taken(now: datetime, *texts: str) -> None:
    sent = [Sent(f"{number}.csv", read_sheet(text)) for number, text in enumerate(texts)]
    await take(sent, now=now, zone=ZoneInfo("Asia/Shanghai"), is_dry_run=False)


async def remembered(world: World, person: UUID, fact: UUID, version: UUID) -> None:
    await rows(
        "insert into memory (person_id, fact_id, stability, difficulty, answers, lapses, last_at, last_right,"
        f" known_version_id) values ('{person}', '{fact}', 5, 5, 1, 0, '{world.now - 9 * DAY}', true, '{version}')"
        " returning true"
    )


async def two_faded_facts(world: World) -> tuple[UUID, dict[UUID, str]]:
    """Somebody who remembers one fact of transfers and one of cards, equally well."""
    person = await world.person()
    facts = {}
    for skill, slug in (("transfer", "limits"), ("card", "fees")):
        revision = await world.revision(slug=slug, effective_from=world.now - 99 * DAY)
        fact, version = await world.fact(revision, skill=skill)
        lesson = await world.lesson(revision, withdrawn_at=world.now)
        await world.item(lesson, fact, version, skill=skill)
        await remembered(world, person, fact, version)
        facts[fact] = skill
    return person, facts


async def asked_first(world: World, person: UUID, facts: dict[UUID, str]) -> str:
    asking = await world.asking(person)
    return facts[asking.fact_id(facts_to_review(asking.situation.memories)[0])]


@pytest.mark.parametrize(("calls", "first"), [(10, "transfer"), (900, "card")], ids=["few", "many-and-grave"])
async def test_of_two_facts_that_faded_alike_the_one_customers_ask_for_is_asked_first(
    world: World, calls: int, first: str
) -> None:
    person, facts = await two_faded_facts(world)

    await taken(world.now, REASONS, CONTACTS.format(calls))

    assert await asked_first(world, person, facts) == first


async def test_levels_on_facts_whose_weight_moved_are_judged_again_and_no_others(world: World) -> None:
    person, _ = await two_faded_facts(world)
    for skill in ("transfer", "card"):
        await rows(
            "insert into skill_level (person_id, skill, level, mastery, spread, answers, live_facts, fresh_facts, stale,"
            f" moved_at, judged_at) values ('{person}', '{skill}', 'learning', 0.5, 0.5, 9, 1, 1, false, now(), now())"
            " returning true"
        )

    await taken(world.now, REASONS, CONTACTS.format(900))

    due = await rows("select skill from skill_level where recheck_at is not null")
    assert due == [{"skill": "card"}]


async def test_a_fact_recorded_after_the_import_gets_the_weight_of_its_article_within_the_hour(
    world: World,
) -> None:
    await two_faded_facts(world)
    await taken(world.now, REASONS, CONTACTS.format(900))
    article = await ArticleRow.get(slug="fees")
    new = await FactRow.create(id=uuid4(), article=article, topic="新", kind="money")

    await weigh_anew(now=world.now + timedelta(hours=1))

    found = {row["fact_id"]: row["weight"] for row in await rows("select * from fact_weight")}
    assert found[new.id] == max(found.values()) > 1


async def test_within_a_skill_the_fact_that_is_named_counts_more_and_alone_nothing_changes(
    world: World,
) -> None:
    person, _ = await two_faded_facts(world)
    revision = await world.revision(slug="others", effective_from=world.now - 99 * DAY)
    other, version = await world.fact(revision, skill="card")
    await world.item(await world.lesson(revision), other, version, skill="card")
    before = [fact.weight for fact in await facts_in("card", person, world.now)]

    await taken(world.now, REASONS.replace("card,fees", ",fees"), CONTACTS.format(900))

    after = {fact.weight for fact in await facts_in("card", person, world.now)}
    alone = [fact.weight for fact in await facts_in("transfer", person, world.now)]
    assert before == [1, 1]
    assert (min(after), max(after) > 1, alone) == (1, True, [1])

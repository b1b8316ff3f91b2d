"""The switches over HTTP: everybody reads what decides about her, an administrator turns."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from api.switches_words import ALWAYS_ON, WORDS, recalibrated
from learning.memory.recalibration import Trial
from learning.memory.records import Night
from learning.people.person import Language, Role
from learning.people.records import PersonRow, TeamRow
from learning.practice.lookups.service import AGAIN_AFTER, note_opened
from learning.switches.function import FOR_THE_WHOLE_BANK, Function
from tests.api.test_workforce_weighing import CONTACTS, REASONS, taken, two_faded_facts
from tests.learning.practice.world import World, rows

Visit = Callable[..., Awaitable[Any]]


def function(told: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in told["functions"] if each["function"] == name)
    return found


def test_every_function_is_explained_in_both_languages() -> None:
    assert {language: set(words) for language, words in WORDS.items()} == {
        "zh-CN": set(Function),
        "en": set(Function),
    }
    assert len({len(each) for each in ALWAYS_ON.values()}) == 1


@pytest.mark.parametrize(
    ("loss", "language", "state"),
    [
        (
            0.5,
            "zh-CN",
            "最近校准 2026-11-20：900 次作答；近 30 天的 500 次，误差 0.500，校准后 0.470。估得更准，已用于评定级别",
        ),
        (
            0.471,
            "en",
            "Last on 2026-11-20 by 900 answers; over the 500 of the last 30 days a log-loss of 0.471,"
            " recalibrated 0.470. Not clearly better, so it is not used",
        ),
    ],
)
def test_how_recalibration_stands_is_one_sentence(loss: float, language: Language, state: str) -> None:
    trial = Trial(500, loss, 0.47)
    night = Night(datetime(2026, 11, 20, tzinfo=UTC), 900, -0.2, 0.9, 0.1, trial, trial.is_won)

    assert recalibrated(night, language) == state


async def test_before_there_are_enough_answers_it_says_so(visit: Visit) -> None:
    agent = await visit(Role.AGENT)

    told = (await agent.http.get("/switches")).json()

    assert {each["function"]: each["state"] for each in told["functions"] if each["state"]} == {
        "recalibrate_recall": "作答还不够，尚未校准"
    }


async def test_an_agent_reads_what_decides_about_her_and_may_not_turn_it(visit: Visit) -> None:
    agent = await visit(Role.AGENT)

    told = (await agent.http.get("/switches")).json()
    refused = await agent.http.put("/switches/award_badges", json={"is_on": False, "team_id": None})

    assert {each["function"] for each in told["functions"] if each["is_on"] and each["is_on_for_me"]} == set(
        Function
    )
    assert {each["function"] for each in told["functions"] if each["is_for_whole_bank"]} == FOR_THE_WHOLE_BANK
    assert (told["may_switch"], told["teams"], told["turns"]) == (False, [], [])
    assert (refused.status_code, refused.json()["code"]) == (403, "not-allowed")


async def test_an_administrator_switches_off_for_a_team_and_it_says_who_and_when(visit: Visit) -> None:
    centre = await TeamRow.create(id=uuid4(), name="远程银行中心")
    night = await TeamRow.create(id=uuid4(), name="夜班", parent=centre)
    admin, agent = await visit(Role.ADMIN, name="吴管"), await visit(Role.AGENT, team_id=night.id)

    answer = await admin.http.put("/switches/judge_levels", json={"is_on": False, "team_id": str(night.id)})
    told = function((await agent.http.get("/switches")).json(), "judge_levels")

    assert [team["path"] for team in answer.json()["teams"]] == ["远程银行中心", "远程银行中心/夜班"]
    assert (told["is_on"], told["is_on_for_me"]) == (True, False)
    [off] = told["off"]
    assert (off["team"], off["person"], off["at"], off["is_on"]) == (
        "夜班",
        "吴管",
        "2026-11-21T12:00:00Z",
        False,
    )
    assert told["last"] == off


async def test_what_was_switched_on_again_is_on_and_both_turns_stay(visit: Visit) -> None:
    admin = await visit(Role.ADMIN, name="吴管")
    for is_on in (False, True):
        answer = await admin.http.put("/switches/draft_lessons", json={"is_on": is_on, "team_id": None})

    told = answer.json()
    assert (function(told, "draft_lessons")["is_on"], function(told, "draft_lessons")["off"]) == (True, [])
    assert sorted(turn["is_on"] for turn in told["turns"]) == [False, True]


NO_TEAM = "00000000-0000-4000-8000-000000000000"


@pytest.mark.parametrize(
    ("name", "team", "status", "code"),
    [
        ("award_badges", NO_TEAM, 404, "team-not-found"),
        ("move_difficulties", NO_TEAM, 422, "only-for-the-whole-bank"),
        ("answer_calls", None, 400, "invalid-request"),
    ],
)
async def test_what_cannot_be_switched_is_refused(
    visit: Visit, name: str, team: str | None, status: int, code: str
) -> None:
    admin = await visit(Role.ADMIN)

    answer = await admin.http.put(f"/switches/{name}", json={"is_on": False, "team_id": team})

    assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_with_weighing_off_every_fact_weighs_the_same_at_once(visit: Visit, now: datetime) -> None:
    world, admin = World(now), await visit(Role.ADMIN)
    await two_faded_facts(world)
    await taken(now, REASONS, CONTACTS.format(900))

    seen = [await weights()]
    for is_on in (False, True):
        await admin.http.put("/switches/weigh_by_calls", json={"is_on": is_on, "team_id": None})
        seen.append(await weights())

    assert (len(seen[0]) > 1, seen[1], seen[2]) == (True, {1.0}, seen[0])


async def test_with_asking_again_off_for_a_team_what_was_kept_there_is_forgotten_at_once(
    visit: Visit, now: datetime
) -> None:
    world, admin = World(now), await visit(Role.ADMIN)
    team = await TeamRow.create(id=uuid4(), name="夜班")
    hers, other = await world.person(team_id=team.id), await world.person("6002")
    revision = await world.revision()
    fact = await world.fact(revision)
    await world.item(await world.lesson(revision), *fact)
    for person in (hers, other):
        await note_opened(person, fact[0], now=now)
    world.now += AGAIN_AFTER

    await admin.http.put("/switches/ask_looked_up", json={"is_on": False, "team_id": str(team.id)})

    assert await rows("select person_id from lookup") == [{"person_id": other}]
    due = [(await world.asking(person)).situation.is_lookup_due for person in (hers, other)]
    assert due == [False, True]


async def weights() -> set[float]:
    """What items weigh in the choice of practice."""
    return {row["weight"] for row in await rows("select weight from item")}


async def test_the_words_are_in_the_language_of_who_reads(visit: Visit) -> None:
    agent = await visit(Role.AGENT)
    await PersonRow.filter(id=agent.person_id).update(language="en")

    told = (await agent.http.get("/switches")).json()

    assert function(told, "draft_lessons")["name"] == "Drafting lessons"
    assert told["always_on"][0]["name"] == "Grading"

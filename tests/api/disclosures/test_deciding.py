"""Two others than who asked agree, each once, and one refusal ends it."""

import asyncio
from contextvars import copy_context
from datetime import datetime
from typing import Any

from tortoise.transactions import in_transaction

from tests.api.disclosures.conftest import DAY, Bank
from tests.locks import until_held_back


async def test_one_person_counts_once_and_who_asked_not_at_all(bank: Bank, now: datetime) -> None:
    number = await bank.asked(now)

    codes = [
        (await who.http.post(f"/disclosures/{number}/agreement")).json().get("code")
        for who in (bank.asker, bank.manager, bank.manager)
    ]

    assert codes == ["disclosure-not-yours", None, "disclosure-decided"]
    assert (await bank.records(number)).status_code == 403


async def test_who_may_decide_is_told_how_many_requests_wait_for_her(bank: Bank, now: datetime) -> None:
    async def waiting(person: Any) -> int:
        return int((await person.http.get("/disclosures/waiting")).json()["decisions"])

    number = await bank.asked(now)
    before = [await waiting(each) for each in (bank.asker, bank.manager, bank.admin)]
    await bank.manager.http.post(f"/disclosures/{number}/agreement")

    assert before == [0, 1, 1]
    assert [await waiting(each) for each in (bank.manager, bank.admin)] == [0, 1]


async def test_one_refusal_ends_it(bank: Bank, now: datetime) -> None:
    number = await bank.asked(now)
    await bank.manager.http.post(f"/disclosures/{number}/refusal")

    answer = await bank.admin.http.post(f"/disclosures/{number}/agreement")

    assert (answer.status_code, answer.json()["code"]) == (409, "disclosure-decided")


async def test_a_decision_waits_for_one_that_is_under_way(bank: Bank, now: datetime) -> None:
    number, outside = await bank.asked(now), copy_context()  # outside: not in the transaction below

    async with in_transaction() as elsewhere:
        await elsewhere.execute_query("select from disclosure where id = $1 for update", [number])
        decision = bank.manager.http.post(f"/disclosures/{number}/agreement")
        deciding = asyncio.create_task(decision, context=outside)
        waits = await until_held_back(deciding, elsewhere)
        await elsewhere.execute_query("update disclosure set closed_at = $2 where id = $1", [number, now])

    assert waits
    assert (await deciding).json()["code"] == "disclosure-decided"


async def test_of_two_clicks_of_one_person_one_counts(bank: Bank, now: datetime) -> None:
    number = await bank.asked(now)

    answers = await asyncio.gather(
        *(bank.manager.http.post(f"/disclosures/{number}/agreement") for _ in range(2))
    )

    assert sorted(answer.status_code for answer in answers) == [201, 409]
    assert (await bank.records(number)).status_code == 403


async def test_of_an_agreement_and_a_refusal_at_once_the_refusal_stands(bank: Bank, now: datetime) -> None:
    number = await bank.asked(now)

    await asyncio.gather(
        bank.manager.http.post(f"/disclosures/{number}/agreement"),
        bank.admin.http.post(f"/disclosures/{number}/refusal"),
    )

    (left,) = (await bank.manager.http.get("/disclosures")).json()["disclosures"]
    assert left["state"] == "refused"


async def test_somebody_who_decides_neither_sees_nor_decides_a_request_about_herself(
    bank: Bank, now: datetime
) -> None:
    number = await bank.asked(now, sign_in="高明", bar="监察法", barred_until=(now + DAY).isoformat())

    shown = (await bank.manager.http.get("/disclosures")).json()["disclosures"]
    decided = [
        (await bank.manager.http.post(f"/disclosures/{number}/{act}")).json()["code"]
        for act in ("agreement", "refusal")
    ]

    assert (shown, decided) == ([], ["disclosure-not-found"] * 2)

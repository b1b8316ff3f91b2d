"""Private records opened by law, asked over HTTP: by whom, when, and what she reads of it."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextvars import copy_context
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from litestar import Litestar
from pydantic import SecretStr
from tortoise import connections
from tortoise.transactions import in_transaction

from api.app import create_app
from api.private import new_key
from api.settings import Settings
from learning.people.person import Role
from learning.people.records import PersonRow

Visit = Callable[..., Awaitable[Any]]
DAY = timedelta(days=1)
REASON = "客户投诉 2026-117：核对当时的作答"


@pytest.fixture(scope="module")
def app(clock: list[datetime]) -> Litestar:
    settings = Settings(
        secret=SecretStr("s" * 32),
        private_key=SecretStr(new_key()),
        database_url=SecretStr("postgresql://not/used"),
        with_jobs=False,
    )
    return create_app(settings, clock=lambda: clock[0])


async def rows(statement: str, *values: object) -> list[dict[str, Any]]:
    return await connections.get("default").execute_query_dict(statement, list(values))


async def run(statement: str, *values: object) -> None:
    await connections.get("default").execute_query(statement, list(values))


def a_request(now: datetime, **changes: object) -> dict[str, object]:
    return {
        "sign_in": "6021",
        "ground": "complaint",
        "parts": ["answers", "practice"],
        "covers_from": (now - 30 * DAY).isoformat(),
        "covers_until": now.isoformat(),
        "ends_at": (now + 7 * DAY).isoformat(),
        "reason": REASON,
        "barred_until": None,
        "bar": None,
        **changes,
    }


class Bank:
    """One agent with an answer, and whoever asks and decides."""

    def __init__(self, **people: Any) -> None:
        self.agent = people["agent"]
        self.asker = people["asker"]
        self.manager = people["manager"]
        self.admin = people["admin"]

    async def asked(self, now: datetime, **changes: object) -> str:
        answer = await self.asker.http.post("/disclosures", json=a_request(now, **changes))
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    async def opened(self, now: datetime, **changes: object) -> str:
        number = await self.asked(now, **changes)
        for decider in (self.manager, self.admin):
            answer = await decider.http.post(f"/disclosures/{number}/agreement")
            assert answer.status_code == 201, answer.text
        return number

    async def records(self, number: str) -> Any:
        return await self.asker.http.post(f"/disclosures/{number}/opening")


@pytest.fixture
async def bank(visit: Visit, now: datetime) -> Bank:
    bank = Bank(
        agent=await visit(Role.AGENT, name="6021"),
        asker=await visit(Role.COMPLIANCE, name="秦正"),
        manager=await visit(Role.MANAGER, name="高明"),
        admin=await visit(Role.ADMIN, name="吴管"),
    )
    await an_answer(bank.agent.person_id, now - DAY)
    return bank


async def an_answer(person_id: object, at: datetime) -> None:
    lesson, item, sitting = uuid4(), uuid4(), uuid4()
    await run(
        "insert into lesson (id, slug, title, language, skills, markdown, seconds, drafted_at)"
        " values ($1, $2, '手机转账限额', 'zh-CN', '{}', '', 40, $3)",
        lesson,
        lesson.hex,
        at,
    )
    await run(
        "insert into item (id, lesson_id, position, key, kind, content, keys, keyed_on, prior_difficulty, options)"
        " values ($1, $2, 1, 'q', 'single_choice', $3::text::jsonb, '[]', 'device', 0, 2)",
        item,
        lesson,
        json.dumps({"prompt": "每日限额是多少？", "options": ["5 万元", "10 万元"]}),
    )
    await run(
        "insert into sitting (person_id, id, lesson_id, item_ids, started_at) values ($1, $2, $3, '{}', $4)",
        person_id,
        sitting,
        lesson,
        at,
    )
    await run(
        "insert into attempt (person_id, at, id, ordinal, day, sitting_id, item_id, answer, verdict, certainty, expected,"
        " surprise, key_on_device) values ($1, $2, $3, 1, '2026-11-20', $4, $5, $6::text::jsonb, 'wrong', 3, 0.5, 0.5, true)",
        person_id,
        at,
        uuid4(),
        sitting,
        item,
        json.dumps({"chosen": [0], "text": None, "order": None, "unsure": False}),
    )


async def test_records_open_for_who_asked_once_two_others_agreed(bank: Bank, now: datetime) -> None:
    number = await bank.asked(now)
    closed = [(await bank.records(number)).json()["code"]]
    await bank.manager.http.post(f"/disclosures/{number}/agreement")
    closed.append((await bank.records(number)).json()["code"])
    await bank.admin.http.post(f"/disclosures/{number}/agreement")

    opened = await bank.records(number)

    assert closed == ["disclosure-not-open"] * 2
    assert opened.status_code == 201, opened.text
    (answer,) = opened.json()["answers"]
    assert {key: answer[key] for key in ("lesson", "prompt", "given", "verdict", "certainty")} == {
        "lesson": "手机转账限额",
        "prompt": "每日限额是多少？",
        "given": "5 万元",
        "verdict": "wrong",
        "certainty": 3,
    }
    assert [each["lesson"] for each in opened.json()["practice"]] == ["手机转账限额"]


async def test_only_what_was_asked_for_opens(bank: Bank, now: datetime) -> None:
    only_practice = (await bank.records(await bank.opened(now, parts=["practice"]))).json()
    before = (now - 2 * DAY).isoformat()
    earlier = (await bank.records(await bank.opened(now, covers_until=before))).json()

    assert (only_practice["answers"], len(only_practice["practice"])) == (None, 1)
    assert (earlier["answers"], earlier["practice"]) == ([], [])


@pytest.mark.parametrize("who", ["manager", "admin", "agent"])
async def test_nobody_but_who_asked_opens_them(bank: Bank, now: datetime, who: str) -> None:
    number = await bank.opened(now)

    answer = await getattr(bank, who).http.post(f"/disclosures/{number}/opening")

    assert answer.status_code == 403


async def test_another_colleague_of_compliance_does_not_open_them(
    bank: Bank, visit: Visit, now: datetime
) -> None:
    number = await bank.opened(now)

    answer = await (await visit(Role.COMPLIANCE)).http.post(f"/disclosures/{number}/opening")

    assert (answer.status_code, answer.json()["code"]) == (403, "disclosure-not-yours")


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


async def test_the_end_that_was_asked_for_closes_them(
    bank: Bank, clock: list[datetime], now: datetime
) -> None:
    number = await bank.opened(now, ends_at=(now + timedelta(hours=2)).isoformat())
    before = (await bank.records(number)).status_code
    clock[0] = now + timedelta(hours=2)

    assert (before, (await bank.records(number)).status_code) == (201, 403)


async def test_who_asked_may_close_them_earlier(bank: Bank, now: datetime) -> None:
    number = await bank.opened(now)

    closed = await bank.asker.http.delete(f"/disclosures/{number}")

    assert closed.status_code == 204
    assert (await bank.records(number)).json()["code"] == "disclosure-not-open"


async def test_every_opening_is_hers_to_read_and_so_is_the_request(bank: Bank, now: datetime) -> None:
    number = await bank.opened(now)
    await bank.records(number)
    await bank.records(number)

    looks = (await bank.agent.http.get("/me/looks")).json()["looks"]
    (told,) = (await bank.agent.http.get("/me/disclosures")).json()["disclosures"]

    assert [(look["viewer"], look["purpose"]) for look in looks] == [("秦正", "records_opened")] * 2
    assert (told["asker"], told["agreed"], told["reason"], told["state"]) == (
        "秦正",
        ["高明", "吴管"],
        REASON,
        "open",
    )


async def test_her_export_holds_the_reason_as_she_reads_it(bank: Bank, now: datetime) -> None:
    await bank.opened(now)

    held = (await bank.agent.http.get("/me/data/export")).json()["held"]

    (disclosed,) = [each["tables"]["disclosure"] for each in held if each["kind"] == "disclosures"]
    assert [(each["reason"], each["agreed"]) for each in disclosed] == [(REASON, ["高明", "吴管"])]


async def test_a_decision_waits_for_one_that_is_under_way(bank: Bank, now: datetime) -> None:
    number, outside = await bank.asked(now), copy_context()  # outside: not in the transaction below

    async with in_transaction() as elsewhere:
        await elsewhere.execute_query("select from disclosure where id = $1 for update", [number])
        decision = bank.manager.http.post(f"/disclosures/{number}/agreement")
        deciding = asyncio.create_task(decision, context=outside)
        done, _ = await asyncio.wait([deciding], timeout=0.3)
        await elsewhere.execute_query("update disclosure set closed_at = $2 where id = $1", [number, now])

    assert done == set()
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


async def test_what_the_law_keeps_from_her_appears_nowhere_until_it_may(
    bank: Bank, clock: list[datetime], now: datetime
) -> None:
    number = await bank.opened(now, bar="监察法第三十八条", barred_until=(now + 10 * DAY).isoformat())
    await bank.records(number)

    async def hers() -> list[object]:
        held = (await bank.agent.http.get("/me/data")).json()["held"]
        counts = {each["kind"]: each["count"] for each in held}
        export = (await bank.agent.http.get("/me/data/export")).text
        return [
            len((await bank.agent.http.get("/me/looks")).json()["looks"]),
            len((await bank.agent.http.get("/me/disclosures")).json()["disclosures"]),
            (counts["looks"], counts["disclosures"]),
            number in export,
        ]

    barred = await hers()
    clock[0] = now + 10 * DAY
    assert (barred, await hers()) == ([0, 0, (0, 0), False], [1, 1, (1, 1), True])


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


async def test_the_texts_are_nowhere_in_the_database_in_clear(bank: Bank, now: datetime) -> None:
    await bank.asked(now, bar="监察法", barred_until=(now + DAY).isoformat())

    (row,) = await rows("select disclosure::text as text, reason_sealed from disclosure")

    assert REASON not in row["text"]
    assert REASON.encode() not in row["reason_sealed"]
    assert "监察法" not in row["text"]


async def test_a_text_moved_to_another_request_does_not_open_there(bank: Bank, now: datetime) -> None:
    first, second = await bank.asked(now), await bank.asked(now, reason="另一件事")
    await run(
        "update disclosure set reason_sealed = (select reason_sealed from disclosure where id = $1) where id = $2",
        first,
        second,
    )

    answer = await bank.manager.http.get("/disclosures")

    assert (answer.status_code, answer.json()["code"]) == (409, "private-text-closed")


async def test_an_erasure_empties_the_reason_and_keeps_the_log(bank: Bank, now: datetime) -> None:
    await bank.records(await bank.opened(now))

    erased = await bank.admin.http.post(f"/people/{bank.agent.person_id}/erasure", json={"sign_in": "6021"})

    (left,) = (await bank.manager.http.get("/disclosures")).json()["disclosures"]
    assert erased.status_code == 204
    assert (left["reason"], left["subject"]) == (None, "")
    assert len(await rows("select from access_log where disclosure_id is not null")) == 1


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        pytest.param({"sign_in": "9999"}, 404, "person-not-found", id="nobody"),
        pytest.param({"sign_in": "秦正"}, 403, "disclosure-not-yours", id="herself"),
        pytest.param({"parts": ["answers", "pulses"]}, 400, "invalid-request", id="a-part-there-is-not"),
        pytest.param({"reason": "  "}, 400, "invalid-request", id="no-reason"),
        pytest.param(
            {"covers_from": "0001-01-01T00:00:00+14:00"}, 400, "invalid-request", id="before-all-time"
        ),
        pytest.param({"ends_at": "9999-12-31T23:59:59-12:00"}, 400, "invalid-request", id="after-all-time"),
        pytest.param({"bar": "监察法"}, 422, "disclosure-unfit", id="a-bar-without-an-end"),
    ],
)
async def test_a_request_that_cannot_stand_is_refused(
    bank: Bank, now: datetime, changes: dict[str, object], status: int, code: str
) -> None:
    answer = await bank.asker.http.post("/disclosures", json=a_request(now, **changes))

    assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_a_time_long_ago_can_be_asked_for_and_is_empty(bank: Bank, now: datetime) -> None:
    long_ago = {"covers_from": "0001-01-01T00:00:00Z", "covers_until": "0001-06-01T00:00:00Z"}

    records = (await bank.records(await bank.opened(now, **long_ago))).json()

    assert (records["answers"], records["practice"]) == ([], [])


async def test_records_of_somebody_who_left_can_still_be_asked_for(bank: Bank, now: datetime) -> None:
    await PersonRow.filter(id=bank.agent.person_id).update(left_at=now - DAY)

    assert await bank.asked(now)

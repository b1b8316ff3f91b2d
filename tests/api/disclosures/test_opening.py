"""Private records open to who asked for them, for what was asked and as long as it was."""

from datetime import datetime, timedelta

import pytest

from learning.people.person import Role
from learning.people.records import PersonRow
from tests.api.disclosures.conftest import DAY, Bank, Visit, a_request


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

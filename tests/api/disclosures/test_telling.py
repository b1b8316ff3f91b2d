"""She reads who asked and who looked, unless the law keeps it from her; nobody else reads the reason."""

from datetime import datetime

from learning.queries import execute, fetch
from tests.api.disclosures.conftest import DAY, REASON, Bank


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


async def test_the_texts_are_nowhere_in_the_database_in_clear(bank: Bank, now: datetime) -> None:
    await bank.asked(now, bar="监察法", barred_until=(now + DAY).isoformat())

    (row,) = await fetch("select disclosure::text as text, reason_sealed from disclosure")

    assert REASON not in row["text"]
    assert REASON.encode() not in row["reason_sealed"]
    assert "监察法" not in row["text"]


async def test_a_text_moved_to_another_request_does_not_open_there(bank: Bank, now: datetime) -> None:
    first, second = await bank.asked(now), await bank.asked(now, reason="另一件事")
    await execute(
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
    assert len(await fetch("select from access_log where disclosure_id is not null")) == 1

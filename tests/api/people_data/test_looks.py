"""Who looked at her data, for her to read."""

from datetime import datetime, timedelta

import pytest

from learning.people.access import Datum
from learning.people.person import Role
from learning.people.records import save_looks
from tests.api.people_data.life import Visit


async def test_who_looked_at_her_data_is_hers_to_read_newest_first(visit: Visit, now: datetime) -> None:
    person, lead = await visit(Role.AGENT), await visit(Role.LEAD, name="何静")
    for hours in range(3):
        await save_looks(
            lead.person_id, [person.person_id], Datum.SKILL_LEVELS, at=now - timedelta(hours=hours)
        )

    first = (await person.http.get("/me/looks", params={"limit": 2})).json()["looks"]
    rest = (await person.http.get("/me/looks", params={"before": first[-1]["at"]})).json()["looks"]

    assert [(look["viewer"], look["purpose"]) for look in first] == [("何静", "skill_levels")] * 2
    assert [datetime.fromisoformat(look["at"]) for look in (*first, *rest)] == [
        now - timedelta(hours=hours) for hours in range(3)
    ]


async def test_whom_somebody_looked_at_is_not_hers_to_read_about_others(visit: Visit, now: datetime) -> None:
    person, lead, peer = await visit(Role.AGENT), await visit(Role.LEAD), await visit(Role.AGENT)
    await save_looks(lead.person_id, [person.person_id], Datum.SKILL_LEVELS, at=now)

    assert (await peer.http.get("/me/looks")).json() == {"looks": []}


@pytest.mark.parametrize("query", ["before=yesterday", "limit=0", "limit=201", "limit=many"])
async def test_a_look_back_that_fits_no_shape_is_refused(visit: Visit, query: str) -> None:
    person = await visit(Role.AGENT)

    assert (await person.http.get(f"/me/looks?{query}")).status_code == 400


@pytest.mark.parametrize(
    ("before", "lines"),
    [
        ("0001-01-01T00:00:00+14:00", 0),
        ("9999-12-31T23:59:59-12:00", 1),
        ("2026-11-21T12:00:01", 1),
        ("2026-11-21T20:00:00+08:00", 0),
    ],
)
async def test_any_moment_can_be_looked_back_from(
    visit: Visit, now: datetime, before: str, lines: int
) -> None:
    person, lead = await visit(Role.AGENT), await visit(Role.LEAD)
    await save_looks(lead.person_id, [person.person_id], Datum.SKILL_LEVELS, at=now)

    answer = await person.http.get("/me/looks", params={"before": before})

    assert len(answer.json()["looks"]) == lines

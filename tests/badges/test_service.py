from uuid import UUID, uuid4

import pytest

from badges.records import AwardRow
from badges.service import judge
from learning.people.records import PersonRow
from tests.badges.test_ready_for_updates import NOW, WEEK, again, ready

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("database")]

ENOUGH = [ready(1), again(1), ready(2), again(2), ready(3), again(3)]


async def a_person() -> UUID:
    return (await PersonRow.create(id=uuid4(), sign_in="8001", name="林晓", password_hash="-")).id


async def test_enough_evidence_earns_the_award_at_the_time_of_the_evidence() -> None:
    [award] = await judge(await a_person(), ENOUGH)

    assert award.awarded_at == NOW + WEEK


async def test_judging_again_gives_nothing_twice() -> None:
    person_id = await a_person()
    await judge(person_id, ENOUGH)

    assert await judge(person_id, ENOUGH) == []
    assert await AwardRow.all().count() == 1


async def test_an_award_says_what_it_rests_on() -> None:
    [award] = await judge(await a_person(), ENOUGH)

    assert [piece["title"] for piece in award.evidence] == ["更新 1"] * 2 + ["更新 2"] * 2 + ["更新 3"] * 2


async def test_too_little_evidence_earns_nothing() -> None:
    assert await judge(await a_person(), ENOUGH[:5]) == []

import asyncio
from datetime import date
from uuid import uuid4

import pytest
from tortoise import connections

from learning.people.importing.plan import Plan
from learning.people.importing.service import import_people
from learning.people.person import Role
from learning.people.records import PersonRow, RoleGrantRow, TeamRow, team_parents
from learning.sheets.errors import SheetRefused
from learning.sheets.fate import Fate
from learning.sheets.sheet import read_sheet
from learning.skills.records import SkillRow

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("database")]

STAFF = """工号,姓名,班组,角色
6021,周晓雯,远程银行中心/白班一组,坐席
5101,何静,远程银行中心/白班一组,班长;值班长
1101,吴管,远程银行中心,管理员
"""
SKILLS = {"wealth": "wealth", "理财与基金咨询": "wealth", "insurance": "insurance"}


async def importing(text: str, *, is_dry_run: bool = False) -> Plan:
    return await import_people(read_sheet(text), skills=SKILLS, is_dry_run=is_dry_run)


async def a_skill(slug: str) -> None:
    await SkillRow.create(slug=slug, name=slug, name_en=slug, field="业务", stage=2, after=[])


def fates(plan: Plan) -> list[Fate]:
    return [step.fate for step in plan.steps]


async def roles_of(sign_in: str) -> set[str]:
    return {row.role for row in await RoleGrantRow.filter(person__sign_in=sign_in)}


async def test_persons_teams_and_roles_are_there_afterwards() -> None:
    await importing(STAFF)

    agent = await PersonRow.get(sign_in="6021").prefetch_related("team__parent")
    assert (agent.name, agent.team.name, agent.team.parent.name) == ("周晓雯", "白班一组", "远程银行中心")
    assert await roles_of("5101") == {"lead", "duty_lead"}
    assert len(await team_parents()) == 2


async def test_twice_is_like_once() -> None:
    await importing(STAFF)
    before = await PersonRow.all().order_by("id").values()

    plan = await importing(STAFF)

    assert fates(plan) == [Fate.UNCHANGED] * 3
    assert await PersonRow.all().order_by("id").values() == before


async def test_a_dry_run_says_the_same_and_writes_nothing() -> None:
    dry = await importing(STAFF, is_dry_run=True)
    assert not await PersonRow.exists()
    assert not await TeamRow.exists()

    assert await importing(STAFF) == dry


async def test_one_bad_line_and_nothing_is_done() -> None:
    with pytest.raises(SheetRefused) as refused:
        await importing(f"{STAFF}6022,,远程银行中心,坐席\n")

    assert [each.line for each in refused.value.complaints] == [5]
    assert not await PersonRow.exists()
    assert not await TeamRow.exists()


async def test_what_differs_is_changed_and_the_account_stays() -> None:
    await importing(STAFF)
    person_id = (await PersonRow.get(sign_in="6021")).id
    await PersonRow.filter(sign_in="6021").update(password_hash="kept", theme="dark")

    plan = await importing("工号,姓名,班组,角色\n6021,周晓文,远程银行中心/夜班一组,坐席;资深\n")

    row = await PersonRow.get(sign_in="6021").prefetch_related("team")
    assert plan.steps[0].differs == ["name", "team", "roles"]
    assert (row.id, row.password_hash, row.theme) == (person_id, "kept", "dark")
    assert (row.name, row.team.name) == ("周晓文", "夜班一组")
    assert await roles_of("6021") == {"agent", "author"}


async def test_a_role_the_line_does_not_name_is_taken_away() -> None:
    await importing(STAFF)

    await importing("工号,姓名,角色\n5101,何静,班长\n")

    assert await roles_of("5101") == {"lead"}


async def test_columns_that_are_missing_leave_team_and_roles_alone() -> None:
    await importing(STAFF)

    await importing("工号,姓名\n5101,何小静\n")

    row = await PersonRow.get(sign_in="5101").prefetch_related("team")
    assert (row.name, row.team.name) == ("何小静", "白班一组")
    assert await roles_of("5101") == {"lead", "duty_lead"}


async def test_who_is_not_in_the_file_stays() -> None:
    await importing(STAFF)

    await importing("工号,姓名,角色\n6099,新人,坐席\n")

    assert await PersonRow.all().count() == 4


async def test_a_new_account_opens_with_no_password() -> None:
    await importing(STAFF)

    assert {row.password_hash for row in await PersonRow.all()} == {""}


async def test_teams_of_one_name_under_two_parents_are_two_teams() -> None:
    await importing("工号,姓名,班组\n1,甲,北区/一班\n2,乙,南区/一班\n")

    teams = {(await person.team).id for person in await PersonRow.all()}
    assert len(teams) == 2


async def test_the_last_administrator_cannot_be_imported_away() -> None:
    await importing(STAFF)

    with pytest.raises(SheetRefused, match="nobody would be administrator"):
        await importing("工号,姓名,角色\n1101,吴管,坐席\n")

    assert await roles_of("1101") == {"admin"}


async def test_two_imports_at_once_found_each_team_once() -> None:
    await asyncio.gather(*[importing(STAFF) for _ in range(4)], return_exceptions=False)

    assert await TeamRow.all().count() == 2
    assert await PersonRow.all().count() == 3


async def test_an_erased_person_is_not_brought_back() -> None:
    await importing(STAFF)
    await PersonRow.filter(sign_in="6021").update(sign_in=str(uuid4()), name="")

    plan = await importing(STAFF)

    assert fates(plan) == [Fate.NEW, Fate.UNCHANGED, Fate.UNCHANGED]


async def test_five_thousand_lines_are_taken_in_at_once() -> None:
    lines = "".join(f"{number},坐席{number},中心/{number % 40}班,坐席\n" for number in range(10_000, 15_000))

    await importing(f"工号,姓名,班组,角色\n{lines}")

    assert await PersonRow.all().count() == 5_000
    assert await RoleGrantRow.filter(role=Role.AGENT).count() == 5_000


async def held_by(sign_in: str) -> list[dict[str, object]]:
    return await connections.get("default").execute_query_dict(
        "select skill, qualification.name, evidence, valid_to from qualification"
        " join person on person.id = person_id where sign_in = $1 order by skill",
        [sign_in],
    )


async def test_qualifications_are_kept_as_imported_and_no_mastery_comes_of_them() -> None:
    await a_skill("wealth")
    await a_skill("insurance")

    await importing("工号,姓名,资格\n6021,周晓雯,wealth|基金从业资格|2027-12-31;insurance\n")

    assert await held_by("6021") == [
        {"skill": "insurance", "name": "insurance", "evidence": "imported", "valid_to": None},
        {"skill": "wealth", "name": "基金从业资格", "evidence": "imported", "valid_to": date(2027, 12, 31)},
    ]
    assert (
        await connections.get("default").execute_query_dict(
            "select from skill_level union all select from skill_ability"
        )
        == []
    )


async def test_qualifications_become_exactly_those_of_the_line() -> None:
    await a_skill("wealth")
    await a_skill("insurance")
    await importing("工号,姓名,资格\n6021,周晓雯,wealth\n6022,李静,wealth\n")

    again = await importing("工号,姓名,资格\n6021,周晓雯,wealth\n6022,李静,insurance\n")
    silent = await importing("工号,姓名\n6022,李静\n")

    assert (fates(again), again.steps[1].differs) == ([Fate.UNCHANGED, Fate.CHANGED], ["qualifications"])
    assert fates(silent) == [Fate.UNCHANGED]
    assert [row["skill"] for row in await held_by("6022")] == ["insurance"]

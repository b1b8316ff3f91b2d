"""Her qualifications: hers to see, in her export, gone with her data, and never a level."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from tortoise import connections

from learning.people.person import Role
from learning.skills.records import SkillRow

Visit = Callable[..., Awaitable[Any]]


async def a_holder(visit: Visit) -> Any:
    await SkillRow.create(
        slug="wealth", name="理财与基金咨询", name_en="Wealth", field="业务", stage=3, after=[]
    )
    agent = await visit(Role.AGENT)
    await holds(agent.person_id, "基金从业资格", "2026-12-31")
    await holds(agent.person_id, "上岗授权", None)
    return agent


async def holds(person_id: UUID, name: str, valid_to: str | None) -> None:
    await connections.get("default").execute_query(
        "insert into qualification (person_id, skill, name, valid_to) values ($1, 'wealth', $2, $3::text::date)",
        [person_id, name, valid_to],
    )


async def test_she_sees_what_she_holds_and_what_ends_soon(visit: Visit) -> None:
    agent = await a_holder(visit)

    shown = (await agent.http.get("/me/qualifications")).json()["qualifications"]

    assert [(each["name"], each["valid_to"], each["validity"]) for each in shown] == [
        ("基金从业资格", "2026-12-31", "ending"),
        ("上岗授权", None, "valid"),
    ]
    assert shown[0]["skill"] == {"slug": "wealth", "name": "理财与基金咨询"}


async def test_a_qualification_moves_no_level(visit: Visit) -> None:
    agent = await a_holder(visit)

    (skill,) = (await agent.http.get("/skills/mine")).json()["skills"]

    assert (skill["level"]["level"], skill["answers"]) == ("none", 0)


async def test_it_is_in_her_export_and_goes_with_her_data(visit: Visit) -> None:
    agent, admin = await a_holder(visit), await visit(Role.ADMIN)

    held = (await agent.http.get("/me/data/export")).json()["held"]
    sign_in = (await agent.http.get("/session")).json()["person"]["sign_in"]
    erased = await admin.http.post(f"/people/{agent.person_id}/erasure", json={"sign_in": sign_in})
    left = await connections.get("default").execute_query_dict("select from qualification")

    (qualifications,) = [each for each in held if each["kind"] == "qualifications"]
    assert [row["name"] for row in qualifications["tables"]["qualification"]] == ["基金从业资格", "上岗授权"]
    assert (erased.status_code, left) == (204, [])


async def test_nobody_else_sees_them(visit: Visit) -> None:
    await a_holder(visit)
    manager = await visit(Role.MANAGER)

    assert (await manager.http.get("/me/qualifications")).json() == {"qualifications": []}

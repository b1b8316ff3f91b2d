"""Fields and positions of the draft."""

from typing import Any

import pytest

from learning.people.person import Role
from tests.api.conftest import Visitor
from tests.api.skills.conftest import Visit


async def edited(owner: Visitor, path: str, **what: Any) -> Any:  # Any: a response
    draft = (await owner.http.post("/skills/graph/draft")).json()
    send = owner.http.post if path.endswith("/removal") else owner.http.put
    return await send(f"/skills/graph/draft/{path}", json={"version": draft["version"], **what})


@pytest.mark.usefixtures("skills")
async def test_fields_and_positions_are_written_by_form_and_dropped(visit: Visit) -> None:
    owner = await visit(Role.OWNER)
    position = {
        "name": "投诉专员",
        "name_en": "Complaints",
        "wants": [{"skill": "verify", "low": "learning", "high": "solid"}],
    }

    await edited(owner, "fields/cards", field={"name": "银行卡", "name_en": "Cards"})
    await edited(owner, "fields/basics", field={"name": "基本功", "name_en": "Basics"})
    draft = (await edited(owner, "positions/resolver", position=position)).json()
    in_use = await edited(owner, "fields/basics/removal")
    dropped = (await edited(owner, "fields/cards/removal")).json()
    gone = (await edited(owner, "positions/stopper/removal")).json()

    assert [(each["slug"], each["name"]) for each in draft["fields"]] == [
        ("basics", "基本功"),
        ("cards", "银行卡"),
    ]
    assert draft["positions"][1] == {"slug": "resolver", "name": "投诉专员", "written": position}
    assert (draft["changed_fields"], draft["profiles"]) == (["basics", "cards"], ["resolver"])
    assert (in_use.status_code, in_use.json()["code"]) == (409, "field-in-use")
    assert dropped["changed_fields"] == ["basics"]
    assert [each["slug"] for each in gone["positions"]] == ["resolver"]


@pytest.mark.usefixtures("skills")
@pytest.mark.parametrize(
    ("path", "what", "code"),
    [
        ("fields/cards/removal", {}, "field-not-found"),
        ("positions/nobody/removal", {}, "profile-not-found"),
        ("fields/x%5D%0A%5Bskills.y", {"field": {"name": "x", "name_en": "x"}}, "skills-unreadable"),
        (
            "positions/x%5D%0A%5Bskills.y",
            {"position": {"name": "x", "name_en": "x", "wants": []}},
            "skills-unreadable",
        ),
        (
            "positions/other",
            {
                "position": {
                    "name": "x",
                    "name_en": "x",
                    "wants": [{"skill": "none", "low": "solid", "high": "solid"}],
                }
            },
            "skills-unreadable",
        ),
        (
            "positions/other",
            {
                "position": {
                    "name": "x",
                    "name_en": "x",
                    "wants": [{"skill": "verify", "low": "solid", "high": "beginner"}],
                }
            },
            "skills-unreadable",
        ),
    ],
)
async def test_parts_that_cannot_be_are_refused_and_leave_the_draft(
    visit: Visit, path: str, what: dict[str, Any], code: str
) -> None:
    owner = await visit(Role.OWNER)
    before = (await owner.http.post("/skills/graph/draft")).json()

    refused = await edited(owner, path, **what)

    assert refused.json()["code"] == code
    assert (await owner.http.post("/skills/graph/draft")).json() == before

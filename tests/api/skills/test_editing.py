"""The skills changed by two owners."""

from datetime import datetime
from typing import Any

import pytest

from learning.people.person import Role
from tests.api.conftest import Visitor
from tests.api.skills.conftest import TOML, Visit, a_level


@pytest.mark.usefixtures("skills")
async def test_two_owners_change_the_skills_and_earned_levels_stand(visit: Visit, now: datetime) -> None:
    ann, ben, agent = await visit(Role.OWNER), await visit(Role.OWNER), await visit(Role.AGENT)
    await a_level(agent, now, level="solid", mastery=0.85)
    draft = (await ann.http.post("/skills/graph/draft")).json()

    circle = await put(ann, draft, "verify", after=["fraud"])
    draft = (await put(ann, draft, "verify", stage=2)).json()
    note = {"version": draft["version"], "note": "核验移到独立接听"}
    draft = (await ann.http.post("/skills/graph/draft/submission", json=note)).json()
    alone = await ann.http.post("/skills/graph/draft/publication", json={"version": draft["version"]})
    published = await ben.http.post("/skills/graph/draft/publication", json={"version": draft["version"]})

    assert circle.status_code == 422
    assert circle.json()["complaints"][0]["message"] == (
        "prerequisites run in a circle: verify after fraud after verify"
    )
    assert [(each["skill"]["slug"], each["moves"]) for each in draft["changes"]] == [("verify", ["placed"])]
    assert (draft["people"], draft["is_mine"]) == (None, True)
    assert alone.json()["code"] == "same-person-publishes"
    assert (published.status_code, published.json()["number"], published.json()["draft"]) == (200, 2, None)
    found = (await agent.http.get("/skills/map")).json()
    assert found["announced"][0]["note"] == "核验移到独立接听"
    assert found["skills"][0]["level"]["level"] == "solid"


@pytest.mark.usefixtures("skills")
async def test_a_skill_is_written_whole_and_shown_as_it_was_written(visit: Visit) -> None:
    owner = await visit(Role.OWNER)
    draft = (await owner.http.post("/skills/graph/draft")).json()
    boundary = {part: {"zh": part, "en": ""} for part in ("answers", "refers", "to")}
    wanted = {
        "name": "升级转接",
        "after": ["fraud"],
        "bridge": True,
        "evidence": ["scenario", "observed"],
        "queues": ["card"],
        "valid_days": 90,
        "behaviours": [{"level": "solid", "zh": "说清为什么转", "en": "Says why"}],
        "boundary": boundary,
    }

    draft = (await put(owner, draft, "refer", like="verify", **wanted)).json()

    (written,) = [each["written"] for each in draft["skills"] if each["slug"] == "refer"]
    assert written == written_as(draft, "verify") | wanted
    assert [(each["skill"]["slug"], each["moves"]) for each in draft["changes"]] == [("refer", ["added"])]


@pytest.mark.usefixtures("skills")
async def test_a_skill_taken_out_goes_from_whatever_named_it(visit: Visit) -> None:
    owner = await visit(Role.OWNER)
    draft = (await owner.http.post("/skills/graph/draft")).json()

    removal = {"version": draft["version"]}
    draft = (await owner.http.post("/skills/graph/draft/skills/verify/removal", json=removal)).json()
    again = await owner.http.post(
        "/skills/graph/draft/skills/verify/removal", json={"version": draft["version"]}
    )
    removal = {"version": draft["version"]}
    draft = (await owner.http.post("/skills/graph/draft/skills/fraud/removal", json=removal)).json()

    assert again.json()["code"] == "skill-not-found"
    assert [each["slug"] for each in draft["skills"]] == ["reset"]
    written = {"name": "反诈专员", "name_en": "Fraud specialist", "wants": []}
    assert draft["positions"] == [{"slug": "stopper", "name": "反诈专员", "written": written}]
    assert draft["profiles"] == ["stopper"]


@pytest.mark.usefixtures("skills")
async def test_a_slug_that_is_none_is_refused_by_name(visit: Visit) -> None:
    owner = await visit(Role.OWNER)
    draft = (await owner.http.post("/skills/graph/draft")).json()

    refused = await put(owner, draft, "x%5D%0A%5Bskills.y", like="verify")

    assert (refused.status_code, refused.json()["code"]) == (422, "skills-unreadable")
    assert "is not made of a-z" in refused.json()["complaints"][0]["message"]


async def test_the_first_skills_can_be_written_as_a_draft(visit: Visit) -> None:
    ann, ben = await visit(Role.OWNER), await visit(Role.OWNER)

    draft = (await ann.http.post("/skills/graph/draft")).json()
    blank = await ann.http.put("/skills/graph/draft", json={"version": draft["version"], "toml": " "})
    written = await ann.http.put("/skills/graph/draft", json={"version": draft["version"], "toml": TOML})
    note = {"version": written.json()["version"], "note": "第一份"}
    draft = (await ann.http.post("/skills/graph/draft/submission", json=note)).json()
    published = await ben.http.post("/skills/graph/draft/publication", json={"version": draft["version"]})

    assert blank.json()["code"] == "skills-unreadable"
    assert published.json()["number"] == 1


async def put(
    owner: Visitor, draft: dict[str, Any], slug: str, *, like: str | None = None, **what: object
) -> Any:  # Any: a response
    skill = written_as(draft, like or slug) | what
    return await owner.http.put(
        f"/skills/graph/draft/skills/{slug}", json={"version": draft["version"], "skill": skill}
    )


def written_as(draft: dict[str, Any], slug: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each["written"] for each in draft["skills"] if each["slug"] == slug)
    return found

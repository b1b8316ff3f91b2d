"""The map and the way to a position over HTTP, and the skills changed by two owners."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from tortoise import connections

from learning.people.person import Role
from learning.skills import service
from tests.api.conftest import Visitor

Visit = Callable[..., Awaitable[Visitor]]

TOML = """
[fields.basics]
name = "基础"
name_en = "Basics"
[skills.verify]
name = "核验"
name_en = "Verifying"
field = "basics"
stage = 1
[skills.verify.behaviours]
solid = "核对两项要素"
[skills.fraud]
name = "反诈"
name_en = "Fraud"
field = "basics"
stage = 3
after = ["verify"]
evidence = ["quiz", "observed"]
bridge = true
[skills.fraud.boundary]
answers = "劝阻"
refers = "案件进展"
to = "96110"
[skills.reset]
name = "自我调节"
name_en = "Reset"
field = "basics"
stage = 2
private = true
[profiles.stopper]
name = "反诈专员"
name_en = "Fraud specialist"
[profiles.stopper.wants]
fraud = "solid"
"""


@pytest.fixture
async def skills(database: object, now: datetime) -> None:
    await service.take_in(TOML, draft_id=uuid4(), proposer_id=None, now=now)


async def a_level(visitor: Visitor, now: datetime, *, level: str, mastery: float) -> None:
    await connections.get("default").execute_query(
        """insert into skill_level (person_id, skill, level, mastery, spread, answers, live_facts, fresh_facts,
                                    stale, moved_at, judged_at)
           values ($1, 'verify', $2, $3, 0.3, 12, 4, 3, false, $4, $4)""",
        [visitor.person_id, level, mastery, now],
    )


@pytest.mark.usefixtures("skills")
async def test_a_skill_taken_out_is_told_only_to_who_answered_in_it(visit: Visit, now: datetime) -> None:
    new, old = await visit(Role.AGENT), await visit(Role.AGENT)
    await a_level(old, now, level="solid", mastery=0.85)
    await connections.get("default").execute_query(
        "update skill set is_published = false where slug = 'verify'"
    )

    told = [(await each.http.get("/skills/mine")).json()["skills"] for each in (new, old)]

    assert [[each["skill"]["slug"] for each in skills] for skills in told] == [["fraud"], ["verify", "fraud"]]


@pytest.mark.usefixtures("skills")
async def test_my_map_says_what_comes_later_and_locks_nothing(visit: Visit, now: datetime) -> None:
    agent = await visit(Role.AGENT)

    before = (await agent.http.get("/skills/map")).json()
    await a_level(agent, now, level="solid", mastery=0.85)
    after = (await agent.http.get("/skills/map")).json()
    opened = await agent.http.get("/skills/mine/fraud")

    assert [(each["skill"]["name"], each["later"], each["stage"]) for each in before["skills"]] == [
        ("核验", False, 1),
        ("反诈", True, 3),
    ]
    assert [each["later"] for each in after["skills"]] == [False, False]
    assert after["skills"][0]["level"] == {"level": "solid", "arcs": 3, "stale": False}
    assert opened.status_code == 200
    assert opened.json()["boundary"] == {"answers": "劝阻", "refers": "案件进展", "to": "96110"}
    assert [(each["kind"], each["on_record"]) for each in opened.json()["evidence"]] == [
        ("quiz", False),
        ("observed", False),
    ]


@pytest.mark.usefixtures("skills")
async def test_aiming_at_a_position_draws_the_way_and_its_gaps(visit: Visit, now: datetime) -> None:
    agent = await visit(Role.AGENT)
    await a_level(agent, now, level="learning", mastery=0.6)

    chosen = await agent.http.put("/career/target", json={"profile": "stopper"})
    unknown = await agent.http.put("/career/target", json={"profile": "nobody"})

    (way,) = (await agent.http.get("/career")).json()["ways"]
    found = (await agent.http.get("/skills/map")).json()
    assert chosen.status_code == 200
    assert unknown.json()["code"] == "profile-not-found"
    assert (way["is_target"], way["rungs"], way["gaps"][0]["missing"]) == (True, 3, ["quiz", "observed"])
    assert found["target"] == {"slug": "stopper", "name": "反诈专员", "forecast": None}
    assert [each["on_way"] for each in found["skills"]] == [True, True]
    await agent.http.put("/career/target", json={"profile": None})
    assert (await agent.http.get("/skills/map")).json()["target"] is None


@pytest.mark.usefixtures("skills")
@pytest.mark.parametrize("slug", ["nothing", "reset"])
async def test_a_skill_without_levels_is_not_opened(visit: Visit, slug: str) -> None:
    agent = await visit(Role.AGENT)

    refused = await agent.http.get(f"/skills/mine/{slug}")

    assert (refused.status_code, refused.json()["code"]) == (404, "skill-not-found")


async def test_before_any_skills_the_map_is_empty(visit: Visit) -> None:
    agent = await visit(Role.AGENT)

    assert (await agent.http.get("/skills/map")).json() == {
        "number": 0,
        "skills": [],
        "target": None,
        "announced": [],
    }


@pytest.mark.usefixtures("skills")
async def test_two_owners_change_the_skills_and_earned_levels_stand(visit: Visit, now: datetime) -> None:
    ann, ben, agent = await visit(Role.OWNER), await visit(Role.OWNER), await visit(Role.AGENT)
    await a_level(agent, now, level="solid", mastery=0.85)
    draft = (await ann.http.post("/skills/graph/draft")).json()

    circle = await _put(ann, draft, "verify", after=["fraud"])
    draft = (await _put(ann, draft, "verify", stage=2)).json()
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

    draft = (await _put(owner, draft, "refer", like="verify", **wanted)).json()

    (written,) = [each["written"] for each in draft["skills"] if each["slug"] == "refer"]
    assert written == _written(draft, "verify") | wanted
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

    refused = await _put(owner, draft, "x%5D%0A%5Bskills.y", like="verify")

    assert (refused.status_code, refused.json()["code"]) == (422, "skills-unreadable")
    assert "is not made of a-z" in refused.json()["complaints"][0]["message"]


async def _edited(owner: Visitor, path: str, **what: Any) -> Any:  # Any: a response
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

    await _edited(owner, "fields/cards", field={"name": "银行卡", "name_en": "Cards"})
    await _edited(owner, "fields/basics", field={"name": "基本功", "name_en": "Basics"})
    draft = (await _edited(owner, "positions/resolver", position=position)).json()
    in_use = await _edited(owner, "fields/basics/removal")
    dropped = (await _edited(owner, "fields/cards/removal")).json()
    gone = (await _edited(owner, "positions/stopper/removal")).json()

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

    refused = await _edited(owner, path, **what)

    assert refused.json()["code"] == code
    assert (await owner.http.post("/skills/graph/draft")).json() == before


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


async def _put(
    owner: Visitor, draft: dict[str, Any], slug: str, *, like: str | None = None, **what: object
) -> Any:  # Any: a response
    skill = _written(draft, like or slug) | what
    return await owner.http.put(
        f"/skills/graph/draft/skills/{slug}", json={"version": draft["version"], "skill": skill}
    )


def _written(draft: dict[str, Any], slug: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each["written"] for each in draft["skills"] if each["slug"] == slug)
    return found

"""One owner proposes what people climb by, another publishes it; a draft that moved on is refused."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest

from learning.people.records import PersonRow
from learning.skills import service
from learning.skills.comparison import Move
from learning.skills.editing import put_skill
from learning.skills.errors import (
    SamePersonPublishes,
    SkillDraftNotSubmitted,
    SkillDraftOutdated,
    SkillsUnchanged,
    SkillsUnreadable,
)
from learning.skills.records import GraphRow, skill_spellings, skills_named
from learning.skills.skill import SkillSlug, Stage

TOML = (
    '[fields.basics]\nname = "基础"\nname_en = "Basics"\n'
    '[skills.open]\nname = "开场"\nname_en = "Opening"\nfield = "basics"\nstage = 1\n'
    '[skills.verify]\nname = "核验"\nname_en = "Verifying"\nfield = "basics"\nstage = 1\nafter = ["open"]\n'
)
WITHOUT_VERIFY = TOML[: TOML.index("[skills.verify]")]


async def an_owner() -> UUID:
    row = await PersonRow.create(id=uuid4(), sign_in=uuid4().hex[:8], name="o", password_hash="-")
    return row.id


async def put(person_id: UUID, draft: GraphRow, slug: str, **what: Any) -> GraphRow:  # Any: parts of a skill
    skill = service.catalogue_of(draft.toml).skill(slug)
    assert skill is not None
    change = partial(put_skill, skill=replace(skill, **what))
    return await service.edit(person_id, change, version=draft.version)


@pytest.fixture
async def first(database: object, now: datetime) -> None:
    await service.take_in(TOML, draft_id=uuid4(), proposer_id=None, now=now)


@pytest.mark.usefixtures("first")
async def test_the_first_skills_are_in_force_at_once_and_joined_by_other_tables() -> None:
    (verify,) = await skills_named(["verify"])

    assert (await service.in_force()).number == 1
    assert (verify.name_en, verify.field_name, verify.after) == ("Verifying", "基础", ["open"])


@pytest.mark.usefixtures("first")
async def test_a_later_file_waits_for_another_owner(now: datetime) -> None:
    proposer = await an_owner()

    number = await service.take_in(
        TOML.replace("核验", "核实"), draft_id=uuid4(), proposer_id=proposer, now=now
    )

    assert number is None
    assert (await service.in_force()).number == 1
    with pytest.raises(SkillsUnchanged):
        await service.take_in(TOML, draft_id=uuid4(), proposer_id=proposer, now=now)
    with pytest.raises(SkillDraftOutdated):
        await service.take_in(TOML.replace("开场", "开头"), draft_id=uuid4(), proposer_id=proposer, now=now)


@pytest.mark.usefixtures("first")
async def test_a_change_is_published_by_another_person_and_announced(now: datetime) -> None:
    ann, ben = await an_owner(), await an_owner()
    later = now + timedelta(days=1)
    draft = await service.begin(ann, draft_id=uuid4())
    draft = await put(ann, draft, "verify", stage=Stage.INDEPENDENT)
    with pytest.raises(SkillDraftNotSubmitted):
        await service.publish(ben, version=draft.version, now=later)
    draft = await service.submit(ann, "核验移到独立接听", version=draft.version, now=now)
    with pytest.raises(SamePersonPublishes):
        await service.publish(ann, version=draft.version, now=later)

    published = await service.publish(ben, version=draft.version, now=later)

    (announced,) = await service.announced_since(now)
    assert published.number == 2
    assert (announced.note, announced.comparison.skills[0].moves) == ("核验移到独立接听", (Move.PLACED,))
    assert (await skills_named(["verify"]))[0].stage == Stage.INDEPENDENT


async def publish(toml: str, now: datetime) -> None:
    """Let two owners put this in force."""
    ann, ben = await an_owner(), await an_owner()
    draft = await service.begin(ann, draft_id=uuid4())
    draft = await service.save(ann, toml, version=draft.version)
    draft = await service.submit(ann, "", version=draft.version, now=now)
    await service.publish(ben, version=draft.version, now=now)


@pytest.mark.usefixtures("first")
async def test_a_skill_taken_out_keeps_its_name_and_comes_back_when_it_is_published_again(
    now: datetime,
) -> None:
    await publish(WITHOUT_VERIFY, now)
    out = {row.slug: (row.name, row.is_published) for row in await skills_named(["open", "verify"])}
    await publish(TOML, now)
    again = {row.slug: row.is_published for row in await skills_named(["open", "verify"])}

    assert out == {"open": ("开场", True), "verify": ("核验", False)}
    assert again == {"open": True, "verify": True}


@pytest.mark.usefixtures("first")
async def test_a_name_means_the_skill_in_force_and_that_of_one_taken_out_is_understood(now: datetime) -> None:
    renewed = '[skills.identify]\nname = "核验"\nname_en = "verify"\nfield = "basics"\nstage = 1\n'

    await publish(WITHOUT_VERIFY + renewed, now)

    spelled = await skill_spellings()
    assert (spelled["核验"], spelled["verify"], spelled["verifying"]) == ("identify", "identify", "verify")


@pytest.mark.usefixtures("first")
async def test_a_circle_is_refused_by_name_and_leaves_the_draft(now: datetime) -> None:
    ann = await an_owner()
    draft = await service.begin(ann, draft_id=uuid4())

    with pytest.raises(SkillsUnreadable) as refused:
        await put(ann, draft, "open", after=(SkillSlug("verify"),))

    assert (
        refused.value.complaints[0].message == "prerequisites run in a circle: open after verify after open"
    )
    assert await service.open_draft() == draft


@pytest.mark.usefixtures("first")
async def test_two_editors_do_not_overwrite_each_other_and_an_edit_takes_a_submission_back(
    now: datetime,
) -> None:
    ann, ben = await an_owner(), await an_owner()
    begun = await service.begin(ann, draft_id=uuid4())
    assert (await service.begin(ben, draft_id=uuid4())).id == begun.id
    saved = await service.save(ann, TOML.replace("核验", "核实"), version=begun.version)

    with pytest.raises(SkillDraftOutdated):
        await service.save(ben, TOML, version=begun.version)

    submitted = await service.submit(ann, "", version=saved.version, now=now)
    edited = await put(ben, submitted, "verify", after=())
    assert (submitted.submitted_at, edited.submitted_at, edited.proposer_id) == (now, None, ben)

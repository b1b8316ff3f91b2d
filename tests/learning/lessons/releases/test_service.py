"""What becomes of items when a release of the system they show is announced, taken back or decided about."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from learning.lessons.answerable import content_from_json
from learning.lessons.decision import Decision
from learning.lessons.errors import ItemNotInDoubt, LessonUnreadable, ReleaseNotFound, ReleaseNotNewer
from learning.lessons.lesson import Lesson
from learning.lessons.lesson_file import parse
from learning.lessons.pictures.records import save_picture
from learning.lessons.pictures.redrawing import Redrawn
from learning.lessons.records import ItemRow
from learning.lessons.releases import records
from learning.lessons.releases.doubt import Announced
from learning.lessons.releases.service import NewScreen, announce, decide, renew, take_back
from learning.lessons.screen import Area, Picture, Release
from learning.lessons.service import publish_lesson
from learning.people.records import PersonRow

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("database")]

DAY = timedelta(days=1)
ZONE = ZoneInfo("Asia/Shanghai")
PICTURE = Picture("7f" * 32, 1280, 800)
FILE = """---
slug: lock
title: 临时锁卡
language: zh-CN
skills: [epay]
---

::: hotspot lock-card
依次点哪里？

picture: 7f7f7f7f7f7f7f7f
alt: 客户页
release: 卡管系统 5.2
1. [12 30 18 6] 卡片管理
2. [40 55 20.5 8] 状态
:::
"""


def a_lesson(picture: str = PICTURE.id[:16], version: str = "5.2") -> Lesson:
    lesson = parse(FILE.replace("7f7f7f7f7f7f7f7f", picture).replace("5.2", version)).lesson
    assert lesson
    return lesson


async def published(now: datetime, **shown: str) -> UUID:
    await save_picture(Redrawn(PICTURE, "image/png", b"-"), now=now)
    owner = await PersonRow.create(id=uuid4(), sign_in=uuid4().hex[:8], name="所有者", password_hash="-")
    row = await publish_lesson(a_lesson(**shown), approver_id=owner.id, now=now, zone=ZONE)
    item = await ItemRow.get(lesson_id=row.id)
    return item.id


def release(version: str, at: datetime) -> Announced:
    return Announced(Release("卡管系统", version), at)


async def ends(item: UUID) -> datetime | None:
    return (await ItemRow.get(id=item)).retired_at


async def test_an_item_shows_the_picture_by_its_whole_id_and_its_size(now: datetime) -> None:
    item = await ItemRow.get(id=await published(now))

    assert item.content["screen"]["picture"] == {"id": PICTURE.id, "width": 1280, "height": 800}


async def test_a_lesson_whose_picture_is_not_there_is_not_published(now: datetime) -> None:
    with pytest.raises(LessonUnreadable) as refused:
        await published(now, picture="a" * 16)

    assert "there is no one picture" in str(refused.value.complaints[0])


async def test_from_a_later_release_on_an_item_is_asked_no_more_until_an_owner_says_it_holds(
    now: datetime,
) -> None:
    item, then = await published(now), now + 3 * DAY

    await announce(release("5.3", then), now=now)

    assert await ends(item) == then
    await decide(item, Decision.KEPT, now=now + 4 * DAY)
    assert await ends(item) is None
    with pytest.raises(ItemNotInDoubt):
        await decide(item, Decision.RETIRED, now=now)


async def test_an_item_that_was_kept_is_put_in_doubt_by_the_release_after_that(now: datetime) -> None:
    item = await published(now)
    await announce(release("5.3", now), now=now)
    await decide(item, Decision.KEPT, now=now)

    await announce(release("5.4", now + DAY), now=now)

    assert await ends(item) == now + DAY
    [waiting] = await records.waiting()
    assert (waiting["id"], waiting["doubted_by"]) == (item, "5.4")


async def test_a_release_announced_late_ends_an_item_now_and_not_before(now: datetime) -> None:
    item = await published(now)

    await announce(release("5.3", now - 9 * DAY), now=now)

    assert await ends(item) == now


async def test_an_item_that_is_retired_stays_so(now: datetime) -> None:
    item = await published(now)
    await announce(release("5.3", now), now=now)

    await decide(item, Decision.RETIRED, now=now)

    assert (await ends(item), await records.waiting()) == (now, [])


async def test_a_release_taken_back_leaves_items_as_they_were(now: datetime) -> None:
    item = await published(now)
    await announce(release("5.3", now), now=now)
    await decide(item, Decision.KEPT, now=now)
    await announce(release("5.4", now), now=now)

    await take_back(Release("卡管系统", "5.4"), now=now)

    assert (await ends(item), await records.waiting()) == (None, [])
    with pytest.raises(ReleaseNotFound):
        await take_back(Release("卡管系统", "5.4"), now=now)


async def test_a_lesson_about_an_earlier_release_waits_from_its_approval_on(now: datetime) -> None:
    await announce(release("5.3", now - DAY), now=now)

    assert await ends(await published(now)) == now


async def test_no_release_is_announced_twice_or_before_an_earlier_one(now: datetime) -> None:
    await announce(release("5.3", now), now=now)

    for version in ("5.3", "5.2"):
        with pytest.raises(ReleaseNotNewer):
            await announce(release(version, now + DAY), now=now)


async def test_an_item_of_a_later_release_and_one_of_another_system_go_on(now: datetime) -> None:
    item = await published(now, version="5.3")

    await announce(release("5.3", now), now=now)
    await announce(Announced(Release("工单系统", "9"), now), now=now)

    assert await ends(item) is None


def the_screen(picture: str = PICTURE.id, *, second_from: int = 600) -> NewScreen:
    second = Area(second_from, 100, 200, 100)
    return NewScreen(picture, "新客户页", {"卡片管理": Area(0, 100, 200, 100), "状态": second})


async def test_an_item_is_renewed_with_its_labels_in_new_places_under_a_key_of_its_own(now: datetime) -> None:
    old = await published(now)
    await announce(release("5.3", now), now=now)

    new_id = uuid4()
    await renew(old, the_screen(), new_id=new_id, now=now, zone=ZONE)

    before, item = await ItemRow.get(id=old), await ItemRow.get(id=new_id).select_related("lesson")
    assert (before.retired_at, item.retired_at, await records.waiting()) == (now, None, [])
    assert (before.key, item.key, item.keys, item.fact_id) == ("lock-card", "lock-card-2", before.keys, None)
    content = content_from_json(item.content)
    assert dict(zip(content.options, content.areas, strict=True)) == the_screen().areas
    assert content.screen
    assert (content.screen.release, content.screen.alt) == (Release("卡管系统", "5.3"), "新客户页")
    written = parse(item.lesson.markdown).lesson
    assert written
    assert [(each.key, str(each.screen and each.screen.release)) for each in written.items] == [
        ("lock-card-2", "卡管系统 5.3")
    ]


async def test_a_renewed_item_is_put_in_doubt_by_the_next_release_in_its_turn(now: datetime) -> None:
    old, new = await published(now), uuid4()
    await announce(release("5.3", now), now=now)
    await renew(old, the_screen(), new_id=new, now=now, zone=ZONE)

    await announce(release("5.4", now + DAY), now=now)

    assert (await ends(new), await ends(old)) == (now + DAY, now)


@pytest.mark.parametrize(
    "screen",
    [
        pytest.param(the_screen("a" * 64), id="an unknown picture"),
        pytest.param(the_screen(second_from=100), id="areas that overlap"),
        pytest.param(
            NewScreen(PICTURE.id, "新客户页", {"状态": Area(0, 0, 9, 9)}), id="a label without a place"
        ),
    ],
)
async def test_a_screen_that_cannot_be_answered_renews_nothing(now: datetime, screen: NewScreen) -> None:
    item = await published(now)
    await announce(release("5.3", now), now=now)

    with pytest.raises(LessonUnreadable):
        await renew(item, screen, new_id=uuid4(), now=now, zone=ZONE)

    assert len(await records.waiting()) == 1

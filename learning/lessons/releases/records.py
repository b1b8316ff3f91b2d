"""Tables of releases and of items in doubt; they stand in `api/migrations/0031_pictures_and_releases.py`."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any  # a row of the driver has no narrower type
from uuid import UUID

import msgspec

from learning.lessons.asked_records import to_retire
from learning.lessons.releases.doubt import Announced, Holding
from learning.lessons.screen import Release
from learning.queries import execute, fetch

_SYSTEM = "item.content->'screen'->'release'->>'system'"
_VERSION = "item.content->'screen'->'release'->>'version'"

HOLDING = f"""
select item.id, coalesce(doubt.version, {_VERSION}) as version
from item join lesson on lesson.id = item.lesson_id and lesson.withdrawn_at is null
left join item_in_doubt doubt on doubt.item_id = item.id
where item.kind = 'hotspot' and {_SYSTEM} = $1 and (item.retired_at is null or item.retired_at > $2)
  and (doubt.item_id is null or doubt.decision = 'kept')
"""  # noqa: S608 # made of constants of ours

PUT_IN_DOUBT = """
with ended as (
    select item.id, item.retired_at, doubted.version, greatest(doubted.since, $4) as since
    from unnest($1::uuid[], $2::text[], $3::timestamptz[]) as doubted (item_id, version, since)
    join item on item.id = doubted.item_id
    where item.retired_at is null or item.retired_at > greatest(doubted.since, $4)
    for update of item
), doubted as (
    insert into item_in_doubt (item_id, version, since, was_to_retire_at)
    select id, version, since, retired_at from ended
    on conflict (item_id) do update
        set version = excluded.version, since = excluded.since, was_to_retire_at = excluded.was_to_retire_at,
            decision = null, decided_at = null
)
update item set retired_at = ended.since from ended where item.id = ended.id
"""

DECIDE = """
update item_in_doubt set decision = $2, version = $3, decided_at = $4
where item_id = $1 and decision is null
"""

ASK_AGAIN = f"""
update item set retired_at = {to_retire(was="doubt.was_to_retire_at", since="doubt.since")}
from item_in_doubt doubt where doubt.item_id = item.id and item.id = any($1::uuid[])
"""  # noqa: S608 # made of constants of ours

RENEW = f"""
with renewed as (
    insert into item (id, lesson_id, position, key, kind, fact_id, skill, content, keys, keyed_on, kept_back,
                      prior_difficulty, options, taken_out, weight, retired_at)
    select $2, item.lesson_id, item.position, $3, item.kind, item.fact_id, item.skill, $4::jsonb, item.keys,
           item.keyed_on, item.kept_back, item.prior_difficulty, item.options, item.taken_out, item.weight,
           {to_retire(was="doubt.was_to_retire_at", since="doubt.since")}
    from item join item_in_doubt doubt on doubt.item_id = item.id and doubt.decision is null
    where item.id = $1
    returning lesson_id
)
update lesson set markdown = $5 from renewed where lesson.id = renewed.lesson_id
"""  # noqa: S608 # made of constants of ours

DOUBTED_BY = f"""
select doubt.item_id from item_in_doubt doubt join item on item.id = doubt.item_id
join lesson on lesson.id = item.lesson_id and lesson.withdrawn_at is null
where {_SYSTEM} = $1 and doubt.version = $2 and doubt.decision is null
"""  # noqa: S608 # made of constants of ours

WAITING = f"""
select item.id, item.content::text as content, {_SYSTEM} as system, doubt.version as doubted_by, doubt.since,
       lesson.title as lesson, article.slug as article, article.title as article_title
from item_in_doubt doubt join item on item.id = doubt.item_id
join lesson on lesson.id = item.lesson_id and lesson.withdrawn_at is null
left join revision on revision.id = lesson.revision_id
left join article on article.id = revision.article_id
where doubt.decision is null
order by doubt.since, lesson.title, item.position
"""  # noqa: S608 # made of constants of ours

SYSTEMS = f"""
select coalesce(shown.system, announced.system) as system, coalesce(shown.items, 0) as items
from (select {_SYSTEM} as system, count(*) as items
      from item join lesson on lesson.id = item.lesson_id and lesson.withdrawn_at is null
      where item.kind = 'hotspot' and (item.retired_at is null or item.retired_at > $1) group by 1) shown
full join (select distinct system from system_release) announced on announced.system = shown.system
order by 1
"""  # noqa: S608 # made of constants of ours


async def lock_releases() -> None:
    """No other release is announced, and no other item put in doubt, until the transaction ends."""
    await execute("lock table system_release in exclusive mode")


async def announced() -> dict[str, list[Announced]]:
    """The releases of each system."""
    found: dict[str, list[Announced]] = {}
    for row in await fetch("select system, version, effective_from from system_release"):
        release = Release(row["system"], row["version"])
        found.setdefault(release.system, []).append(Announced(release, row["effective_from"]))
    return found


async def save_release(one: Announced, *, now: datetime) -> None:
    """Keep a new one."""
    await execute(
        "insert into system_release (system, version, effective_from, announced_at) values ($1, $2, $3, $4)",
        one.release.system,
        one.release.version,
        one.effective_from,
        now,
    )


async def delete_release(release: Release) -> None:
    """Forget one."""
    await execute(
        "delete from system_release where system = $1 and version = $2", release.system, release.version
    )


async def holding(system: str, *, now: datetime) -> list[Holding]:
    """The items that show this system and are asked, each with the release for which that holds."""
    rows = await fetch(HOLDING, system, now)
    return [Holding(row["id"], Release(system, row["version"])) for row in rows]


async def put_in_doubt(doubts: Mapping[UUID, Announced], *, now: datetime) -> None:
    """Ask these items no more from their release on, but not before now."""
    await execute(
        PUT_IN_DOUBT,
        list(doubts),
        [each.release.version for each in doubts.values()],
        [each.effective_from for each in doubts.values()],
        now,
    )


async def doubt_of(item_id: UUID) -> Release | None:
    """The release that put the item in doubt, if no owner has decided."""
    rows = await fetch(
        f"""select {_SYSTEM} as system, doubt.version from item_in_doubt doubt
            join item on item.id = doubt.item_id
            join lesson on lesson.id = item.lesson_id and lesson.withdrawn_at is null
            where item.id = $1 and doubt.decision is null""",  # noqa: S608 # ours
        item_id,
    )
    return Release(rows[0]["system"], rows[0]["version"]) if rows else None


async def decide(item_id: UUID, decision: str, version: str, *, now: datetime) -> None:
    """Keep what an owner decided about an item in doubt."""
    await execute(DECIDE, item_id, decision, version, now)


async def ask_again(item_ids: list[UUID]) -> None:
    """Let items that were in doubt end when they were to."""
    await execute(ASK_AGAIN, item_ids)


async def keys_beside(item_id: UUID) -> set[str]:
    """The keys of all items of its lesson."""
    rows = await fetch(
        """select beside.key from item join item beside on beside.lesson_id = item.lesson_id
           where item.id = $1""",
        item_id,
    )
    return {row["key"] for row in rows}


async def renew(item_id: UUID, new_id: UUID, key: str, content: dict[str, Any], markdown: str) -> None:
    """Ask the item anew under this key with this content, until when the one in doubt was to be asked."""
    await execute(RENEW, item_id, new_id, key, msgspec.json.encode(content).decode(), markdown)


async def doubted_by(release: Release) -> list[UUID]:
    """The items that this release put in doubt and nobody decided about."""
    return [row["item_id"] for row in await fetch(DOUBTED_BY, release.system, release.version)]


async def end_doubts(item_ids: list[UUID], before: Release | None, *, now: datetime) -> None:
    """These items hold for the release `before` the one that put them in doubt, or as if there had been none."""
    await execute(
        """update item_in_doubt set decision = 'kept', version = $2, decided_at = $3
           where item_id = any($1::uuid[]) and $2::text is not null""",
        item_ids,
        before.version if before else None,
        now,
    )
    await execute("delete from item_in_doubt where item_id = any($1::uuid[]) and decision is null", item_ids)


async def waiting() -> list[dict[str, Any]]:
    """The items that wait for an owner, those longest in doubt first."""
    return await fetch(WAITING)


async def systems(*, now: datetime) -> list[dict[str, Any]]:
    """Every system that an item shows or a release was announced of, with how many items are asked."""
    return await fetch(SYSTEMS, now)

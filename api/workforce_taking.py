"""What taking tables of the workforce in needs from several slices, and what follows when weights move."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from tortoise.transactions import atomic

from api.tables import read_tables
from learning.clock import in_bank_zone
from learning.lessons.targets import targets_named
from learning.mastery.records import look_again
from learning.sheets.errors import naming
from learning.skills.records import skill_spellings
from learning.workforce import service
from learning.workforce.importing.service import Sent, Taken, import_sheets
from learning.workforce.records import WeightsMoved


def sent_in(files: Sequence[tuple[str, bytes]]) -> list[Sent]:
    """The tables in these files, each under the name of its file. Raises `SheetUnreadable`, which says of which."""
    found = []
    for name, content in files:
        with naming(name):
            found += [Sent(name, sheet) for sheet in read_tables(name, content)]
    return found


@atomic()
async def take(sent: Sequence[Sent], *, now: datetime, zone: ZoneInfo, is_dry_run: bool) -> Taken:
    """Take the tables in, and look again at the levels whose facts weigh otherwise since."""

    async def find_facts(names: Sequence[str]) -> Mapping[str, UUID]:
        return {name: target.fact_id for name, target in (await targets_named(names, {}, at=now)).items()}

    taken = await import_sheets(
        sent,
        skills=await skill_spellings(),
        find_facts=find_facts,
        today=in_bank_zone(now, zone).date(),
        is_dry_run=is_dry_run,
    )
    if not is_dry_run:
        await _follow(taken.moved, now)
    return taken


@atomic()
async def weigh_anew(*, now: datetime) -> None:
    """Give facts that were recorded since the last import the weight of their article."""
    await _follow(await service.refresh_weights(), now)


async def _follow(moved: WeightsMoved, now: datetime) -> None:
    if moved.facts or moved.skills:
        await look_again(moved.facts, moved.skills, now=now)

"""Agents are bound to people, and let go."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from tortoise.transactions import atomic

from learning.gaps import records as log
from learning.gaps.accounts import records
from learning.gaps.accounts.table import read_pairs
from learning.gaps.errors import AgentNotBound, AgentTaken
from learning.gaps.service import read_anew
from learning.gaps.sources.service import source_named
from learning.people import records as people
from learning.people.access import Act
from learning.people.errors import PersonNotFound
from learning.people.person import PersonId
from learning.people.sign_in import as_kept
from learning.sheets.errors import Complaint, SheetRefused
from learning.sheets.fate import Fate
from learning.sheets.sheet import Sheet


@atomic()
async def bind(slug: str, agent: str, sign_in: str, *, by: PersonId, now: datetime) -> None:
    """Say whose agent it is; what was parked of it tells her state at once, and she can read who said so.

    Raises `SourceNotFound`, `PersonNotFound`, `AgentTaken`.
    """
    source = await source_named(slug)
    account = await people.account(as_kept(sign_in))
    if account is None or account.erased_at is not None:
        raise PersonNotFound
    person_id = PersonId(account.id)
    await log.lock_agents(source.id, [agent])
    if not await records.bind(source.id, agent, person_id, at=now):
        raise AgentTaken
    await read_anew(source, person_id)
    await people.save_looks(by, [person_id], Act.PHONE_CHANGED.value, at=now)


@atomic()
async def unbind(slug: str, agent: str, *, by: PersonId, now: datetime) -> None:
    """From now on it is nobody's, and what was said of it is forgotten. Raises `SourceNotFound`, `AgentNotBound`."""
    source = await source_named(slug)
    await log.lock_agents(source.id, [agent])
    person_id = await records.unbind(source.id, agent)
    if person_id is None:
        raise AgentNotBound
    await people.save_looks(by, [person_id], Act.PHONE_CHANGED.value, at=now)


@atomic()
async def bind_all(
    slug: str, sheet: Sheet, *, by: PersonId, is_dry_run: bool, now: datetime
) -> Mapping[Fate, int]:
    """Say whose agents are whose from a table, all of it or nothing; twice is like once. How many lines were what.

    Raises `SourceNotFound`, `SheetUnreadable`, `SheetRefused`: also for an agent that is somebody else's.
    """
    source = await source_named(slug)
    pairs, complaints = read_pairs(sheet)
    complaints, fates = list(complaints), Counter({Fate.NEW: 0, Fate.UNCHANGED: 0})
    for pair in pairs:
        account = await people.account(as_kept(pair.sign_in))
        if account is None or account.erased_at is not None:
            complaints.append(Complaint(pair.line, f"there is no sign_in {pair.sign_in!r}", "没有这个工号"))
            continue
        holder, other = await records.whose(source.id, pair.agent, PersonId(account.id))
        if holder is None and other is None:
            fates[Fate.NEW] += 1
            if not is_dry_run:
                await bind(slug, pair.agent, pair.sign_in, by=by, now=now)
        elif holder == account.id:
            fates[Fate.UNCHANGED] += 1
        else:
            complaints.append(
                Complaint(pair.line, "the agent or the person is bound otherwise", "已有别的对应")
            )
    if complaints:
        raise SheetRefused(complaints)
    return fates

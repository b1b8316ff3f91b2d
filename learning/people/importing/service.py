"""Taking a table of persons in: the whole of it or nothing."""

from collections.abc import Mapping

from tortoise.transactions import atomic

from learning.people.importing import records
from learning.people.importing.plan import Plan, leaves_nobody_in_charge, make_plan
from learning.people.importing.table import read_table
from learning.sheets.errors import SheetRefused
from learning.sheets.fate import Fate
from learning.sheets.sheet import Sheet


@atomic()
async def import_people(sheet: Sheet, *, skills: Mapping[str, str], is_dry_run: bool) -> Plan:
    """Make persons, teams, roles and qualifications what the table says; with `is_dry_run` only say what would change.

    `skills` gives the slug behind each spelling of a skill. Raises `SheetUnreadable`, and `SheetRefused` with every
    complaint; then nothing was written.
    """
    table = read_table(sheet, skills)
    if table.complaints:
        raise SheetRefused(table.complaints)
    await records.lock_people()
    paths = await records.team_paths()
    kept = await records.everyone(paths)
    plan = make_plan(table.lines, kept, frozenset(paths))
    if leaves_nobody_in_charge(plan, kept):
        raise SheetRefused([], "Afterwards nobody would be administrator.")
    moving = [step for step in plan.steps if step.fate is not Fate.UNCHANGED]
    if moving and not is_dry_run:
        await records.found_teams(plan.new_teams, paths)
        await records.save_people(moving, paths)
    return plan

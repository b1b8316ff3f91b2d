"""Taking a file of persons in: the whole of it or nothing."""

from tortoise.transactions import atomic

from learning.people.errors import ImportRefused
from learning.people.importing import records
from learning.people.importing.decode import decode
from learning.people.importing.plan import Fate, Plan, leaves_nobody_in_charge, make_plan
from learning.people.importing.table import read_table


@atomic()
async def import_people(content: bytes, *, is_dry_run: bool) -> Plan:
    """Make persons, teams and roles what the file says; with `is_dry_run` only say what would change.

    Raises `FileUnreadable`, and `ImportRefused` with every complaint; then nothing was written.
    """
    table = read_table(decode(content))
    if table.complaints:
        raise ImportRefused(table.complaints)
    await records.lock_people()
    paths = await records.team_paths()
    kept = await records.everyone(paths)
    plan = make_plan(table.lines, kept, frozenset(paths))
    if leaves_nobody_in_charge(plan, kept):
        raise ImportRefused([], "Afterwards nobody would be administrator.")
    moving = [step for step in plan.steps if step.fate is not Fate.UNCHANGED]
    if moving and not is_dry_run:
        await records.found_teams(plan.new_teams, paths)
        await records.save_people(moving, paths)
    return plan

"""What a file would change: decided before anything is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from learning.people.importing.table import Line, TeamPath
from learning.people.person import Role
from learning.people.qualifications.qualification import Qualification
from learning.sheets.fate import Fate


@dataclass(frozen=True, slots=True)
class Kept:
    """A person as she is kept now."""

    name: str
    team: TeamPath
    roles: frozenset[Role]
    qualifications: frozenset[Qualification] = frozenset()


PARTS = ("name", "team", "roles", "qualifications")


@dataclass(frozen=True, slots=True)
class Step:
    """One line, what becomes of it, and the person as she will be kept."""

    line: Line
    fate: Fate
    becomes: Kept
    differs: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Teams to found, parents first, and one step for each line."""

    new_teams: Sequence[TeamPath]
    steps: Sequence[Step]


def make_plan(lines: Sequence[Line], kept: Mapping[str, Kept], teams: frozenset[TeamPath]) -> Plan:
    """Compare the lines with what is kept. People and teams that no line names stay as they are."""
    steps = [_step(line, kept.get(line.sign_in)) for line in lines]
    wanted = {step.becomes.team[:depth] for step in steps for depth in range(1, len(step.becomes.team) + 1)}
    return Plan(sorted(wanted - teams, key=lambda path: (len(path), path)), steps)


def leaves_nobody_in_charge(plan: Plan, kept: Mapping[str, Kept]) -> bool:
    """Whether there are administrators now and would be none after."""
    after = {sign_in: person.roles for sign_in, person in kept.items()}
    after |= {step.line.sign_in: step.becomes.roles for step in plan.steps}
    was_kept = any(Role.ADMIN in person.roles for person in kept.values())
    return was_kept and not any(Role.ADMIN in roles for roles in after.values())


def _step(line: Line, kept: Kept | None) -> Step:
    if kept is None:
        roles = line.roles or frozenset({Role.AGENT})
        becomes = Kept(line.name, line.team or (), roles, line.qualifications or frozenset())
        return Step(line, Fate.NEW, becomes)
    becomes = Kept(
        line.name,
        kept.team if line.team is None else line.team,
        kept.roles if line.roles is None else line.roles,
        kept.qualifications if line.qualifications is None else line.qualifications,
    )
    differs = [part for part in PARTS if getattr(kept, part) != getattr(becomes, part)]
    return Step(line, Fate.CHANGED if differs else Fate.UNCHANGED, becomes, differs)

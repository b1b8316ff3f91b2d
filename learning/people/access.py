"""Who sees what: the table of ARCHITECTURE.md, section 6, as data. Nothing else decides it.

Ranking people and handle time in a score have no row here, because they do not exist.
"""

from enum import IntEnum, StrEnum

from learning.people.person import Person, Role, TeamId
from learning.people.teams import Parents, subtree


class Datum(StrEnum):
    """A kind of data about a person; also what an access-log line names."""

    SKILL_LEVELS = "skill_levels"  # level and freshness
    READINESS = "readiness"  # for an update; assignments
    ANSWERS = (
        "answers"  # single answers, certainty, decisions, sittings, gap states, hard-call flag, care cards
    )
    PULSES = "pulses"  # confidence pulses, load
    PANEL_RATINGS = "panel_ratings"
    OPEN_QUESTIONS = "open_questions"  # 我不会
    RECOGNITION = "recognition"  # badges, recognition, authored lessons, thanks
    PLANS = "plans"  # 一人一策


class Relation(StrEnum):
    """How a viewer stands to the person whose data it is; several may hold at once."""

    HERSELF = "herself"
    PEER = "peer"
    LEAD = "lead"  # her lead, or a manager above her
    DUTY_LEAD = "duty_lead"  # leads the shift she is on
    MENTOR = "mentor"
    PANEL = "panel"  # rates the same scenario
    SCENARIO_OWNER = "scenario_owner"
    PLAN_LEAD = "plan_lead"
    OTHER = "other"


class Access(IntEnum):
    """What a viewer gets, from nothing to everything; of several relations the greatest counts."""

    NOTHING = 0
    IN_GROUPS = 1  # of 8 or more, rounded, safe against subtraction
    WITHOUT_NAME = 2
    AFTER_AGREEMENT = 3
    IF_SHE_SHARES = 4
    LOGGED = 5  # every look is written down where she can read it
    OPEN = 6


class Duty(StrEnum):
    """Work that only some roles do, as opposed to data that only some may see."""

    KEEP_KNOWLEDGE = "keep_knowledge"
    KEEP_ACCOUNTS = "keep_accounts"


class Act(StrEnum):
    """What an administrator does to an account; each leaves a line in its access log."""

    CODE_ISSUED = "code_issued"
    ACCOUNT_LOCKED = "account_locked"
    ACCOUNT_UNLOCKED = "account_unlocked"
    DATA_ERASED = "data_erased"


_MAY_SEE: dict[Datum, dict[Relation, Access]] = {
    Datum.SKILL_LEVELS: {
        Relation.HERSELF: Access.OPEN,
        Relation.PEER: Access.IF_SHE_SHARES,
        Relation.LEAD: Access.LOGGED,
        Relation.MENTOR: Access.OPEN,
    },
    Datum.READINESS: {
        Relation.HERSELF: Access.OPEN,
        Relation.LEAD: Access.OPEN,
        Relation.DUTY_LEAD: Access.OPEN,
        Relation.MENTOR: Access.OPEN,
    },
    Datum.ANSWERS: {Relation.HERSELF: Access.OPEN},
    Datum.PULSES: {Relation.HERSELF: Access.OPEN, Relation.LEAD: Access.IN_GROUPS},
    Datum.PANEL_RATINGS: {
        Relation.HERSELF: Access.OPEN,
        Relation.PANEL: Access.AFTER_AGREEMENT,
        Relation.SCENARIO_OWNER: Access.OPEN,
    },
    Datum.OPEN_QUESTIONS: {
        Relation.HERSELF: Access.OPEN,
        Relation.PEER: Access.WITHOUT_NAME,
        Relation.LEAD: Access.WITHOUT_NAME,
        Relation.OTHER: Access.WITHOUT_NAME,
    },
    Datum.RECOGNITION: {
        Relation.HERSELF: Access.OPEN,
        Relation.PEER: Access.OPEN,
        Relation.LEAD: Access.OPEN,
        Relation.OTHER: Access.OPEN,
    },
    Datum.PLANS: {Relation.HERSELF: Access.OPEN, Relation.PLAN_LEAD: Access.LOGGED},
}

_DUTIES: dict[Duty, frozenset[Role]] = {
    Duty.KEEP_KNOWLEDGE: frozenset({Role.OWNER}),
    Duty.KEEP_ACCOUNTS: frozenset({Role.ADMIN}),
}

# What a role makes of its holder towards somebody else. Mentors, panels and plan leads
# are agreed or appointed, so they are missing here.
_STANDS_AS: dict[Role, frozenset[Relation]] = {
    Role.AGENT: frozenset({Relation.PEER}),
    Role.AUTHOR: frozenset({Relation.PEER}),
    Role.LEAD: frozenset({Relation.LEAD, Relation.OTHER}),
    Role.DUTY_LEAD: frozenset({Relation.DUTY_LEAD, Relation.OTHER}),
    Role.MANAGER: frozenset({Relation.LEAD, Relation.OTHER}),
    Role.OWNER: frozenset({Relation.OTHER}),
    Role.COMPLIANCE: frozenset({Relation.OTHER}),
    Role.ADMIN: frozenset({Relation.OTHER}),
}
_OVER_TEAMS = frozenset({Relation.LEAD, Relation.DUTY_LEAD})


def relations(viewer: Person, subject: Person, parents: Parents) -> frozenset[Relation]:
    """How the viewer stands to the subject by role and team.

    A lead or manager stands above her own team and all below it. Until rosters are kept,
    a duty lead's shift is those same teams.
    """
    if viewer.id == subject.id:
        return frozenset({Relation.HERSELF})
    standing = frozenset().union(*(_STANDS_AS[role] for role in viewer.roles)) or frozenset({Relation.OTHER})
    return (
        standing
        if subject.team and subject.team.id in teams_in_view(viewer, parents)
        else standing - _OVER_TEAMS
    )


def teams_in_view(viewer: Person, parents: Parents) -> frozenset[TeamId]:
    """The teams whose people she answers for: none unless a role puts her over teams."""
    if viewer.team is None or not any(_STANDS_AS[role] & _OVER_TEAMS for role in viewer.roles):
        return frozenset()
    return subtree(viewer.team.id, parents)


def may_see(datum: Datum, standing: frozenset[Relation]) -> Access:
    """The most that any of these relations opens. Reaching `LOGGED` data obliges to `service.log_looks`."""
    return max(
        (_MAY_SEE[datum].get(relation, Access.NOTHING) for relation in standing), default=Access.NOTHING
    )


def roles_that_see(datum: Datum) -> frozenset[Role]:
    """The roles whose holders may see this of somebody else, of at least some people."""
    return frozenset(
        role for role, standing in _STANDS_AS.items() if may_see(datum, standing) > Access.NOTHING
    )


def roles_with(duty: Duty) -> frozenset[Role]:
    """The roles that do this work."""
    return _DUTIES[duty]

"""Who sees what: the table of ARCHITECTURE.md, section 6, as data. Nothing else decides it.

Ranking people and handle time in a score have no row here, because they do not exist.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from learning.people.person import EmployerId, Person, Role, TeamId
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
    DUTY_LEAD = "duty_lead"  # leads the duty over her team, as long as the watch lasts
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
    WRITE_LESSONS = "write_lessons"  # see what is missing, and take it to write
    KEEP_ACCOUNTS = "keep_accounts"
    PLAN_WORK = "plan_work"  # rosters, and what customers call about
    APPOINT_DUTY_LEADS = "appoint_duty_leads"
    ASSIGN = "assign"  # ask people of hers to learn something by a day
    ASK_OF_TEAMS = "ask_of_teams"  # see what a team can before it is asked for something
    ASK_FOR_DISCLOSURE = "ask_for_disclosure"
    DECIDE_ON_DISCLOSURE = "decide_on_disclosure"
    LAUNCH = "launch"  # let a work system sign colleagues in
    OPERATE = "operate"  # switches and held jobs
    TELL_FLASHES = "tell_flashes"  # write, approve and withdraw flash notices


class Act(StrEnum):
    """What an administrator does to an account; each leaves a line in its access log."""

    CODE_ISSUED = "code_issued"
    ACCOUNT_LOCKED = "account_locked"
    ACCOUNT_UNLOCKED = "account_unlocked"
    DATA_ERASED = "data_erased"
    EMPLOYER_CHANGED = "employer_changed"
    RECORDS_OPENED = "records_opened"  # after two others agreed
    PHONE_CHANGED = "phone_changed"  # which agent of a platform she is
    LAUNCHED = "launched"  # by a work system, with an administrator's token


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
    Duty.WRITE_LESSONS: frozenset({Role.AUTHOR, Role.OWNER}),
    Duty.KEEP_ACCOUNTS: frozenset({Role.ADMIN}),
    Duty.PLAN_WORK: frozenset({Role.MANAGER}),
    Duty.APPOINT_DUTY_LEADS: frozenset({Role.LEAD, Role.MANAGER}),
    Duty.ASSIGN: frozenset({Role.LEAD, Role.MANAGER}),
    Duty.ASK_OF_TEAMS: frozenset({Role.LEAD, Role.MANAGER, Role.OWNER, Role.COMPLIANCE}),
    Duty.ASK_FOR_DISCLOSURE: frozenset({Role.COMPLIANCE}),
    Duty.DECIDE_ON_DISCLOSURE: frozenset({Role.COMPLIANCE, Role.MANAGER, Role.ADMIN}),
    Duty.LAUNCH: frozenset({Role.ADMIN}),
    Duty.OPERATE: frozenset({Role.ADMIN}),
    Duty.TELL_FLASHES: frozenset({Role.LEAD, Role.DUTY_LEAD, Role.MANAGER, Role.OWNER, Role.COMPLIANCE}),
}
# Whoever works for another employer keeps no accounts of the bank, plans no work of it, opens no private records and
# puts no words into its agents' mouths.
_FOR_THE_BANKS_OWN = frozenset(
    {
        Duty.KEEP_ACCOUNTS,
        Duty.PLAN_WORK,
        Duty.ASK_OF_TEAMS,
        Duty.ASK_FOR_DISCLOSURE,
        Duty.DECIDE_ON_DISCLOSURE,
        Duty.LAUNCH,
        Duty.OPERATE,
        Duty.TELL_FLASHES,
    }
)

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
    """How the viewer stands to the subject by role, team, watch and employer.

    A lead or manager stands above her own team and all below it, a duty lead above the teams of her watch.
    Somebody with an employer other than the bank stands above nobody but its people.
    """
    if viewer.id == subject.id:
        return frozenset({Relation.HERSELF})
    standing = frozenset().union(*(_STANDS_AS[role] for role in viewer.roles)) or frozenset({Relation.OTHER})
    over = (
        each for each in _OVER_TEAMS if View(_teams_as(each, viewer, parents), _bound(viewer)).has(subject)
    )
    return standing - _OVER_TEAMS | frozenset(over)


@dataclass(frozen=True, slots=True)
class View:
    """Whose data somebody meets: people of these teams, and of one employer alone unless that is None."""

    teams: frozenset[TeamId]
    employer: EmployerId | None

    def has(self, subject: Person) -> bool:
        """Whether this person is in it."""
        is_employed_so = self.employer is None or _bound(subject) == self.employer
        return is_employed_so and subject.team is not None and subject.team.id in self.teams


def view_of(viewer: Person, datum: Datum, parents: Parents) -> View:
    """The people over whom a role or a watch puts her and whose data of this kind that opens; perhaps nobody."""
    teams = (
        _teams_as(relation, viewer, parents)
        for relation in _OVER_TEAMS
        if may_see(datum, frozenset({relation})) > Access.NOTHING
    )
    return View(frozenset().union(*teams), _bound(viewer))


def teams_led(viewer: Person, parents: Parents) -> frozenset[TeamId]:
    """The teams that she leads for good: a watch is no reason to hand out others."""
    return _teams_as(Relation.LEAD, viewer, parents)


def may_do(duty: Duty, person: Person) -> bool:
    """Whether she holds a role that does this work, and works for whom it takes."""
    return person.holds(*_DUTIES[duty]) and (person.employer is None or duty not in _FOR_THE_BANKS_OWN)


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


def is_for_the_banks_own(duty: Duty) -> bool:
    """Whether the work is kept from whoever has another employer."""
    return duty in _FOR_THE_BANKS_OWN


def _teams_as(relation: Relation, viewer: Person, parents: Parents) -> frozenset[TeamId]:
    if relation is Relation.DUTY_LEAD:
        tops = viewer.watches
    else:
        is_above = any(relation in _STANDS_AS[role] for role in viewer.roles)
        tops = frozenset({viewer.team.id}) if viewer.team and is_above else frozenset()
    return frozenset().union(*(subtree(top, parents) for top in tops))


def _bound(person: Person) -> EmployerId | None:
    return person.employer.id if person.employer else None

"""A person, the roles she holds, the team she belongs to, and who employs her."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NewType
from uuid import UUID

PersonId = NewType("PersonId", UUID)
TeamId = NewType("TeamId", UUID)
EmployerId = NewType("EmployerId", UUID)
Language = Literal["zh-CN", "en"]
Theme = Literal["system", "light", "dark"]


class Role(StrEnum):
    """What a person may be in the bank; she may be several at once."""

    AGENT = "agent"
    AUTHOR = "author"  # 资深
    LEAD = "lead"  # 班长
    DUTY_LEAD = "duty_lead"  # 值班长: a shift, not a subtree
    MANAGER = "manager"
    OWNER = "owner"
    COMPLIANCE = "compliance"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Team:
    """A named group; the tree it hangs in is `teams.Parents`."""

    id: TeamId
    name: str


class EmployerKind(StrEnum):
    """How people come to work for the bank without being its own (自有)."""

    DISPATCHED = "dispatched"  # 派遣
    OUTSOURCED = "outsourced"  # 外包


@dataclass(frozen=True, slots=True)
class Employer:
    """Whoever employs people that work for the bank. Bounds what they see; never counts in choosing or judging."""

    id: EmployerId
    name: str
    kind: EmployerKind


@dataclass(frozen=True, slots=True)
class Person:
    """Someone with an account, as every decision about her needs her.

    Without an `employer` she is the bank's own. `watches` are the teams over which she leads the duty right now;
    while there are any, she also holds the role of a duty lead.
    """

    id: PersonId
    sign_in: str
    name: str
    language: Language
    theme: Theme
    roles: frozenset[Role]
    team: Team | None
    employer: Employer | None = None
    watches: frozenset[TeamId] = frozenset()

    def holds(self, *roles: Role) -> bool:
        """Whether she holds at least one of these roles."""
        return not self.roles.isdisjoint(roles)

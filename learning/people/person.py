"""A person, the roles she holds and the team she belongs to."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NewType
from uuid import UUID

PersonId = NewType("PersonId", UUID)
TeamId = NewType("TeamId", UUID)
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


@dataclass(frozen=True, slots=True)
class Person:
    """Someone with an account, as every decision about her needs her."""

    id: PersonId
    sign_in: str
    name: str
    language: Language
    theme: Theme
    roles: frozenset[Role]
    team: Team | None

    def holds(self, *roles: Role) -> bool:
        """Whether she holds at least one of these roles."""
        return not self.roles.isdisjoint(roles)

"""What a table keeps about persons, as data: one list serves the page, the export and the erasure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """A kind of data as the person reads about it; several tables may make up one."""

    ACCOUNT = "account"
    SESSIONS = "sessions"
    ANSWERS = "answers"
    SITTINGS = "sittings"
    MEMORY = "memory"
    BADGES = "badges"
    QUALIFICATIONS = "qualifications"
    ROSTER = "roster"
    ASSIGNMENTS = "assignments"
    PHONE = "phone"
    FLASHES = "flashes"
    WORK = "work"
    LOOKS = "looks"
    DISCLOSURES = "disclosures"


@dataclass(frozen=True, slots=True)
class Holding:
    """One table with a column that names a person.

    `withheld` columns are in no export: secrets, and texts of the bank that say nothing about her.
    She is shown the rows where `shown_where` holds (SQL over `held`, and `asked.now` for the present moment).
    At an erasure `empties` sets columns (SQL, in which `$1` is her id), where `only_where` holds; or the rows go.
    """

    kind: Kind
    table: str
    column: str = "person_id"
    withheld: Sequence[str] = ()
    empties: Mapping[str, str] = field(default_factory=dict)
    only_where: str = "true"
    shown_where: str = "true"
    is_deleted: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """How a kind of data is explained: its name, what for, and for how long."""

    name: str
    purpose: str
    retention: str

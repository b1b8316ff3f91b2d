"""Who employs a person is kept by administrators, and she can read that they changed it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tortoise.transactions import atomic

from learning.people import records as people
from learning.people.access import Act
from learning.people.accounts.service import theirs
from learning.people.employers import records
from learning.people.person import EmployerKind, Person, PersonId


@dataclass(frozen=True, slots=True)
class Employment:
    """An employer by name and kind, or the bank itself; `until` closes the account by itself."""

    employer: str | None
    kind: EmployerKind
    until: datetime | None


@atomic()
async def employ(
    admin: Person, person_id: PersonId, employment: Employment, *, new_id: UUID, now: datetime
) -> None:
    """Keep who employs her. Raises `PersonNotFound`, `OwnAccount`."""
    await theirs(admin, person_id)
    employer_id = (
        await records.employer_named(employment.employer, employment.kind, new_id=new_id)
        if employment.employer
        else None
    )
    await records.save_employment(person_id, employer_id, until=employment.until, now=now)
    await people.save_looks(admin.id, [person_id], Act.EMPLOYER_CHANGED.value, at=now)

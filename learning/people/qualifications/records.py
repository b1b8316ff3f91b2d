"""What somebody holds."""

from uuid import UUID

from learning.people.qualifications.qualification import Qualification
from learning.queries import fetch


async def held_by(person_id: UUID) -> list[Qualification]:
    """Her qualifications: those that end first before the others."""
    rows = await fetch(
        """select skill, name, valid_from, valid_to from qualification
           where person_id = $1 order by valid_to nulls last, skill, name""",
        person_id,
    )
    return [Qualification(**row) for row in rows]

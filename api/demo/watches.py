"""Who leads the duty in the demonstration bank: its duty lead, by day and by night, so that a visitor meets her on watch."""

from datetime import timedelta
from uuid import uuid5

from api.demo.bank import CENTRE, Bank
from api.demo.calendar import Past
from api.demo.rows import Rows
from learning.people.person import Role
from learning.people.watches.watch import FURTHEST

HALF_DAY = timedelta(hours=12)


def keep_watches(bank: Bank, past: Past, rows: Rows) -> None:
    """A month of watches from the end of the past, given by the manager of the centre."""
    centre = next(team for team in bank.teams if team.name == CENTRE)
    duty_lead = next(each for each in bank.colleagues if Role.DUTY_LEAD in each.roles)
    manager = next(each for each in bank.colleagues if Role.MANAGER in each.roles and each.team == centre)
    for place in range(FURTHEST // HALF_DAY):
        starts_at = past.until + place * HALF_DAY
        number = uuid5(bank.namespace, f"watch {place}")
        rows.add(
            "watch",
            number,
            duty_lead.id,
            centre.id,
            starts_at,
            starts_at + HALF_DAY,
            manager.id,
            past.until,
        )

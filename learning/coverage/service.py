"""What a lead sees before an update takes effect: how many are ready, and at which seats a word is still needed."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from learning.coverage import records
from learning.coverage.readiness import Readiness, Seat, readiness
from learning.people.access import View

LOOK_BACK = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class UpdateReadiness:
    """One update and how ready a team is for it."""

    revision_id: UUID
    slug: str
    title: str
    facts: int
    effective_from: datetime
    readiness: Readiness


async def readiness_for_updates(
    view: View, *, now: datetime, revision_id: UUID | None = None
) -> list[UpdateReadiness]:
    """Readiness of the people in view for each update of the last month and all to come, or for one of them."""
    updates = await records.updates_since(now - LOOK_BACK)
    updates = [update for update in updates if revision_id in (None, update["id"])]
    seats = [
        Seat(row["id"], row["name"], row["sign_in"], row["team"])
        for row in await records.seats_in(view, now=now)
    ]
    asked: dict[UUID, set[UUID]] = defaultdict(set)
    for row in await records.asked_by([update["id"] for update in updates]):
        asked[row["revision_id"]].add(row["id"])
    known: dict[UUID, set[UUID]] = defaultdict(set)
    every_version = [version for versions in asked.values() for version in versions]
    for row in await records.known_among([seat.person_id for seat in seats], every_version):
        known[row["person_id"]].add(row["known_version_id"])
    return [
        UpdateReadiness(
            revision_id=update["id"],
            slug=update["slug"],
            title=update["title"],
            facts=update["facts"],
            effective_from=update["effective_from"],
            readiness=readiness(seats, asked[update["id"]], known),
        )
        for update in updates
    ]

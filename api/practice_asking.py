"""What every route of practice needs: who asks for something to do, and a sitting as it is shown to her."""

from datetime import datetime
from typing import Any  # Any: whatever state a request carries
from uuid import UUID

from litestar import Request

from api.auth import session_token
from api.practice_shown import sitting_out
from api.practice_wire import SittingOut
from api.settings import Settings
from learning.people.person import Person
from learning.people.sign_in import token_hash
from learning.practice import hot, sittings
from learning.practice.hot import Asking


async def asking_of(request: Request[Any, Any, Any], settings: Settings, now: datetime) -> Asking:
    """What the next thing is chosen from. Raises `SignedOut`."""
    return await hot.situation(
        token_hash(session_token(request)),
        now=now,
        zone=settings.zone,
        cap_seconds=settings.daily_cap_seconds,
    )


async def sitting_shown(person: Person, sitting_id: UUID, settings: Settings, now: datetime) -> SittingOut:
    """The sitting where it stands, with fresh tickets. Raises `SittingNotFound`."""
    shown = await sittings.show_sitting(person.id, sitting_id, zone=settings.zone)
    return await sitting_out(shown, person, key=settings.signing_key, now=now)

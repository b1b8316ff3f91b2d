"""What is deleted once its time is over, every night. The log of answers stays: state is rebuilt from it.

A sign-in, a code or a count of tries is worthless after its end, so the moments below only leave time to look at what
happened. Running twice deletes nothing more.
"""

from datetime import datetime, timedelta

from tortoise import connections

from learning.people.tokens.service import KEPT_AFTER_END

KEPT = {
    "session": ("expires_at", timedelta(0)),
    "reset_code": ("expires_at", timedelta(0)),
    "launch_code": ("expires_at", timedelta(0)),
    "api_token": ("expires_at", KEPT_AFTER_END),
    "sign_in_try": ("counted_at", timedelta(days=1)),
    "pgqueuer_log": ("created", timedelta(days=90)),
    "agent_event": ("received_at", timedelta(days=7)),
    "gap_offer": ("offered_at", timedelta(days=90)),
    "gap_unfit": ("gap_since", timedelta(days=90)),
    "lookup": ("opened_at", timedelta(days=90)),
    "flash_notice": ("ends_at", timedelta(days=3 * 366)),
}
"""Table, the moment of a row that counts, and for how long after it the row stays."""
YEAR = timedelta(days=366)
"""Of the log of looks. 个人信息保护法 56 asks for three years of records of how personal data was handled."""


async def forget(now: datetime, *, looks_years: int) -> dict[str, int]:
    """Delete what ended; returns how many rows of each table."""
    kept = KEPT | {"access_log": ("at", looks_years * YEAR)}
    return {table: await _delete(table, moment, now - stays) for table, (moment, stays) in kept.items()}


async def _delete(table: str, moment: str, until: datetime) -> int:
    number, _ = await connections.get("default").execute_query(
        f"delete from {table} where {moment} <= $1",  # noqa: S608 # our own words
        [until],
    )
    return int(number)

"""Recalibrating recall by the bank's own answers, and finding again what the last recalibration found."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any  # a row of the driver has no narrower type
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from tortoise.transactions import atomic

from learning.memory import records
from learning.memory.recalibration import FITTED_DAYS, TESTED_DAYS, Recalibration, Spaced, Vector, recalibrate
from learning.memory.records import Lean, Night

SETTLES = timedelta(hours=1)
"""So long before a recalibration its log ends: by then every answer received is there to read again."""


Leans = dict[UUID, Lean]


@dataclass(frozen=True, slots=True)
class Found:
    """What the log led to, and whose tilts are in which place."""

    recalibration: Recalibration
    answers: int
    people: tuple[UUID, ...]
    facts: tuple[UUID, ...]

    def night(self, at: datetime) -> Night:
        """It as it is kept."""
        found = self.recalibration
        return Night(
            at,
            self.answers,
            found.line.constant,
            found.line.slope,
            found.step,
            found.trial,
            found.trial.is_won,
        )

    def leans(self) -> tuple[Leans, Leans]:
        """How people and facts lean."""
        tilts = self.recalibration.tilts
        return (
            dict(zip(self.people, _leans(tilts.people, tilts.people_answers), strict=True)),
            dict(zip(self.facts, _leans(tilts.facts, tilts.facts_answers), strict=True)),
        )


async def find(at: datetime) -> Found | None:
    """What the log before that moment leads to; the same whenever it is asked. `None` with too few answers."""
    until = at - SETTLES
    rows = await records.spaced_answers(until - FITTED_DAYS, until)
    people, facts = _places(rows, "person_id"), _places(rows, "fact_id")
    answers = Spaced(
        np.array([people[row["person_id"]] for row in rows], dtype=np.int64),
        np.array([facts[row["fact_id"]] for row in rows], dtype=np.int64),
        np.array([row["recall"] for row in rows], dtype=float),
        np.array([row["guess"] for row in rows], dtype=float),
        np.array([row["is_right"] for row in rows], dtype=bool),
    )
    tested = sum(row["at"] > until - TESTED_DAYS for row in rows)
    found = await asyncio.to_thread(recalibrate, answers, tested)
    return Found(found, len(rows), tuple(people), tuple(facts)) if found else None


@atomic()
async def recalibrate_recall(*, now: datetime) -> bool:
    """Recalibrate, and try the result on the last month; whether what is shown of recall changes by it."""
    before = await records.last_night()
    found = await find(now)
    if found is None:
        return False
    night = found.night(now)
    await records.save_night(night)
    await records.save_leans(*found.leans())
    return night.in_use or (before is not None and before.in_use)


def _leans(tilts: Vector, answers: NDArray[np.int64]) -> list[Lean]:
    return list(map(Lean, tilts.tolist(), answers.tolist()))


def _places(rows: Sequence[dict[str, Any]], column: str) -> dict[UUID, int]:
    """A number for each, in the order in which they come."""
    return {each: place for place, each in enumerate(dict.fromkeys(row[column] for row in rows))}

"""One person's single answers as they were given, for her own records opened by law; nothing else reads them so."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any  # JSON has no narrower type

from learning.attempts.answer import Answer, Certainty, Verdict
from learning.people.person import PersonId
from learning.queries import fetch


@dataclass(frozen=True, slots=True)
class Given:
    """One answer: to what, what was given in words, how it was graded, how sure she said she was."""

    at: datetime
    lesson: str
    prompt: str
    given: str
    verdict: Verdict
    certainty: Certainty | None


@dataclass(frozen=True, slots=True)
class Practised:
    """One sitting: of which lesson, from when until when; no lesson where items were mixed."""

    started_at: datetime
    ended_at: datetime | None
    lesson: str | None
    finished: bool


async def answers_given(
    person_id: PersonId, since: datetime, until: datetime, *, limit: int
) -> Sequence[Given]:
    """Her answers from `since` to before `until`, oldest first."""
    rows = await fetch(
        """select attempt.at, lesson.title as lesson, item.content::text as content, attempt.answer::text as answer,
                  attempt.verdict, attempt.certainty
           from attempt join item on item.id = attempt.item_id join lesson on lesson.id = item.lesson_id
           where attempt.person_id = $1 and attempt.at >= $2 and attempt.at < $3
           order by attempt.at, attempt.id limit $4""",
        person_id,
        since,
        until,
        limit,
    )
    return [
        Given(
            at=row["at"],
            lesson=row["lesson"],
            prompt=json.loads(row["content"]).get("prompt", ""),
            given=in_words(Answer.from_json(json.loads(row["answer"])), json.loads(row["content"])),
            verdict=Verdict(row["verdict"]),
            certainty=Certainty(row["certainty"]) if row["certainty"] else None,
        )
        for row in rows
    ]


async def sittings_of(
    person_id: PersonId, since: datetime, until: datetime, *, limit: int
) -> Sequence[Practised]:
    """Her sittings that began from `since` to before `until`, oldest first."""
    rows = await fetch(
        """select sitting.started_at, sitting.ended_at, lesson.title as lesson, sitting.finished
           from sitting left join lesson on lesson.id = sitting.lesson_id
           where sitting.person_id = $1 and sitting.started_at >= $2 and sitting.started_at < $3
           order by sitting.started_at, sitting.id limit $4""",
        person_id,
        since,
        until,
        limit,
    )
    return [Practised(**row) for row in rows]


def in_words(answer: Answer, content: dict[str, Any]) -> str:  # Any: an item's content as stored
    """What was given, as she saw it; empty for "I am not sure"."""
    options = content.get("options") or []
    places = answer.order if answer.order is not None else answer.chosen or ()
    shown = " → " if answer.order is not None else "；"
    return answer.text or shown.join(str(options[place]) for place in places if place < len(options))

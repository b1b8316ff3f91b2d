"""What owners decide about the changes of a revision, on the wire."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from litestar import Controller, put
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from pydantic import Field

from api.knowledge_shown import detail_out
from api.knowledge_wire import RevisionDetailOut, Text
from api.wire import In
from learning.knowledge.rulings import MOST_PARTS, Ruling, Rulings, Standing, Words
from learning.lessons import service as lessons
from learning.people.access import Duty
from learning.people.person import Person

MOST = 2_000
Name = Annotated[str, Field(max_length=80, pattern=r"^[^\x00]*$")]


class WordsIn(In):
    """What a change is about, and the whole rule, as an owner says it."""

    topic: Annotated[Text, Field(max_length=200)]
    statement: Annotated[Text, Field(max_length=2_000)]


class RulingIn(In):
    """What was decided about one change; `parts` split it, `goes_with` merges it into another."""

    change: Name
    standing: Standing | None = None
    words: WordsIn | None = None
    parts: list[WordsIn] = Field(default_factory=list, max_length=MOST_PARTS)
    goes_with: Name | None = None


class RulingsIn(In):
    """Everything decided, and the version it was decided over; 0 where nothing was."""

    changes: Annotated[list[RulingIn], Field(max_length=MOST)]
    order: Annotated[list[Name], Field(max_length=MOST)]
    answered: Annotated[list[Name], Field(max_length=MOST)]
    version: Annotated[int, Field(ge=0, lt=2**31)]


class RulingsController(Controller):
    """Deciding about the facts of a revision before it is approved."""

    path = "/revisions/{revision_id:uuid}/rulings"
    tags = ("knowledge",)
    opt = {"purpose": Duty.KEEP_KNOWLEDGE}  # noqa: RUF012 # Litestar reads a plain attribute

    @put("/", summary="Decide about the facts of a revision", operation_id="putRulings")
    async def save(
        self,
        revision_id: FromPath[UUID],
        data: JSONBody[RulingsIn],
        person: NamedDependency[Person],
        state: State,
        now: NamedDependency[datetime],
    ) -> RevisionDetailOut:
        """Teach, leave out, merge, split, reword, order; answer warnings. Lessons nobody edited are drafted again."""
        await lessons.save_rulings(
            revision_id, _rulings(data), version=data.version, now=now, zone=state.settings.zone
        )
        return await detail_out(revision_id, person, state, now)


def _rulings(data: RulingsIn) -> Rulings:
    return Rulings(
        tuple(
            Ruling(
                each.change,
                each.standing,
                _words(each.words) if each.words else None,
                tuple(map(_words, each.parts)),
                each.goes_with,
            )
            for each in data.changes
        ),
        tuple(data.order),
        tuple(data.answered),
    )


def _words(data: WordsIn) -> Words:
    return Words(data.topic.strip(), data.statement.strip())

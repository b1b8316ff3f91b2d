"""Looking a fact up while a customer waits. Only the agent opens it; nothing of it is timed or told.

Words that she searches for are never kept; a fact that she opens to read is, for a later gap, hers alone (N01).
"""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from litestar import Controller, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import JSONBody, QueryParameter

from api.access import SELF
from api.wire import In, Out
from learning.knowledge.lookup.records import FactFound, Wording, facts_found
from learning.lessons.said.service import lines_about
from learning.people.person import Person
from learning.practice.lookups.service import note_opened
from learning.search.terms import query_of

MOST_FOUND = 8
LONGEST_QUERY = 100


class WordingOut(Out):
    """What a fact says from a moment on; if it is retired, that it holds no more from then on."""

    statement: str
    value: str | None
    valid_from: datetime
    retired: bool
    say: str | None
    """A line for the customer, if a lesson gives one."""


class FactFoundOut(Out):
    """A fact: what holds now, what comes next, and where it is written."""

    id: UUID
    topic: str
    article: str
    path: list[str]
    source_url: str | None
    """Where the article stands, if another system keeps it."""
    now: WordingOut | None
    next: WordingOut | None


class FactsFoundOut(Out):
    """The facts that answer best, the best first."""

    facts: list[FactFoundOut]


class OpenedIn(In):
    """The fact that she opened to read."""

    fact_id: UUID


class LookupController(Controller):
    """Facts by their words."""

    path = "/facts"
    tags = ("knowledge",)
    opt = {"purpose": SELF}  # noqa: RUF012 # Litestar reads a plain attribute

    @get("/", summary="Look facts up during a call", operation_id="findFacts")
    async def find(
        self,
        state: State,
        now: NamedDependency[datetime],
        q: Annotated[str, QueryParameter(max_length=LONGEST_QUERY)] = "",
    ) -> FactsFoundOut:
        """Every word must stand in the fact, its topic or its place; without a word there is nothing to find."""
        query = query_of(q)
        found = await facts_found(query, now=now, most=MOST_FOUND) if query else []
        shown = [each for fact in found for each in (fact.now, fact.next) if each]
        lines = await lines_about([each.version_id for each in shown], state.settings.zone)
        return FactsFoundOut(facts=[_fact_out(fact, lines) for fact in found])

    @post("/opened", summary="I opened a fact to read it", operation_id="openFact", status_code=204)
    async def opened(
        self, data: JSONBody[OpenedIn], person: NamedDependency[Person], now: NamedDependency[datetime]
    ) -> None:
        """Kept for a later gap, known to her alone, and forgotten once she answered; unknown facts are passed over."""
        await note_opened(person.id, data.fact_id, now=now)


def _fact_out(fact: FactFound, lines: dict[UUID, str]) -> FactFoundOut:
    newest = fact.now or fact.next
    return FactFoundOut(
        id=fact.id,
        topic=fact.topic,
        article=fact.title,
        path=list(newest.path) if newest else [],
        source_url=fact.origin_url,
        now=_wording_out(fact.now, lines),
        next=_wording_out(fact.next, lines),
    )


def _wording_out(wording: Wording | None, lines: dict[UUID, str]) -> WordingOut | None:
    if wording is None:
        return None
    return WordingOut(
        statement=wording.statement,
        value=wording.value,
        valid_from=wording.valid_from,
        retired=wording.retired,
        say=lines.get(wording.version_id),
    )

"""The past of a bank lived once more, this time through the product's own use cases and its database."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg

from api.awarding import follow
from learning.attempts.answer import Answer, Certainty
from learning.attempts.ticket import sign_ticket
from learning.people.person import PersonId
from learning.people.records import save_session
from learning.people.sign_in import open_session, token_hash
from learning.practice import hot, sittings
from learning.practice.follow import refresh_levels
from learning.practice.hot import Given
from learning.practice.next_item import Next, choose
from learning.practice.sitting import Event, EventKind
from tests.api.places import Place

KEY = b"s" * 32
CAP_SECONDS = 360
MINUTE = timedelta(minutes=1)
PRACTICE = (
    "attempt",
    "attempt_receipt",
    "sitting_event",
    "sitting",
    "memory",
    "learner",
    "skill_ability",
    "skill_level",
    "item_difficulty",
    "skill_difficulty",
    "item_health",
    "item_option_use",
    "award",
)
"""What practising writes."""

ASKED_LATER = ("assignment", "assignment_person", "assignment_turn")
"""What was asked on the last day, for the days after this past."""

APPROVED_LATER = ("item", "lesson", "fact_version")
"""What was approved in the course of the past. Articles, revisions and facts alone change nothing for anybody."""

# Versions and lessons of one moment come in, what they replace ends.
LET_IN = """
insert into fact_version select version.* from told.fact_version version
    join revision on revision.id = version.revision_id and revision.approved_at = $1;
insert into lesson select * from told.lesson where approved_at = $1;
insert into item select item.* from told.item item
    join told.lesson lesson on lesson.id = item.lesson_id and lesson.approved_at = $1
    order by lesson.slug, item.position;
update fact_version set valid_to = null from revision
where revision.id = revision_id and revision.approved_at = $1 and valid_to is not null;
update item set retired_at = null from told.lesson lesson
where lesson.id = lesson_id and lesson.approved_at = $1 and retired_at is not null;
"""
END_REPLACED = """
update fact_version set valid_to = told.valid_to from told.fact_version told
where told.id = fact_version.id and fact_version.valid_to is distinct from told.valid_to
  and exists (select from fact_version later
              where later.fact_id = told.fact_id and later.valid_from = told.valid_to);
update item set retired_at = told.retired_at from told.item told
where told.id = item.id and item.retired_at is distinct from told.retired_at
  and exists (select from fact_version later
              where later.fact_id = told.fact_id and later.valid_from = told.retired_at);
"""
TURNS = """
select valid_from as at from told.fact_version union select valid_to from told.fact_version
union select approved_at from told.lesson order by 1
"""


class Relived:
    """One past, step by step."""

    def __init__(self, bank: Place, connection: asyncpg.Connection) -> None:
        self.zone, self.connection = bank.settings.zone, connection
        self.approvals: list[datetime] = []
        self.turns: list[datetime] = []

    async def forget(self) -> None:
        """Put the story aside and begin before it: nobody has practised, nothing is approved."""
        await self.connection.execute("create schema told")
        for table in ASKED_LATER:
            await self.connection.execute(f"create table told.{table} as table public.{table}")
        await self.connection.execute("delete from assignment")
        for table in (*PRACTICE, *APPROVED_LATER):
            await self.connection.execute(f"create table told.{table} as table public.{table}")
            await self.connection.execute(f"delete from public.{table}")
        await self.connection.execute("alter sequence attempt_turn restart")
        # A roster is sent later than the days told of here, which count by the calendar.
        await self.connection.execute("create table told.roster as table roster; delete from roster")
        # The people of the story never were newcomers to it.
        await self.connection.execute("insert into placement select id, created_at from person")
        self.turns = [row["at"] for row in await self.connection.fetch(TURNS) if row["at"]]
        self.approvals = [
            row["at"]
            for row in await self.connection.fetch(
                """select approved_at as at from told.lesson union
                   select approved_at from revision where approved_at is not null order by 1"""
            )
        ]
        for row in await self.connection.fetch("select id from person"):
            session = open_session(
                str(row["id"]), PersonId(row["id"]), lifetime=timedelta(days=9000), now=self.approvals[0]
            )
            await save_session(session, replaced=None)

    async def live(self, until: datetime) -> None:
        """Everything in its order: who began when, what followed when, and the minutes between."""
        for at, happening in sorted(await self._happenings(), key=lambda each: each[0]):
            await self.turn_to(at)
            if happening["kind"] == "began":
                await self._sit(happening["row"], at)
            else:
                await follow(happening["row"]["person_id"], now=at)
        await self.turn_to(until)
        await self.connection.execute("delete from session; delete from placement")
        # Which of these reviews were somebody's own choice is told afterwards, and moves nothing.
        await self.connection.execute(
            """update sitting set pursuit_id = told.pursuit_id from told.sitting told
               where told.person_id = sitting.person_id and told.id = sitting.id"""
        )
        for table in ("roster", *ASKED_LATER):
            await self.connection.execute(f"insert into {table} select * from told.{table}")

    async def turn_to(self, at: datetime) -> None:
        """Let the clock run to this moment: approvals come in, and levels are judged when they are due."""
        while (approval := next((each for each in self.approvals if each <= at), None)) is not None:
            await self._refresh(approval - timedelta(seconds=1))
            await self.connection.execute(LET_IN.replace("$1", f"'{approval.isoformat()}'"))
            await self.connection.execute(END_REPLACED)
            self.approvals.remove(approval)
        await self._refresh(at)

    async def _refresh(self, until: datetime) -> None:
        while True:
            recheck = await self.connection.fetchval("select min(recheck_at) from skill_level")
            due = min([each for each in (recheck, *self.turns[:1]) if each], default=None)
            if due is None or (minute := _minute(due)) > until:
                return
            self.turns = [turn for turn in self.turns if turn > minute]
            await refresh_levels(now=minute)

    async def _happenings(self) -> Iterator[tuple[datetime, Mapping[str, Any]]]:
        rows = await self.connection.fetch("select * from told.sitting")
        return iter(
            [(row["started_at"], {"kind": "began", "row": row}) for row in rows]
            + [(row["ended_at"], {"kind": "followed", "row": row}) for row in rows]
        )

    async def _sit(self, row: Mapping[str, Any], at: datetime) -> None:
        """Begin the sitting as the page does, find the same offer and the same items, and do the same in it."""
        person_id, token = row["person_id"], token_hash(str(row["person_id"]))
        events = await self.connection.fetch(
            "select * from told.sitting_event where person_id = $1 and sitting_id = $2 order by sequence",
            person_id,
            row["id"],
        )
        asking = await hot.situation(token, now=at, zone=self.zone, cap_seconds=CAP_SECONDS)
        choice = choose(asking.situation, at)
        begun = events[0]["client_event_id"]
        if row["lesson_id"]:
            assert choice.lesson_id == row["lesson_id"]
            sitting_id = await sittings.start_lesson(person_id, begun, row["lesson_id"], now=at)
        else:
            assert choice.kind in (Next.REVIEW, Next.UPDATE)
            sitting_id = await sittings.start_review(asking, begun, now=at)
        assert sitting_id == row["id"]
        asked = (await sittings.sitting_of(person_id, sitting_id)).item_ids
        assert list(asked) == list(row["item_ids"])
        for event in events[1:]:
            await self._tell(person_id, token, event)

    async def _tell(self, person_id: UUID, token: str, event: Mapping[str, Any]) -> None:
        kind, at = EventKind(event["kind"]), event["at"]
        own = Event(event["client_event_id"], event["sequence"], kind, event["step_key"])
        if kind is EventKind.ENDED:
            await sittings.end_sitting(
                person_id, event["sitting_id"], own.client_event_id, own.sequence, now=at
            )
        elif kind is EventKind.ANSWERED:
            await hot.take(token, await self._given(person_id, event), now=at, zone=self.zone, key=KEY)
        else:
            await sittings.tell(person_id, event["sitting_id"], [(own, timedelta(0))], now=at)

    async def _given(self, person_id: UUID, event: Mapping[str, Any]) -> Given:
        row = await self.connection.fetchrow(
            "select * from told.attempt where id = $1", event["client_event_id"]
        )
        return Given(
            event["client_event_id"],
            event["sitting_id"],
            event["sequence"],
            row["item_id"],
            sign_ticket(row["item_id"], person_id, event["at"], key=KEY),
            timedelta(0),
            Answer.from_json(json.loads(row["answer"])),
            Certainty(row["certainty"]) if row["certainty"] else None,
        )


def _minute(at: datetime) -> datetime:
    whole = at.replace(second=0, microsecond=0)
    return whole if whole == at else whole + MINUTE

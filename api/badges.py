"""Badges on the wire: what she holds and on what evidence, and what she is on the way to."""

from datetime import datetime
from typing import Any
from uuid import UUID

from litestar import Controller, get
from litestar.di import NamedDependency

from api.access import SELF
from api.awarding import evidence_of
from api.wire import Out
from badges.achievement import Achievement, Evidence
from badges.records import AwardRow, awards_of
from badges.service import ACHIEVEMENTS
from learning.attempts.evidence import update_answers
from learning.knowledge.records import versions_ended
from learning.people.person import Person
from learning.people.tokens.token import Scope


class EvidenceOut(Out):
    """One thing she showed, and when."""

    at: datetime
    text: str


class AwardOut(Out):
    """A badge she holds; `stale` once a rule beneath it has changed since."""

    slug: str
    name: str
    claim: str
    awarded_at: datetime
    stale: bool
    evidence: list[EvidenceOut]


class OnTheWayOut(Out):
    """A badge she is on the way to, and how much of its evidence is there."""

    slug: str
    name: str
    claim: str
    have: int
    need: int


class BadgesOut(Out):
    """Her badges, newest first."""

    awards: list[AwardOut]
    on_the_way: list[OnTheWayOut]


class BadgeController(Controller):
    """Her own badges."""

    path = "/badges"
    tags = ("badges",)
    opt = {"purpose": SELF}  # noqa: RUF012 # Litestar reads a plain attribute

    @get("/mine", summary="My badges", operation_id="myBadges", opt={"scope": Scope.READ_MYSELF})
    async def mine(self, person: NamedDependency[Person], now: NamedDependency[datetime]) -> BadgesOut:
        """What she holds, and what she is on the way to."""
        awards = await awards_of(person.id)
        beneath = [
            UUID(piece["fact_version_id"])
            for award in awards
            for piece in award.evidence
            if piece["fact_version_id"]
        ]
        ended = await versions_ended(beneath, now=now)
        evidence = evidence_of(await update_answers(person.id))
        held = {award.achievement for award in awards}
        return BadgesOut(
            awards=[_award(award, ended, person.language) for award in awards],
            on_the_way=[
                _on_the_way(each, evidence, person.language) for each in ACHIEVEMENTS if each.slug not in held
            ],
        )


def achievement_named(slug: str) -> Achievement:
    """The achievement of an award; one that no longer exists is a bug in a release."""
    return next(each for each in ACHIEVEMENTS if each.slug == slug)


def _award(award: AwardRow, ended: set[UUID], language: str) -> AwardOut:
    achievement = achievement_named(award.achievement)
    versions = {UUID(piece["fact_version_id"]) for piece in award.evidence if piece["fact_version_id"]}
    return AwardOut(
        slug=achievement.slug,
        name=achievement.name(language),
        claim=achievement.claim(language),
        awarded_at=award.awarded_at,
        stale=bool(versions & ended),
        evidence=[_evidence(piece) for piece in award.evidence],
    )


def _evidence(piece: dict[str, Any]) -> EvidenceOut:
    return EvidenceOut(at=datetime.fromisoformat(piece["at"]), text=piece["title"])


def _on_the_way(achievement: Achievement, evidence: list[Evidence], language: str) -> OnTheWayOut:
    progress = achievement.judge(evidence)
    return OnTheWayOut(
        slug=achievement.slug,
        name=achievement.name(language),
        claim=achievement.claim(language),
        have=progress.have,
        need=progress.need,
    )

"""Articles and revisions as they look on the wire."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field

from api.knowledge_audience import AudienceOut
from api.lessons import LessonOut
from api.wire import In, Out, PersonRef, SkillRef
from learning.knowledge.revision import RevisionState
from learning.knowledge.rulings import Standing
from learning.lessons.drafting.drafts import DropReason

LARGEST_BODY = 1_000_000

Text = Annotated[str, Field(min_length=1, pattern=r"^[^\x00]*[^\x00\s][^\x00]*$")]
"""Something that can be read: not only blanks, and nothing that cannot be stored."""


class DraftIn(In):
    """The whole text, and the version it was edited from; null starts a draft."""

    body: Annotated[str, Field(min_length=1, max_length=LARGEST_BODY, pattern=r"^[^\x00]+$")]
    version: int | None


class EffectiveIn(In):
    """From when it shall hold."""

    effective_from: AwareDatetime


class ApprovalIn(EffectiveIn):
    """From when it shall hold and for whom; empty lists mean everybody. `seen` is the mark of what was looked at."""

    teams: list[UUID] = Field(default_factory=list, max_length=500)
    skills: list[Annotated[str, Field(pattern=r"^[^\x00]*$")]] = Field(default_factory=list, max_length=500)
    seen: str | None = None


class ReturnIn(In):
    """What to mend."""

    note: Annotated[str, Field(max_length=2000, pattern=r"^[^\x00]*$")]


class StandOut(Out):
    """A revision and from when it holds."""

    number: int
    effective_from: datetime


class OpenDraftOut(Out):
    """That somebody is at work on an article."""

    state: Literal["draft", "submitted"]
    by: PersonRef
    updated_at: datetime
    revision_id: UUID


class SpanOut(Out):
    """Characters [start, end), counted as code points."""

    start: int
    end: int


class FoundOut(Out):
    """Where an article shows what was looked for: in its title, and in a piece of the text in force."""

    title: list[SpanOut]
    excerpt: str | None
    hits: list[SpanOut]


class ArticleLineOut(Out):
    """One article in the list; `found` is null where nothing was looked for."""

    slug: str
    title: str
    language: str
    published: StandOut | None
    coming: StandOut | None
    draft: OpenDraftOut | None
    found: FoundOut | None


class ArticlesOut(Out):
    """Articles by title; those whose title was looked for come first. `more` says that the list goes on."""

    articles: list[ArticleLineOut]
    more: bool


class RevisionOut(Out):
    """One revision in an article's history."""

    id: UUID
    number: int
    state: RevisionState
    proposer: PersonRef
    approver: PersonRef | None
    effective_from: datetime | None
    submitted_at: datetime | None
    approved_at: datetime | None
    rolled_back_at: datetime | None
    note: str


class DraftOut(Out):
    """The open draft with its text."""

    revision_id: UUID
    body: str
    version: int
    state: Literal["draft", "submitted"]
    by: PersonRef
    updated_at: datetime


class OriginOut(Out):
    """The system that keeps an article, its id there, and where to read it."""

    system: str
    id: str
    url: str | None


class ArticleOut(Out):
    """An article: the text that a new draft starts from, its history, and the open draft.

    One with an `origin` is only read here; an import brings what changed there.
    """

    slug: str
    title: str
    language: str
    skills: list[SkillRef]
    body: str
    revisions: list[RevisionOut]
    draft: DraftOut | None
    origin: OriginOut | None


class ArticleRef(Out):
    """An article by name."""

    slug: str
    title: str


class FactChangeOut(Out):
    """One thing that changed; `start` and `end` count characters of the text it stands in.

    `worth_teaching` is the engine's own judgement of its weight; what customers ask for often stands before its like.
    """

    id: str
    change: Literal["changed", "added", "removed"]
    kind: str
    topic: str
    statement: str
    old: str | None
    new: str | None
    path: list[str]
    importance: float
    worth_teaching: bool
    is_often_asked: bool
    document: Literal["before", "after"]
    start: int
    end: int


class IgnoredOut(Out):
    """A difference that nobody has to learn, and why."""

    reason: str
    old: str
    new: str


class NoticeOut(Out):
    """A warning that an owner answers before approval: `is_open` until then. The span is in the new text, if any."""

    id: str
    code: Literal["contradiction", "ambiguous", "already_stated", "too_large"]
    message: str
    fact: str | None
    span: SpanOut | None
    is_open: bool


class WordsOut(Out):
    """What a change is about, and the whole rule, as an owner says it."""

    topic: str
    statement: str


class RulingOut(Out):
    """What was decided about one change."""

    change: str
    standing: Standing | None
    words: WordsOut | None
    parts: list[WordsOut]
    goes_with: str | None


class RulingsOut(Out):
    """Everything decided about a revision's changes; version 0 where nothing was."""

    changes: list[RulingOut]
    order: list[str]
    answered: list[str]
    version: int


class MayOut(Out):
    """What the reader may do with a revision now."""

    edit: bool
    submit: bool
    approve: bool
    return_: bool
    roll_back: bool


class DroppedOut(Out):
    """An item or a card that failed a check, or a fact that is read and not asked, where `text` is empty."""

    fact: str
    text: str
    reasons: list[DropReason]


class RevisionDetailOut(Out):
    """A revision beside the text it replaces, with what changed, what was decided, and the lessons made from it.

    `facts` stand in the order decided. `undercut_by` is the number of the revision this draft was written on, when
    that was taken back since. `seen` marks all that an approver looks at; approving hands it back.
    """

    revision: RevisionOut
    article: ArticleRef
    before: str
    after: str
    facts: list[FactChangeOut]
    ignored: list[IgnoredOut]
    notices: list[NoticeOut]
    rulings: RulingsOut
    lessons: list[LessonOut]
    dropped: list[DroppedOut]
    audience: AudienceOut
    undercut_by: int | None
    seen: str
    may: MayOut

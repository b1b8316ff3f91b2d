"""What every shape on the wire has in common, and the few shapes that several slices share.

`…In` is what a client sends: unknown fields are refused. `…Out` is what it gets: every field is always there,
null where there is nothing, so that generated types have no maybe-missing members.
"""

from datetime import UTC, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict


def in_utc(moment: datetime) -> datetime:
    """The same moment in UTC. Raises `ValueError` for the first and last hours of the calendar, which have none."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("lies beyond the calendar") from None


Moment = Annotated[AwareDatetime, AfterValidator(in_utc)]
"""A moment that a client names with its zone; anything else is no moment."""


class In(BaseModel):
    """A request body."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Out(BaseModel):
    """A response body."""

    model_config = ConfigDict(frozen=True, from_attributes=True)


ItemKind = Literal[
    "single_choice", "multiple_choice", "true_false", "cloze", "ordering", "numeric", "hotspot"
]


class PersonRef(Out):
    """A person by name."""

    id: UUID
    name: str


class SkillRef(Out):
    """A skill by name, in the reader's language."""

    slug: str
    name: str


class LevelOut(Out):
    """A level with the arcs of its ring; `stale` means that a rule beneath it changed."""

    level: Literal["none", "beginner", "learning", "solid", "mastered"]
    arcs: int
    stale: bool


class CompareOut(Out):
    """Old beside new, each under the time it holds."""

    old_label: str
    old: str
    new_label: str
    new: str


class WhyOut(Out):
    """Why one option holds or does not."""

    index: int
    html: str


class KeyWindowOut(Out):
    """The answer that holds in [valid_from, valid_to); an open end is null."""

    valid_from: datetime | None
    valid_to: datetime | None
    correct: list[int]
    answer: list[str]
    explanation_html: str
    whys: list[WhyOut]
    compare: CompareOut | None


class AreaOut(Out):
    """Where on a picture an option lies, in percent of its width and height."""

    left: float
    top: float
    width: float
    height: float


class OptionOut(Out):
    """An option in the order shown; `index` is what an answer names. Only those of a hotspot have an area."""

    index: int
    text: str
    area: AreaOut | None


class PictureOut(Out):
    """A picture to click on, with its size in pixels."""

    id: str
    address: str
    alt: str
    width: int
    height: int


class CustomerOut(Out):
    """A line a customer says, and in what mood."""

    text: str
    mood: str


class ItemSourceOut(Out):
    """Where an item's rule stands."""

    title: str
    effective_from: datetime | None


class ItemOut(Out):
    """One thing to answer. `key` is null where the answer is judged on the server alone.

    A hotspot has a picture, which shows a release of a system.
    """

    id: UUID
    kind: ItemKind
    prompt: str
    customer: CustomerOut | None
    options: list[OptionOut]
    unit: str
    picture: PictureOut | None
    release: str
    keyed_on: Literal["device", "server"]
    key: list[KeyWindowOut] | None
    ticket: str
    skill: SkillRef | None
    ask_certainty: bool
    source: ItemSourceOut | None


class VerdictOut(Out):
    """How one answer was graded. `needless` counts clicks on a picture that led nowhere; they change no verdict."""

    client_event_id: UUID
    verdict: Literal["right", "wrong", "unsure"]
    at: datetime
    needless: int = 0
    correct: list[int]
    answer: list[str]
    explanation_html: str
    whys: list[WhyOut]
    compare: CompareOut | None
    repeated: bool


class StepOut(Out):
    """One step of a lesson: a card to read or an item to answer.

    From `until` on it is no longer so, as far as is known when it is read; null is for good.
    """

    type: Literal["card", "item"]
    key: str
    kind: Literal["change", "rule", "step", "scope", "retired", "risk", "say"] | None
    title: str
    html: str
    compare: CompareOut | None
    item: ItemOut | None
    until: datetime | None = None
    verdict: VerdictOut | None

"""Lessons on the wire: how a drafted lesson looks to its readers, and editing it as Markdown."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Literal
from uuid import NAMESPACE_URL, UUID, uuid5
from zoneinfo import ZoneInfo

from litestar import Controller, Response, delete, post, put
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from pydantic import Field

from api.problems import ComplaintOut
from api.wire import (
    CompareOut,
    CustomerOut,
    In,
    ItemOut,
    ItemSourceOut,
    KeyWindowOut,
    OptionOut,
    Out,
    StepOut,
)
from learning.lessons import service
from learning.lessons.answerable import shown_key
from learning.lessons.compilation import Compiled, compile_items
from learning.lessons.lesson import Card, Lesson
from learning.lessons.lesson_file import LARGEST, parse, render
from learning.lessons.markdown import render_html
from learning.lessons.records import LessonRow
from learning.people.access import Duty

Markdown = Annotated[str, Field(max_length=LARGEST, pattern=r"^[^\x00]*$")]


class LessonIn(In):
    """A lesson's Markdown, and the version it was edited from."""

    markdown: Markdown
    version: int


class PreviewIn(In):
    """Markdown to look at; nothing is stored."""

    markdown: Markdown


class OptionFieldsOut(Out):
    """One option as it is written."""

    text: str
    correct: bool
    was_right: bool
    why: str


class ItemFieldsOut(Out):
    """One item as it is written: what its editor changes, and the fact it asks about."""

    key: str
    kind: Literal["single_choice", "multiple_choice", "true_false", "cloze", "ordering", "numeric"]
    prompt: str
    options: list[OptionFieldsOut]
    answer: list[str]
    unit: str
    explanation: str
    fact: str | None


class LessonOut(Out):
    """A lesson as its editor sees it: the Markdown, and each step as colleagues will see it."""

    id: UUID | None
    title: str
    seconds: int
    markdown: str
    steps: list[StepOut]
    items: list[ItemFieldsOut]
    complaints: list[ComplaintOut]
    version: int
    state: Literal["drafted", "approved", "withdrawn"]


class LessonController(Controller):
    """Lessons that are being written."""

    path = "/lessons"
    tags = ("lessons",)
    opt = {"purpose": Duty.KEEP_KNOWLEDGE}  # noqa: RUF012 # Litestar reads a plain attribute

    @post("/preview", summary="See Markdown as a lesson", operation_id="previewLesson", status_code=200)
    async def preview(self, data: JSONBody[PreviewIn], state: State) -> LessonOut:
        """The steps, or the complaints with their lines."""
        return shown(data.markdown, state.settings.zone)

    @put("/{lesson_id:uuid}", summary="Save an edited draft", operation_id="putLesson")
    async def save(self, lesson_id: FromPath[UUID], data: JSONBody[LessonIn], state: State) -> LessonOut:
        """Save; refused with its complaints while it cannot be read."""
        zone = state.settings.zone
        return stored_out(
            await service.save_lesson(lesson_id, data.markdown, version=data.version, zone=zone), zone
        )

    @delete("/{lesson_id:uuid}", summary="Leave a drafted lesson out", operation_id="deleteLesson")
    async def leave_out(self, lesson_id: FromPath[UUID], now: NamedDependency[datetime]) -> Response[None]:
        """The update goes without this lesson."""
        await service.leave_out(lesson_id, now=now)
        return Response(None, status_code=204)


def stored_out(row: LessonRow, zone: ZoneInfo) -> LessonOut:
    """A lesson that is kept."""
    seen = shown(row.markdown, zone)
    state: Literal["drafted", "approved", "withdrawn"] = (
        "withdrawn" if row.withdrawn_at else "approved" if row.approved_at else "drafted"
    )
    return seen.model_copy(update={"id": row.id, "version": row.version, "state": state})


def drafted_out(lesson: Lesson, zone: ZoneInfo) -> LessonOut:
    """A lesson freshly drafted, kept nowhere yet."""
    return shown(render(lesson, zone=zone), zone)


def shown(markdown: str, zone: ZoneInfo) -> LessonOut:
    """Markdown as a lesson that is kept nowhere, or with its complaints."""
    parsed = parse(markdown, zone=zone)
    lesson = parsed.lesson
    return LessonOut(
        id=None,
        title=lesson.title if lesson else "",
        seconds=lesson.estimated_seconds if lesson else 0,
        markdown=markdown,
        steps=preview_steps(lesson, zone) if lesson else [],
        items=[ItemFieldsOut.model_validate(item) for item in lesson.items] if lesson else [],
        complaints=[ComplaintOut(line=each.line, message=each.message) for each in parsed.complaints],
        version=1,
        state="drafted",
    )


def card_steps(cards: Iterable[tuple[int, Card]]) -> list[StepOut]:
    """Cards, each with its place in the lesson, as steps."""
    return [_card_step(place, card) for place, card in cards]


def preview_steps(lesson: Lesson, zone: ZoneInfo) -> list[StepOut]:
    """Cards, then items with their keys, without anything that could be answered."""
    items = [_item_step(lesson, item) for item in compile_items(lesson, {}, zone)]
    return [*card_steps(enumerate(lesson.cards)), *items]


def _card_step(place: int, card: Card) -> StepOut:
    compare = card.compare
    return StepOut(
        type="card",
        key=f"card-{place}",
        kind=card.kind.value,
        title=card.title,
        html=render_html(card.text),
        compare=CompareOut.model_validate(compare) if compare else None,
        item=None,
        verdict=None,
    )


def _item_step(lesson: Lesson, item: Compiled) -> StepOut:
    content = item.content
    return StepOut(
        type="item",
        key=item.key,
        kind=None,
        title="",
        html="",
        compare=None,
        item=ItemOut(
            id=uuid5(NAMESPACE_URL, f"{lesson.slug}/{item.key}"),
            kind=item.kind.value,  # type: ignore[arg-type] # hotspots are refused by the parser
            prompt=content.prompt,
            customer=CustomerOut.model_validate(content.customer) if content.customer else None,
            options=[OptionOut(index=index, text=text) for index, text in enumerate(content.options)],
            unit=content.unit,
            keyed_on="device",
            key=[
                KeyWindowOut.model_validate(
                    {"valid_from": key.valid_from, "valid_to": key.valid_to, **shown_key(key)}
                )
                for key in item.keys
            ],
            ticket="",
            skill=None,
            ask_certainty=content.ask_certainty,
            source=ItemSourceOut.model_validate(content.source) if content.source else None,
        ),
        verdict=None,
    )

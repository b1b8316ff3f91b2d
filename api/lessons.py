"""Lessons on the wire: how a drafted lesson looks to its readers, and editing it as Markdown."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal
from uuid import NAMESPACE_URL, UUID, uuid5
from zoneinfo import ZoneInfo

from litestar import Controller, Response, delete, post, put
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from pydantic import Field

from api.item_shown import area_out, item_out
from api.problems import ComplaintOut
from api.wire import AreaOut, CompareOut, In, ItemKind, Out, StepOut
from learning.lessons import service
from learning.lessons.compilation import Compiled, compile_items
from learning.lessons.errors import LessonUnreadable
from learning.lessons.lesson import Card, Item, Lesson
from learning.lessons.lesson_file import LARGEST, parse, render
from learning.lessons.markdown import render_html
from learning.lessons.pictures.service import pictures_in
from learning.lessons.records import LessonRow
from learning.lessons.screen import Picture
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
    area: AreaOut | None


class PictureNamedOut(Out):
    """The picture of a hotspot: as it is named, and what it is called for who does not see it."""

    id: str
    alt: str


class ItemFieldsOut(Out):
    """One item as it is written: what its editor changes, and the fact it asks about."""

    key: str
    kind: ItemKind
    prompt: str
    options: list[OptionFieldsOut]
    answer: list[str]
    unit: str
    explanation: str
    picture: PictureNamedOut | None
    release: str
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
        return await shown(data.markdown, state.settings.zone)

    @put("/{lesson_id:uuid}", summary="Save an edited draft", operation_id="putLesson")
    async def save(self, lesson_id: FromPath[UUID], data: JSONBody[LessonIn], state: State) -> LessonOut:
        """Save; refused with its complaints while it cannot be read."""
        zone = state.settings.zone
        saved = await service.save_lesson(lesson_id, data.markdown, version=data.version, zone=zone)
        return await stored_out(saved, zone)

    @delete("/{lesson_id:uuid}", summary="Leave a drafted lesson out", operation_id="deleteLesson")
    async def leave_out(self, lesson_id: FromPath[UUID], now: NamedDependency[datetime]) -> Response[None]:
        """The update goes without this lesson."""
        await service.leave_out(lesson_id, now=now)
        return Response(None, status_code=204)


async def stored_out(row: LessonRow, zone: ZoneInfo) -> LessonOut:
    """A lesson that is kept."""
    seen = await shown(row.markdown, zone)
    state: Literal["drafted", "approved", "withdrawn"] = (
        "withdrawn" if row.withdrawn_at else "approved" if row.approved_at else "drafted"
    )
    return seen.model_copy(update={"id": row.id, "version": row.version, "state": state})


async def drafted_out(lesson: Lesson, zone: ZoneInfo) -> LessonOut:
    """A lesson freshly drafted, kept nowhere yet."""
    return await shown(render(lesson, zone=zone), zone)


async def shown(markdown: str, zone: ZoneInfo) -> LessonOut:
    """Markdown as a lesson that is kept nowhere, or with its complaints."""
    parsed = parse(markdown, zone=zone)
    lesson, complaints, steps = parsed.lesson, parsed.complaints, []
    if lesson:
        try:
            steps = preview_steps(lesson, await pictures_in(lesson, parsed.lines), zone)
        except LessonUnreadable as refused:
            complaints = refused.complaints
    return LessonOut(
        id=None,
        title=lesson.title if lesson else "",
        seconds=lesson.estimated_seconds if lesson else 0,
        markdown=markdown,
        steps=steps,
        items=[_fields_out(item) for item in lesson.items] if lesson else [],
        complaints=[ComplaintOut(line=each.line, message=each.message) for each in complaints],
        version=1,
        state="drafted",
    )


def preview_steps(lesson: Lesson, pictures: Mapping[str, Picture], zone: ZoneInfo) -> list[StepOut]:
    """Cards, then items with their keys, without anything that could be answered."""
    items = [_item_step(lesson, item) for item in compile_items(lesson, {}, pictures, zone)]
    return [*(card_step(place, card) for place, card in enumerate(lesson.cards)), *items]


def _fields_out(item: Item) -> ItemFieldsOut:
    screen = item.screen
    return ItemFieldsOut(
        key=item.key,
        kind=item.kind.value,
        prompt=item.prompt,
        options=[
            OptionFieldsOut(
                text=option.text,
                correct=option.correct,
                was_right=option.was_right,
                why=option.why,
                area=area_out(option.area) if option.area else None,
            )
            for option in item.options
        ],
        answer=list(item.answer),
        unit=item.unit,
        explanation=item.explanation,
        picture=PictureNamedOut(id=screen.picture, alt=screen.alt) if screen else None,
        release=str(screen.release) if screen else "",
        fact=item.fact,
    )


def card_step(place: int, card: Card, until: datetime | None = None) -> StepOut:
    """A card at its place in the lesson as a step."""
    compare = card.compare
    return StepOut(
        type="card",
        key=f"card-{place}",
        kind=card.kind.value,
        title=card.title,
        html=render_html(card.text),
        compare=CompareOut.model_validate(compare) if compare else None,
        item=None,
        until=until,
        verdict=None,
    )


def _item_step(lesson: Lesson, item: Compiled) -> StepOut:
    return StepOut(
        type="item",
        key=item.key,
        kind=None,
        title="",
        html="",
        compare=None,
        item=item_out(
            item.content,
            id=uuid5(NAMESPACE_URL, f"{lesson.slug}/{item.key}"),
            kind=item.kind.value,
            order=range(len(item.content.options)),
            keyed_on="device",
            keys=item.keys,
        ),
        verdict=None,
    )

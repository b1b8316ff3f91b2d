"""An item of a lesson edited by its fields, on the wire."""

from typing import Annotated, Literal

from litestar import Controller, post
from litestar.datastructures import State
from litestar.params import JSONBody
from pydantic import Field

from api.lessons import LessonOut, Markdown, shown
from api.wire import In
from learning.lessons.fields import ItemFields, with_fields
from learning.lessons.lesson import ItemKind, Option
from learning.lessons.screen import Area, Release, Screen
from learning.people.access import Duty

Words = Annotated[str, Field(max_length=4_000, pattern=r"^[^\x00]*$")]


Percent = Annotated[float, Field(ge=0, le=100)]


class AreaIn(In):
    """Where an option lies on a picture, in percent of its width and height; tenths are kept."""

    left: Percent
    top: Percent
    width: Percent
    height: Percent

    def area(self) -> Area:
        """In thousandths."""
        return Area(*(round(10 * number) for number in (self.left, self.top, self.width, self.height)))


class OptionIn(In):
    """One option as an owner writes it."""

    text: Words
    correct: bool = False
    was_right: bool = False
    why: Words = ""
    area: AreaIn | None = None

    def option(self) -> Option:
        """The value that is written."""
        area = self.area.area() if self.area else None
        return Option(self.text, self.correct, self.was_right, self.why, area)


class PictureNamedIn(In):
    """The picture of a hotspot, by its id, and what it is called for who does not see it."""

    id: Words
    alt: Words


class ItemFieldsIn(In):
    """The fields of one item; an order has its steps as options, in the right order.

    A hotspot has a picture and the release that it shows: a system and its version. Its right options are its steps.
    """

    prompt: Words
    options: Annotated[list[OptionIn], Field(max_length=20)]
    answer: Annotated[list[Words], Field(max_length=20)]
    unit: Words = ""
    explanation: Words
    picture: PictureNamedIn | None = None
    release: Words = ""

    def fields(self) -> ItemFields:
        """The values that are written."""
        system, _, version = self.release.strip().rpartition(" ")
        shown = self.picture
        return ItemFields(
            prompt=self.prompt,
            options=tuple(option.option() for option in self.options),
            answer=tuple(self.answer),
            unit=self.unit,
            explanation=self.explanation,
            screen=Screen(shown.id, shown.alt, Release(system, version)) if shown else None,
        )


class RewriteIn(In):
    """A lesson that can be read, and what one of its items shall be; nothing is stored.

    A `kind` says that a new item is added under a key that no item has yet.
    """

    markdown: Markdown
    key: Words
    item: ItemFieldsIn
    kind: Literal["hotspot"] | None = None


class LessonFieldsController(Controller):
    """Writing items without writing Markdown."""

    path = "/lessons"
    tags = ("lessons",)
    opt = {"purpose": Duty.KEEP_KNOWLEDGE}  # noqa: RUF012 # Litestar reads a plain attribute

    @post("/item", summary="Rewrite one item by its fields", operation_id="rewriteItem", status_code=200)
    async def rewrite(self, data: JSONBody[RewriteIn], state: State) -> LessonOut:
        """The lesson with that item rewritten and all else as it stood, or with complaints about it."""
        zone, new = state.settings.zone, ItemKind(data.kind) if data.kind else None
        return await shown(with_fields(data.markdown, data.key, data.item.fields(), zone=zone, new=new), zone)

"""An item of a lesson edited by its fields, on the wire."""

from typing import Annotated

from litestar import Controller, post
from litestar.datastructures import State
from litestar.params import JSONBody
from pydantic import Field

from api.lessons import LessonOut, Markdown, shown
from api.wire import In
from learning.lessons.fields import ItemFields, with_fields
from learning.lessons.lesson import Option
from learning.people.access import Duty

Words = Annotated[str, Field(max_length=4_000, pattern=r"^[^\x00]*$")]


class OptionIn(In):
    """One option as an owner writes it."""

    text: Words
    correct: bool = False
    was_right: bool = False
    why: Words = ""


class ItemFieldsIn(In):
    """The fields of one item; an order has its steps as options, in the right order."""

    prompt: Words
    options: Annotated[list[OptionIn], Field(max_length=20)]
    answer: Annotated[list[Words], Field(max_length=20)]
    unit: Words = ""
    explanation: Words


class RewriteIn(In):
    """A lesson that can be read, and what one of its items shall be; nothing is stored."""

    markdown: Markdown
    key: Words
    item: ItemFieldsIn


class LessonFieldsController(Controller):
    """Writing items without writing Markdown."""

    path = "/lessons"
    tags = ("lessons",)
    opt = {"purpose": Duty.KEEP_KNOWLEDGE}  # noqa: RUF012 # Litestar reads a plain attribute

    @post("/item", summary="Rewrite one item by its fields", operation_id="rewriteItem", status_code=200)
    async def rewrite(self, data: JSONBody[RewriteIn], state: State) -> LessonOut:
        """The lesson with that item rewritten and all else as it stood, or with complaints about it."""
        given, zone = data.item, state.settings.zone
        fields = ItemFields(
            prompt=given.prompt,
            options=tuple(Option(**option.model_dump()) for option in given.options),
            answer=tuple(given.answer),
            unit=given.unit,
            explanation=given.explanation,
        )
        return shown(with_fields(data.markdown, data.key, fields, zone=zone), zone)

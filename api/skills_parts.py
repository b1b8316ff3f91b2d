"""Fields of skills and positions of the draft, changed one at a time."""

from functools import partial

from litestar import Controller, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from api.skills_draft_wire import PutFieldIn, PutPositionIn, SkillDraftOut, VersionIn
from api.skills_drafted import field_written, position_written
from api.skills_editing import edited
from learning.people.access import Duty
from learning.people.person import Person
from learning.skills import editing


class SkillPartsController(Controller):
    """What owners do about fields and positions; skills themselves are changed in `skills_editing.py`."""

    path = "/skills/graph/draft"
    tags = ("skills",)
    opt = {"purpose": Duty.KEEP_KNOWLEDGE}  # noqa: RUF012 # Litestar reads a plain attribute

    @put("/fields/{slug:str}", summary="Write a field of the draft", operation_id="putField")
    async def put_field(
        self, slug: FromPath[str], data: JSONBody[PutFieldIn], person: NamedDependency[Person]
    ) -> SkillDraftOut:
        """Anew, or a new one."""
        change = partial(editing.put_field, field=field_written(slug, data.field))
        return await edited(person, change, version=data.version)

    @post(
        "/fields/{slug:str}/removal",
        summary="Drop a field of the draft",
        operation_id="dropField",
        status_code=200,
    )
    async def drop_field(
        self, slug: FromPath[str], data: JSONBody[VersionIn], person: NamedDependency[Person]
    ) -> SkillDraftOut:
        """Once no skill stands in it."""
        return await edited(person, partial(editing.drop_field, slug=slug), version=data.version)

    @put("/positions/{slug:str}", summary="Write a position of the draft", operation_id="putPosition")
    async def put_position(
        self, slug: FromPath[str], data: JSONBody[PutPositionIn], person: NamedDependency[Person]
    ) -> SkillDraftOut:
        """Anew, or a new one. What it asks for has to be in the draft."""
        change = partial(editing.put_profile, profile=position_written(slug, data.position))
        return await edited(person, change, version=data.version)

    @post(
        "/positions/{slug:str}/removal",
        summary="Drop a position of the draft",
        operation_id="dropPosition",
        status_code=200,
    )
    async def drop_position(
        self, slug: FromPath[str], data: JSONBody[VersionIn], person: NamedDependency[Person]
    ) -> SkillDraftOut:
        """Whoever aims at it aims at none once this is published."""
        return await edited(person, partial(editing.drop_profile, slug=slug), version=data.version)

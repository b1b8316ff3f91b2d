"""Lessons that an owner writes herself, on the wire."""

from datetime import datetime
from uuid import UUID, uuid4

from litestar import Controller, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath

from api.lessons import LessonOut, stored_out
from learning.lessons.by_hand import begin_lesson
from learning.people.access import Duty


class LessonByHandController(Controller):
    """A further lesson of an update that waits for approval."""

    path = "/revisions/{revision_id:uuid}/lessons"
    tags = ("lessons",)
    opt = {"purpose": Duty.KEEP_KNOWLEDGE}  # noqa: RUF012 # Litestar reads a plain attribute

    @post("/", summary="Begin a lesson by hand", operation_id="beginLesson")
    async def begin(
        self, revision_id: FromPath[UUID], state: State, now: NamedDependency[datetime]
    ) -> LessonOut:
        """With the facts that no lesson teaches yet, for her to write; it is edited like a drafted one."""
        zone = state.settings.zone
        begun = await begin_lesson(revision_id, lesson_id=uuid4(), now=now, zone=zone)
        return await stored_out(begun, zone)

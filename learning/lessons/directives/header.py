"""From front matter to the head of a lesson: everything but its cards and items."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from learning.lessons.complaints import Complain
from learning.lessons.directives.front_matter import Entry, write_entry
from learning.lessons.directives.source import forbidden_character, unwrap
from learning.lessons.lesson import Lesson, LessonSlug

LANGUAGES = ("zh-CN", "en")
LONGEST_SLUG, LONGEST_TITLE, LONGEST_SKILL = 120, 200, 32

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_UPDATE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*/r[1-9]\d{0,3}")
_MOMENT = re.compile(r"2[01]\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)?)?")


def read_header(entries: Mapping[str, Entry], zone: ZoneInfo, complain: Complain) -> Lesson:
    """The lesson without cards and items. Where a complaint was made, the value is a stand-in."""
    reader = _Header(entries, complain)
    lesson = Lesson(
        slug=LessonSlug(reader.slug("slug", required=True)),
        title=reader.text("title", required=True, longest=LONGEST_TITLE),
        language=reader.text("language", required=True),
        skills=reader.texts("skills", required=True),
        facts=reader.texts("facts"),
        audience=reader.texts("audience"),
        source=reader.text("source", longest=LONGEST_TITLE),
        effective=reader.moment("effective", zone),
        update=reader.text("update") or None,
        translation_of=LessonSlug(reader.slug("translation_of")) or None,
    )
    _check(lesson, reader)
    return lesson


def write_header(lesson: Lesson, zone: ZoneInfo) -> str:
    """The lines between the fences; what is empty is left out."""
    values: list[tuple[str, str | tuple[str, ...] | None]] = [
        ("slug", lesson.slug),
        ("title", lesson.title),
        ("language", lesson.language),
        ("skills", lesson.skills),
        ("facts", lesson.facts),
        ("audience", lesson.audience),
        ("source", lesson.source),
        ("effective", _written_moment(lesson.effective, zone) if lesson.effective else None),
        ("update", lesson.update),
        ("translation_of", lesson.translation_of),
    ]
    return "\n".join(write_entry(key, value) for key, value in values if value)


def _written_moment(moment: datetime, zone: ZoneInfo) -> str:
    local = moment.astimezone(zone)
    at_midnight = (local.hour, local.minute, local.second, local.microsecond) == (0, 0, 0, 0)
    return local.date().isoformat() if at_midnight else moment.astimezone(UTC).isoformat()


def _check(lesson: Lesson, reader: "_Header") -> None:
    if lesson.language and lesson.language not in LANGUAGES:
        reader.complain_at("language", f'language is {" or ".join(LANGUAGES)}, not "{lesson.language}"')
    for skill in lesson.skills:
        if not _SLUG.fullmatch(skill) or len(skill) > LONGEST_SKILL:
            reader.complain_at(
                "skills", f'"{skill}" is not a skill; skills are named as in content/skills.toml'
            )
    if lesson.update and not _UPDATE.fullmatch(lesson.update):
        reader.complain_at("update", 'update names an article and its revision, as in "refunds/r2"')
    if lesson.update and lesson.effective:
        reader.complain_at("effective", "an update brings its own effective time; give one of the two")


class _Header:
    """The entries, read by type, with a complaint at the line of each that cannot be."""

    def __init__(self, entries: Mapping[str, Entry], complain: Complain) -> None:
        self._entries = entries
        self._complain = complain

    def complain_at(self, key: str, message: str) -> None:
        self._complain(self._entries[key].line if key in self._entries else 1, message)

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        entry = self._entries.get(key)
        values = tuple(map(unwrap, entry.values)) if entry else ()
        if required and not values:
            self.complain_at(key, f"front matter has no {key}")
        if any(not value or forbidden_character(value) for value in values):
            self.complain_at(key, f"{key} holds an empty value or a character that cannot be shown")
        if len(set(values)) < len(values):
            self.complain_at(key, f"{key} names the same thing twice")
        return values

    def text(self, key: str, *, required: bool = False, longest: int = LONGEST_SLUG) -> str:
        value = next(iter(self.texts(key, required=required)), "")
        if len(value) > longest:
            self.complain_at(key, f"{key} is longer than {longest} characters")
        return value

    def slug(self, key: str, *, required: bool = False) -> str:
        value = self.text(key, required=required)
        if value and not _SLUG.fullmatch(value):
            self.complain_at(
                key, f'{key} "{value[:LONGEST_SLUG]}" is not made of a-z, 0-9 and single hyphens'
            )
        return value

    def moment(self, key: str, zone: ZoneInfo) -> datetime | None:
        value = self.text(key)
        if not value:
            return None
        try:
            moment = datetime.fromisoformat(value) if _MOMENT.fullmatch(value) else None
        except ValueError:
            moment = None
        if moment is None:
            self.complain_at(key, f'{key} is a date or a moment such as 2026-12-01T08:00, not "{value[:40]}"')
            return None
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)

"""The content folder: skills, articles with their revisions, lessons and pictures, read with every complaint.

Nothing here touches a database; the demonstration bank and `interlude content check` both start from `read_content`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from api.content_articles import ArticleFile, read_article
from api.content_pictures import PictureFile, read_pictures, wrong_pictures
from learning.knowledge.update import statements
from learning.lessons.complaints import Complaint
from learning.lessons.fact_names import split_fact_name, statements_named
from learning.lessons.lesson import Lesson
from learning.lessons.lesson_file import LARGEST, Parsed, parse
from learning.skills.catalogue import Catalogue
from learning.skills.reading import parse_catalogue

SKILLS, KNOWLEDGE, LESSONS = "skills.toml", "knowledge", "lessons"
NOT_LESSONS = frozenset({"README.md"})


@dataclass(frozen=True, slots=True)
class LessonFile:
    """A lesson with the text it was read from."""

    path: Path
    markdown: str
    parsed: Parsed


@dataclass(frozen=True, slots=True)
class Content:
    """What a folder holds. With complaints it is incomplete and must not be used."""

    catalogue: Catalogue | None
    articles: tuple[ArticleFile, ...]
    lessons: tuple[LessonFile, ...]
    pictures: tuple[PictureFile, ...]
    complaints: tuple[str, ...]


def read_content(folder: Path) -> Content:
    """Everything in the folder, and whether its parts agree."""
    complaints: list[str] = []
    catalogue = _read_catalogue(folder / SKILLS, complaints) if (folder / SKILLS).exists() else None
    articles = tuple(_read_articles(folder / KNOWLEDGE, complaints))
    beside = folder / LESSONS if (folder / LESSONS).is_dir() else folder
    lessons, pictures = read_lessons(beside, complaints), read_pictures(beside, complaints)
    complaints += map(str, _disagreements(lessons, articles, catalogue))
    complaints += map(str, unshown(lessons, pictures))
    return Content(catalogue, articles, lessons, pictures, tuple(complaints))


def unshown(lessons: Iterable[LessonFile], pictures: Sequence[PictureFile]) -> Iterator[Complaint]:
    """What lessons show and does not lie beside them."""
    for file in lessons:
        lesson, lines = file.parsed.lesson, file.parsed.lines
        for key, message in wrong_pictures(lesson, pictures) if lesson else ():
            yield Complaint(str(file.path), lines[f"item:{key}"], message)


def read_lessons(path: Path, complaints: list[str]) -> tuple[LessonFile, ...]:
    """The lesson at the path, or all lessons directly in the folder."""
    paths = (
        [path]
        if path.is_file()
        else sorted(found for found in path.glob("*.md") if found.name not in NOT_LESSONS)
    )
    files = []
    for each in paths:
        text = _read_text(each, complaints)
        if text is None:
            continue
        parsed = parse(text, path=str(each))
        complaints += map(str, parsed.complaints)
        files.append(LessonFile(each, text, parsed))
    return tuple(files)


def _read_text(path: Path, complaints: list[str]) -> str | None:
    try:
        if path.stat().st_size > 4 * LARGEST:
            complaints.append(f"{path}:1: the file is longer than {LARGEST:,} characters")
            return None
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        complaints.append(f"{path}:1: the file is not UTF-8")
    except OSError as error:
        complaints.append(f"{path}:1: the file cannot be read: {error.strerror}")
    return None


def _read_catalogue(path: Path, complaints: list[str]) -> Catalogue | None:
    text = _read_text(path, complaints)
    if text is None:
        return None
    read = parse_catalogue(text, path=str(path))
    complaints += read.complaints
    return read.catalogue


def _read_articles(folder: Path, complaints: list[str]) -> Iterator[ArticleFile]:
    for path in sorted(folder.glob("*/article.toml")):
        text = _read_text(path, complaints)
        if text is None:
            continue
        article = read_article(text, path, lambda each: _read_text(each, complaints), complaints)
        if article:
            yield article


def _disagreements(
    lessons: tuple[LessonFile, ...], articles: tuple[ArticleFile, ...], catalogue: Catalogue | None
) -> Iterator[Complaint]:
    """Skills, facts, updates, slugs and originals that a lesson names and nobody wrote."""
    known = {article.slug: article for article in articles}
    slugs: dict[str, Path] = {}
    for file in lessons:
        if file.parsed.lesson:
            slugs.setdefault(file.parsed.lesson.slug, file.path)
    for file in lessons:
        lesson = file.parsed.lesson
        if lesson is None:
            continue
        messages = [
            *_wrong_names(lesson, slugs, file.path),
            *(_wrong_skills(lesson, catalogue) if catalogue else ()),
        ]
        messages += _wrong_facts(lesson, known) if known else ()
        yield from (Complaint(str(file.path), 1, message) for message in messages)


def _wrong_names(lesson: Lesson, slugs: Mapping[str, Path], path: Path) -> Iterator[str]:
    if slugs[lesson.slug] != path:
        yield f'slug "{lesson.slug}" is taken by {slugs[lesson.slug].name}'
    if lesson.translation_of and lesson.translation_of not in slugs:
        yield f'there is no lesson "{lesson.translation_of}" to be a translation of'


def _wrong_skills(lesson: Lesson, catalogue: Catalogue) -> Iterator[str]:
    known = {str(skill.slug) for skill in catalogue.skills}
    yield from (f'there is no skill "{skill}" in {SKILLS}' for skill in lesson.skills if skill not in known)


def _wrong_facts(lesson: Lesson, articles: Mapping[str, ArticleFile]) -> Iterator[str]:
    if lesson.update:
        slug, _, number = lesson.update.partition("/r")
        if slug not in articles or int(number) > len(articles[slug].revisions):
            yield f'there is no revision "{lesson.update}"'
    for name in lesson.facts:
        named = split_fact_name(name)
        if named is None or named[0] not in articles:
            yield f'fact "{name}" names no article; write its slug, a slash and words of the rule'
            continue
        matching = statements_named(named[1], statements(articles[named[0]].revisions[-1].body))
        if len(matching) != 1:
            yield f'fact "{name}" fits {len(matching)} rules of the article; its words must fit exactly one'

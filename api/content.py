"""The commands `interlude content …`."""

import sys
from pathlib import Path

import click

from api.content_folder import Content, LessonFile, read_content, read_lessons, unshown
from api.content_pictures import read_pictures
from api.settings import shipped
from learning.lessons.checks import check_lesson


@click.group()
def content() -> None:
    """Lessons, articles and skills as files."""


@content.command(epilog="Example: interlude content check content/lessons/refund-clock.md")
@click.argument("path", required=False, type=click.Path(path_type=Path))
def check(path: Path | None) -> None:
    """Complain about lessons with path and line; without PATH, about all content that comes with the product.

    What only deserves a second look is printed as a note and refuses nothing.
    """
    path = path or shipped("content", "content")
    if not path.exists():
        _refuse(f"There is nothing at {path}.")
    read = read_content(path) if path.is_dir() else _single(path)
    for complaint in read.complaints:
        click.echo(complaint)
    for file in read.lessons:
        _print_remarks(file)
    if read.complaints:
        _refuse(f"{len(read.complaints)} complaint(s) about {path}.")
    if not (read.lessons or read.articles or read.catalogue):
        _refuse(f"There is no content at {path}.")
    skills = len(read.catalogue.skills) if read.catalogue else 0
    click.echo(f"{len(read.lessons)} lessons, {len(read.articles)} articles, {skills} skills: no complaint.")


def _single(path: Path) -> Content:
    complaints: list[str] = []
    lessons, pictures = read_lessons(path, complaints), read_pictures(path.parent, complaints)
    complaints += map(str, unshown(lessons, pictures))
    return Content(None, (), lessons, pictures, tuple(complaints))


def _print_remarks(file: LessonFile) -> None:
    if file.parsed.lesson:
        for remark in check_lesson(file.parsed.lesson, file.parsed.lines):
            click.echo(f"{file.path}:{remark.line}: note: {remark.message}")


def _refuse(message: str) -> None:
    click.echo(message, err=True)
    sys.exit(1)

"""Pictures of the content folder: they lie beside the lessons that show them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from learning.lessons.errors import PictureRefused
from learning.lessons.lesson import Lesson
from learning.lessons.pictures.redrawing import LARGEST_FILE, picture_in

KINDS = frozenset({".png", ".jpg", ".jpeg", ".webp"})


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture with the file it was read from."""

    path: Path
    content: bytes
    id: str
    """Lessons name it so, whole or by the beginning."""


def read_pictures(folder: Path, complaints: list[str]) -> tuple[PictureFile, ...]:
    """The pictures directly in the folder."""
    files = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.suffix.lower() not in KINDS:
            continue
        try:
            with path.open("rb") as file:
                content = file.read(LARGEST_FILE + 1)
            files.append(PictureFile(path, content, picture_in(content).id))
        except PictureRefused as refused:
            complaints.append(f"{path}:1: the picture {refused.why}")
        except OSError as error:
            complaints.append(f"{path}:1: the file cannot be read: {error.strerror}")
    return tuple(files)


def wrong_pictures(lesson: Lesson, pictures: Sequence[PictureFile]) -> Iterator[tuple[str, str]]:
    """Items whose picture does not lie beside the lesson, each with a complaint that tells those that do."""
    for item in lesson.items:
        named = item.screen.picture if item.screen else ""
        if named and sum(each.id.startswith(named) for each in pictures) != 1:
            there = ", ".join(f"{each.path.name} is {each.id[:16]}" for each in pictures)
            yield (
                item.key,
                f'item "{item.key}": no one picture "{named[:64]}" lies beside it{there and "; "}{there}',
            )

"""What a hotspot shows and asks: the picture, its release, the areas to click in order, and those that are wrong."""

import re

from learning.lessons.directives.answers import AboutItem, check_texts
from learning.lessons.directives.item_lines import ItemLines, OptionLines
from learning.lessons.lesson import Item, ItemKind, Option
from learning.lessons.screen import Area, Screen, overlapping, read_area, read_release

MOST_AREAS = 8
"""More would be too small to click on a panel of 400 pixels."""

_PICTURE = re.compile(r"[0-9a-f]{16,64}")
_SCREEN_FIELDS = ("picture", "alt", "release")
_AREA = "an area is [left top width height] in percent of the picture, as in [12 30 18.5 6]"


def read_areas(lines: ItemLines, about: AboutItem) -> tuple[Option, ...]:
    """The steps in their order, then the areas that are wrong; complains where they cannot be a key."""
    written = [*lines.steps, *lines.options]
    if not lines.steps:
        about.item('has no answer: its steps are written "1. [left top width height] label" in their order')
    elif len(written) < 2:
        about.item("has only one area; a second step or a wrong area leaves something to know")
    check_texts(written, about, most=MOST_AREAS)
    areas = [_area(each, about) for each in written]
    for place in overlapping([area or _NOWHERE for area in areas]):
        about.line(written[place].line, "this area overlaps one above; a click must be on one of them")
    return tuple(
        Option(each.text, correct=place < len(lines.steps), why=each.why, area=area)
        for place, (each, area) in enumerate(zip(written, areas, strict=True))
    )


def read_screen(kind: ItemKind, lines: ItemLines, about: AboutItem) -> Screen | None:
    """The picture and its release; None where the kind has none, or after a complaint."""
    given = {name: lines.fields[name][0] for name in _SCREEN_FIELDS if name in lines.fields}
    if kind is not ItemKind.HOTSPOT:
        for name, line in given.items():
            about.line(line.number, f"only hotspot items have a {name}")
        return None
    for name in _SCREEN_FIELDS:
        if name not in given:
            about.item(f"has no {name}: a hotspot says which {', '.join(_SCREEN_FIELDS)} it shows")
    if len(given) < len(_SCREEN_FIELDS):
        return None
    picture, alt, release = (given[name] for name in _SCREEN_FIELDS)
    if not _PICTURE.fullmatch(picture.text):
        about.line(picture.number, "a picture is named by the first 16 to 64 digits of its id")
    found = read_release(release.text)
    if found is None:
        about.line(release.number, 'a release is a system and its version, as in "Card Desk 5.2"')
        return None
    return Screen(picture.text, alt.text, found)


def write_area(place: int, option: Option) -> list[str]:
    """The lines of one area; `place` counts from 0."""
    mark = f"{place + 1}." if option.correct else "-"
    return [f"{mark} [{option.area or ''}] {option.text}", *([f"  why: {option.why}"] if option.why else [])]


def write_screen(item: Item) -> list[str]:
    """The fields that say what is shown."""
    if item.screen is None:
        return []
    return [
        f"picture: {item.screen.picture}",
        f"alt: {item.screen.alt}",
        f"release: {item.screen.release}",
    ]


_NOWHERE = Area(0, 0, 0, 0)
"""Stands for an area that cannot be read: it overlaps nothing."""


def _area(written: OptionLines, about: AboutItem) -> Area | None:
    area = read_area(written.mark)
    if area is None:
        about.line(written.line, _AREA)
    elif not area.fits:
        about.line(written.line, "this area has no size or leaves the picture, which ends at 100")
        return None
    return area

"""The platforms that we ship a mapping for; each is a file in `platforms/`, and another needs no code."""

from functools import cache
from importlib.resources import files

from learning.gaps.errors import MappingUnreadable
from learning.gaps.mapping import Platform, read_platform

OWN = "own"
"""What a source calls its platform if the mapping is the bank's own."""


@cache
def shipped() -> dict[str, Platform]:
    """All of them by their names, in order."""
    folder = files("learning.gaps") / "mappings"
    found = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name
    )
    return {name: read_platform(file.read_text("utf-8"), name) for file in found if (name := file.name[:-5])}


def platform_of(name: str, mapping: str | None) -> Platform:
    """The platform of a source. Raises `MappingUnreadable` for one that nobody ships and nobody mapped."""
    if mapping is not None:
        return read_platform(mapping, name)
    if name not in shipped():
        raise MappingUnreadable(name, f"we know {', '.join(shipped())}, or give a mapping of your own")
    return shipped()[name]

"""Where an article is mastered, if not here: another system of the bank, its id there, and where to read it."""

import re
from dataclasses import dataclass

from learning.knowledge.errors import MasteredElsewhere, SourceRefused

LONGEST_SYSTEM, LONGEST_ID, LONGEST_URL = 40, 120, 500
_URL = re.compile(r"https?://[^\s\"<>]+")


@dataclass(frozen=True, slots=True)
class Origin:
    """One article in the system that masters it."""

    system: str
    id: str
    url: str | None = None


def origin_of(system: str, id_: str, url: str) -> Origin | None:
    """The origin that these texts give; none without a system. Raises `SourceRefused` for what cannot be one."""
    system, id_, url = (" ".join(text.split()) for text in (system, id_, url))
    if not system:
        if id_ or url:
            raise SourceRefused("external_id or source_url without source_system")
        return None
    for name, text, longest in (
        ("source_system", system, LONGEST_SYSTEM),
        ("external_id", id_, LONGEST_ID),
        ("source_url", url, LONGEST_URL),
    ):
        if len(text) > longest:
            raise SourceRefused(f"{name} is longer than {longest} characters")
    if url and not _URL.fullmatch(url):
        raise SourceRefused("source_url is no address that begins with https:// or http://")
    return Origin(system, id_, url or None)


def check_kept_here(origin: Origin | None) -> None:
    """Raises `MasteredElsewhere` unless the article is written here."""
    if origin is not None:
        raise MasteredElsewhere(origin.system, origin.url)


def check_comes_from_there(kept: Origin | None, sent: Origin | None) -> None:
    """Whether a file may bring a text of an article with this origin.

    An article written here may go over to another system; one that is mastered elsewhere takes texts only from there.
    """
    if kept is not None and (sent is None or (sent.system, sent.id) != (kept.system, kept.id)):
        raise MasteredElsewhere(kept.system, kept.url)

"""An article of the content folder: `article.toml` and the text of each revision beside it."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_TEXTS = ("slug", "title", "title_en", "language", "owner")
_LISTS = ("skills", "queues")


@dataclass(frozen=True, slots=True)
class RevisionFile:
    """One text of an article. `effective_in_days` counts bank midnights from the first day; negative lies before."""

    number: int
    body: str
    effective_in_days: int
    note: str


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """An article with its revisions, oldest first."""

    slug: str
    title: str
    title_en: str
    language: str
    skills: tuple[str, ...]
    queues: tuple[str, ...]
    owner: str
    revisions: tuple[RevisionFile, ...]


def read_article(
    text: str, path: Path, read_text: Callable[[Path], str | None], complaints: list[str]
) -> ArticleFile | None:
    """The article that `article.toml` describes; None after a complaint. `read_text` reads the revisions."""
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        complaints.append(f"{path}:1: not TOML: {error}")
        return None
    wrong = [key for key in _TEXTS if not isinstance(table.get(key), str) or not table[key]]
    wrong += [key for key in _LISTS if not _is_list_of_texts(table.get(key, []))]
    if table.get("slug") != path.parent.name:
        wrong.append(f"slug (it is the folder's name, {path.parent.name})")
    complaints += [f"{path}:1: missing or wrong: {key}" for key in wrong]
    revisions = _revisions(table.get("revisions"), path, read_text, complaints)
    if wrong or revisions is None:
        return None
    return ArticleFile(
        slug=table["slug"],
        title=table["title"],
        title_en=table["title_en"],
        language=table["language"],
        skills=tuple(table.get("skills", [])),
        queues=tuple(table.get("queues", [])),
        owner=table["owner"],
        revisions=revisions,
    )


def _is_list_of_texts(value: Any) -> bool:  # Any: whatever TOML holds
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _revisions(
    tables: Any, path: Path, read_text: Callable[[Path], str | None], complaints: list[str]
) -> tuple[RevisionFile, ...] | None:  # Any: whatever TOML holds
    if not isinstance(tables, list) or not tables or not all(isinstance(each, dict) for each in tables):
        complaints.append(f"{path}:1: an article has at least one [[revisions]]")
        return None
    found: list[RevisionFile] = []
    for number, table in enumerate(tables, 1):
        file, days = table.get("file"), table.get("effective_in_days")
        if not isinstance(file, str) or Path(file).name != file or type(days) is not int:
            complaints.append(f"{path}:1: revision {number} needs a file beside it and effective_in_days")
            return None
        if found and days <= found[-1].effective_in_days:
            complaints.append(f"{path}:1: revision {number} takes effect before the one it follows")
            return None
        body = read_text(path.parent / file)
        if body is None:
            return None
        found.append(RevisionFile(number, body, days, str(table.get("note", ""))))
    return tuple(found)

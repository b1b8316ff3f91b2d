"""A file as an article: its text as Markdown, its name, title, language and skills."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from learning.knowledge.errors import SourceRefused
from learning.knowledge.normalise import is_chinese
from learning.knowledge.sources.decoding import decode
from learning.knowledge.sources.front_matter import UNSHOWN, split
from learning.knowledge.sources.html import html_to_markdown
from learning.knowledge.sources.markdown import check_markdown, first_heading
from learning.knowledge.sources.questions import questions_to_markdown

LARGEST_FILE = 5_000_000
"""Bytes."""
LARGEST_TEXT = 1_000_000
"""Characters that an article holds; the editor takes no more either."""
LONGEST_SLUG, LONGEST_TITLE = 80, 200
LANGUAGES = frozenset({"zh-CN", "en"})

MARKDOWN, HTML, CSV = frozenset({".md", ".markdown"}), frozenset({".html", ".htm"}), frozenset({".csv"})
READ = MARKDOWN | HTML | CSV
OFFICE = frozenset({".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".pdf", ".wps", ".et"})
"""Recognised so that they are refused aloud instead of passed over."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_RESERVED = frozenset({"import"})


@dataclass(frozen=True, slots=True)
class Source:
    """What a file says."""

    slug: str
    title: str
    language: str
    skills: tuple[str, ...]
    body: str
    encoding: str

    @property
    def digest(self) -> str:
        """Equal for equal texts, whatever the encoding of their files."""
        return digest_of(self.body)


def digest_of(body: str) -> str:
    """The SHA-256 in hex of a text, without the empty lines around it."""
    return hashlib.sha256(body.strip().encode()).hexdigest()


def read_source(name: str, data: bytes, *, skills: Sequence[str] = ()) -> Source:
    """The article that a file of this name holds. `skills` come on top of those that the file names itself.

    Raises `SourceRefused` with one sentence for whatever cannot become an article.
    """
    if UNSHOWN.search(name):
        raise SourceRefused("the file's name has characters that cannot be shown; rename it")
    path = PurePosixPath(unicodedata.normalize("NFC", name))
    suffix = path.suffix.lower()
    if suffix in OFFICE:
        raise SourceRefused(
            f"{suffix} files are not read; save it as HTML, or as CSV of questions and answers"
        )
    if suffix not in READ:
        raise SourceRefused("not Markdown, HTML or CSV")
    if len(data) > LARGEST_FILE:
        raise SourceRefused(f"larger than {LARGEST_FILE // 1_000_000} MB; cut it into several articles")
    decoded = decode(data)
    head, body = _as_markdown(decoded.text, suffix, path.stem)
    if len(body) > LARGEST_TEXT:
        raise SourceRefused(f"longer than {LARGEST_TEXT:,} characters; cut it into several articles")
    title = head.get("title") or first_heading(body) or path.stem
    own = head.get("skills", "").split()
    return Source(
        slug=_slug(head.get("slug"), path.stem),
        title=" ".join(title.split())[:LONGEST_TITLE],
        language=_language(head.get("language"), body),
        skills=tuple(dict.fromkeys([*own, *skills])),
        body=body,
        encoding=decoded.encoding,
    )


def _as_markdown(text: str, suffix: str, stem: str) -> tuple[Mapping[str, str], str]:
    if suffix in HTML:
        return html_to_markdown(text)
    if suffix in CSV:
        return {}, questions_to_markdown(text, title=stem)
    head, body, line = split(text)
    check_markdown(body, first_line=line)
    return head, body.strip() + "\n"


def _slug(given: str | None, stem: str) -> str:
    if given is not None:
        if not _SLUG.fullmatch(given) or len(given) > LONGEST_SLUG or given in _RESERVED:
            raise SourceRefused(
                f"slug “{given}” is not small letters, digits and hyphens (at most {LONGEST_SLUG}), or is taken by us"
            )
        return given
    if stem.isascii():
        made = "-".join(re.findall(r"[a-z0-9]+", stem.lower()))[:LONGEST_SLUG].strip("-")
        if made and made not in _RESERVED:
            return made
    # A Chinese file name has no spelling of its own; what stays the same for the same name will do.
    return f"article-{hashlib.sha256(stem.encode()).hexdigest()[:10]}"


def _language(given: str | None, body: str) -> str:
    if given is not None and given not in LANGUAGES:
        raise SourceRefused(f"language “{given}” is neither zh-CN nor en")
    return given or ("zh-CN" if is_chinese(body) else "en")

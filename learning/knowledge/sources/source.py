"""A file as an article: its text as Markdown, its name, title, language and skills."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from learning.knowledge.errors import SourceRefused
from learning.knowledge.normalise import is_chinese
from learning.knowledge.origin import Origin, origin_of
from learning.knowledge.sources.archive import LARGEST_ARCHIVE
from learning.knowledge.sources.decoding import decode
from learning.knowledge.sources.front_matter import UNSHOWN, split
from learning.knowledge.sources.html import html_to_markdown
from learning.knowledge.sources.markdown import check_markdown, first_heading
from learning.knowledge.sources.questions import questions_to_markdown
from learning.knowledge.sources.sheet import sheets_to_markdown
from learning.knowledge.sources.word import word_to_markdown
from learning.knowledge.sources.workbook import read_workbook

LARGEST_FILE = 5_000_000
"""Bytes; those of an office file may be more, because its pictures count and are not read."""
LARGEST_TEXT = 1_000_000
"""Characters that an article holds; the editor takes no more either."""
LONGEST_SLUG, LONGEST_TITLE = 80, 200
LANGUAGES = frozenset({"zh-CN", "en"})

MARKDOWN, HTML, CSV = frozenset({".md", ".markdown"}), frozenset({".html", ".htm"}), frozenset({".csv"})
WORD, EXCEL, ARCHIVES = frozenset({".docx"}), frozenset({".xlsx"}), frozenset({".zip"})
READ = MARKDOWN | HTML | CSV | WORD | EXCEL
UNREAD = {
    **dict.fromkeys((".doc", ".wps", ".rtf", ".odt", ".pdf"), "save it as .docx"),
    **dict.fromkeys((".xls", ".et", ".ods"), "save it as .xlsx"),
    **dict.fromkeys((".ppt", ".pptx", ".dps"), "write it down as .docx or Markdown"),
    **dict.fromkeys((".rar", ".7z", ".gz", ".tar"), "pack it as .zip"),
    **dict.fromkeys(ARCHIVES, "unpack it: an archive within an archive is not read"),
}
"""What to do with files that are refused aloud instead of passed over."""

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
    """The encoding of its text, or the program whose file it is."""
    origin: Origin | None = None

    @property
    def digest(self) -> str:
        """Equal for equal texts, whatever the encoding of their files."""
        return digest_of(self.body)


def digest_of(body: str) -> str:
    """The SHA-256 in hex of a text, without the empty lines around it."""
    return hashlib.sha256(body.strip().encode()).hexdigest()


def largest(name: str) -> int:
    """How many bytes a file of this name may have."""
    packed = WORD | EXCEL | ARCHIVES
    return LARGEST_ARCHIVE if PurePosixPath(name).suffix.lower() in packed else LARGEST_FILE


def read_source(name: str, data: bytes, *, skills: Sequence[str] = (), system: str = "") -> Source:
    """The article that a file of this name holds. `skills` come on top of those that the file names itself.

    `system` masters the article unless the file says which does; its id there is the slug unless the file says it.
    Raises `SourceRefused` with one sentence for whatever cannot become an article.
    """
    if UNSHOWN.search(name):
        raise SourceRefused("the file's name has characters that cannot be shown; rename it")
    path = PurePosixPath(unicodedata.normalize("NFC", name))
    suffix = path.suffix.lower()
    if suffix in UNREAD:
        raise SourceRefused(f"{suffix} files are not read; {UNREAD[suffix]}")
    if suffix not in READ:
        raise SourceRefused("not Markdown, HTML, CSV, Word or Excel")
    if len(data) > largest(name):
        raise SourceRefused(f"larger than {largest(name) // 1_000_000} MB; cut it into several articles")
    head, body, encoding = _as_markdown(data, suffix, path.stem)
    if len(body) > LARGEST_TEXT:
        raise SourceRefused(f"longer than {LARGEST_TEXT:,} characters; cut it into several articles")
    title = head.get("title") or first_heading(body) or path.stem
    own = head.get("skills", "").split()
    slug = _slug(head.get("slug"), path.stem)
    return Source(
        slug=slug,
        title=" ".join(title.split())[:LONGEST_TITLE],
        language=_language(head.get("language"), body),
        skills=tuple(dict.fromkeys([*own, *skills])),
        body=body,
        encoding=encoding,
        origin=_origin(head, system, slug),
    )


def _as_markdown(data: bytes, suffix: str, stem: str) -> tuple[Mapping[str, str], str, str]:
    """What the file says of itself, its text, and its encoding."""
    if suffix in WORD:
        return {}, word_to_markdown(data), "Word"
    if suffix in EXCEL:
        return {}, sheets_to_markdown(read_workbook(data), title=stem), "Excel"
    decoded = decode(data)
    if suffix in HTML:
        return *html_to_markdown(decoded.text), decoded.encoding
    if suffix in CSV:
        return {}, questions_to_markdown(decoded.text, title=stem), decoded.encoding
    head, body, line = split(decoded.text)
    check_markdown(body, first_line=line)
    return head, body.strip() + "\n", decoded.encoding


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


def _origin(head: Mapping[str, str], system: str, slug: str) -> Origin | None:
    system = head.get("source_system", system)
    external_id = head.get("external_id", slug if system else "")
    return origin_of(system, external_id, head.get("source_url", ""))


def _language(given: str | None, body: str) -> str:
    if given is not None and given not in LANGUAGES:
        raise SourceRefused(f"language “{given}” is neither zh-CN nor en")
    return given or ("zh-CN" if is_chinese(body) else "en")

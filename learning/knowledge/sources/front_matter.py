"""The few lines between two `---` that may stand above a text."""

import re

import yaml

from learning.knowledge.errors import SourceRefused

FENCE = "---"
LONGEST = 10_000
"""Characters."""
UNSHOWN = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
"""Control characters and halves of characters, which no title or name may have."""
_KEYS = frozenset({"slug", "title", "skills", "language", "source_system", "external_id", "source_url"})
_ENTRY = re.compile(r"[A-Za-z_]+\s*:")


def split(text: str) -> tuple[dict[str, str], str, int]:
    """Front matter, the text after it, and the line on which that begins.

    Skills are given as one text with spaces between them. Keys of other programs are passed over.
    A rule drawn above a text is no front matter.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE or len(lines) < 2 or not _ENTRY.match(lines[1]):
        return {}, text, 1
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        raise SourceRefused('the front matter has no second line of "---"', line=1)
    return _entries("\n".join(lines[1:end])), "\n".join(lines[end + 1 :]), end + 2


def _entries(written: str) -> dict[str, str]:
    if len(written) > LONGEST:
        raise SourceRefused(f"the front matter is longer than {LONGEST:,} characters", line=1)
    try:
        loaded = yaml.safe_load(written)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        raise SourceRefused("the front matter is not YAML", line=mark.line + 2 if mark else 1) from None
    if not isinstance(loaded, dict):
        raise SourceRefused("the front matter is not a list of keys and values", line=2)
    return {key: _text(key, loaded[key]) for key in _KEYS & loaded.keys() if loaded[key] is not None}


def _text(key: str, value: object) -> str:
    values = value if isinstance(value, list) and key == "skills" else [value]
    if not all(isinstance(each, str | int | float) for each in values):
        raise SourceRefused(
            f"{key} in the front matter is not a text{' or list' if key == 'skills' else ''}", line=2
        )
    text = " ".join(map(str, values))
    if UNSHOWN.search(text):
        raise SourceRefused(f"{key} in the front matter has characters that cannot be shown", line=2)
    return text

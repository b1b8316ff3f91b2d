"""A Word file as Markdown, by way of HTML."""

import io
import re

from learning.knowledge.errors import SourceRefused
from learning.knowledge.sources.html import html_to_markdown
from learning.knowledge.sources.office import DAMAGED, Parts
from learning.knowledge.sources.word_lists import MAIN, with_numbers

DEEPEST_FIELD = 20
"""Fields within fields; the library looks through all of them at each run of text."""
_STYLES = "p[style-name='Title'] => h1:fresh"
_NOTE_MARK = re.compile(
    r'<sup><a href="#(?:foot|end)note-\d+" id="[^"]*">\[\d+\]</a></sup>'
    r'|\s*<a href="#(?:foot|end)note-ref-\d+">↑</a>'
)


def word_to_markdown(data: bytes) -> str:
    """Headings, paragraphs, lists with their numbers, tables and notes.

    Pictures, headers, comments and deleted text are left out.

    Raises `SourceRefused` for what Word could not open either, or nobody would read as one article.
    """
    # Only an import needs it, and it is 12 MB of memory in each serving process.
    import mammoth

    parts = Parts(data, main=MAIN)
    _refuse_fields(parts)
    try:
        html = mammoth.convert_to_html(
            io.BytesIO(with_numbers(parts, data)),
            style_map=_STYLES,
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=lambda image: [],
        ).value
    except DAMAGED:
        raise SourceRefused("is damaged; open it in Word and save it again") from None
    return html_to_markdown(f"<body>{_NOTE_MARK.sub('', html)}</body>")[1]


def _refuse_fields(parts: Parts) -> None:
    open_fields = 0
    for event, element in parts.walk(MAIN):
        if event == "start" and str(element.tag).endswith("}fldChar"):
            kinds = [str(value) for name, value in element.items() if str(name).endswith("}fldCharType")]
            open_fields += {"begin": 1, "end": -1}.get("".join(kinds), 0)
            if open_fields > DEEPEST_FIELD:
                raise SourceRefused(f"has more than {DEEPEST_FIELD} fields within each other")

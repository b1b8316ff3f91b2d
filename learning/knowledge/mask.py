"""Take away what no reader sees, without moving a character: every offset stays true.

Three depths: `masked` clears what is no prose at all (front matter, comments, templates, code),
`readable` also hides inline markup, and `plain` is what a person reads.
"""

import re
from html import unescape

HIDDEN = "\ue000"
"""Stands for a character that is there in the source and that a reader never sees."""

LINE_BREAK = "\ue001"
"""Stands for a break inside a table cell."""

_ERB_TEXT = re.compile(r"<%=?\s{0,9}\w{1,60}\(\s{0,9}(['\"])(?P<said>[^%]{0,2000}?)\1[^%]{0,200}%>")
_UNSEEN = re.compile(
    r"\A---\n.*?\n---[ \t]*(?:\n|\Z)"
    r"|^[ \t]*\{:[^}\n]*\}|\{[#:.][^{}\n]*\}"
    r"|^(?P<fence>[ \t]*(?:```|~~~)).*?(?:^[ \t]*(?:```|~~~)[ \t]*$|\Z)",
    re.DOTALL | re.MULTILINE,
)
_PAIRS = (("<!--", "-->"), ("<%", "%>"), ("{%", "%}"))
_INLINE = (
    re.compile(r"(?P<h>!\[[^\]\n]{0,300}\]\([^)\n]{0,600}\))"),
    re.compile(
        r"(?P<h>\[)(?:[^\[\]\n]|\n(?!\s*\n))*"
        r"(?P<h2>\]\s?\((?:[^()\n]|\([^()\n]*\))*\)|\]\[[^\]\n]*\])"
    ),
    re.compile(r"(?P<h><br\s*/?>)", re.IGNORECASE),
    re.compile(r"(?P<h><)(?:https?:|mailto:)[^\s>]+(?P<h2>>)"),
    re.compile(r"(?P<h></?[A-Za-z][^<>\n]*>)"),
    re.compile(r"(?P<h>\{\{[^}\n]{0,300}\}\})"),
    re.compile(r"(?P<h>\*\*|~~|`+)"),
    re.compile(r"(?<![\w_])(?P<h>__?)(?=\S)[^_\n]+?(?<=\S)(?P<h2>__?)(?![\w_])"),
    re.compile(r"(?<![*\\])(?P<h>\*)(?=[^\s*])[^*\n]+?(?<=[^\s*])(?P<h2>\*)(?!\*)"),
    re.compile(r"(?P<h>\\)(?=[\\`*_{}\[\]()#+\-.!|~<>])"),
)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,6});")
_HAN_GAP = re.compile(r"(?<=[一-龥，。；：、（）“”！？])\s*\n\s*(?=[一-龥，。；：、（）“”])")


def masked(text: str) -> str:
    """The text with front matter, comments, templates and code as spaces; words inside a template stay."""
    text = _ERB_TEXT.sub(_keep_said, text.replace("\r\n", " \n").replace("\r", "\n"))
    for opening, closing in _PAIRS:
        text = _blank_between(text, opening, closing)
    return _UNSEEN.sub(lambda match: _blank(match[0]), text)


def readable(text: str) -> str:
    """The masked text with inline markup hidden, character for character."""
    for pattern in _INLINE:
        text = pattern.sub(_hide, text)
    return _ENTITY.sub(_unescape, text)


def plain(segment: str) -> str:
    """What a person reads of a readable segment, on one line."""
    seen = segment.replace(HIDDEN, "").replace(LINE_BREAK, "\n")
    return re.sub(r"\s+", " ", _HAN_GAP.sub("", seen)).strip()


def _blank(piece: str) -> str:
    return re.sub(r"[^\n]", " ", piece)


def _blank_between(text: str, opening: str, closing: str) -> str:
    """Everything from an opening mark to its closing one as spaces; an unclosed mark is left as it stands.

    By searching, not by a pattern: a page of unclosed marks would take a pattern quadratic time.
    """
    pieces: list[str] = []
    place = 0
    while (start := text.find(opening, place)) >= 0 and (
        end := text.find(closing, start + len(opening))
    ) >= 0:
        end += len(closing)
        pieces += [text[place:start], _blank(text[start:end])]
        place = end
    return "".join((*pieces, text[place:]))


def _keep_said(match: re.Match[str]) -> str:
    start, end = match.start("said") - match.start(), match.end("said") - match.start()
    return _blank(match[0][:start]) + match["said"] + _blank(match[0][end:])


def _unescape(match: re.Match[str]) -> str:
    letter = unescape(match[0])
    return (
        (letter if letter != "\xa0" else " ") + HIDDEN * (len(match[0]) - 1) if len(letter) == 1 else match[0]
    )


def _hide(match: re.Match[str]) -> str:
    whole = list(match[0])
    for name in ("h", "h2"):
        if name in match.re.groupindex and match[name]:
            start = match.start(name) - match.start()
            for index in range(start, start + len(match[name])):
                whole[index] = whole[index] if whole[index] == "\n" else HIDDEN
    if match[0].lower().startswith("<br"):
        whole[0] = LINE_BREAK
    return "".join(whole)

"""Bytes as text: which encoding a file is in, or why it is no text.

Files from a bank's desks are UTF-8, UTF-16 as Windows saves “Unicode”, or GB18030 as Chinese Windows saves “ANSI”.
GB18030 takes almost any bytes, so what it makes of them must also read like Chinese.
"""

import codecs
import re
from dataclasses import dataclass

from learning.knowledge.errors import SourceRefused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8 with BOM"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "an office file or archive",
    b"\xd0\xcf\x11\xe0": "an old office file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "an archive",
}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_NOT_TEXT = re.compile(r"[\ue000-\uf8ff\ufffe\uffff\U000f0000-\U0010ffff]")
_COMMON_SHARE = 0.8
"""Of the Chinese characters in a text, so many are in GB 2312. Measured: all of our content, against at most half of
Big5 or Shift JIS read as GB18030. EUC-JP and EUC-KR cannot be told apart this way."""
_ORDINARY_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with unified line ends, and the name of the encoding it was in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """The text of a file. Raises `SourceRefused` for what is binary, empty, or in no encoding we know."""
    for signature, name in _SIGNATURES.items():
        if data.startswith(signature):
            raise SourceRefused(f"this is {name}, not text; save it as Markdown, HTML or CSV")
    text, encoding = _read(data)
    control = _CONTROL.search(text)
    if control:
        raise SourceRefused(
            f"binary: the character U+{ord(control[0]):04X} is no text",
            line=text.count("\n", 0, control.start()) + 1,
        )
    if not text.strip():
        raise SourceRefused("the file is empty")
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), encoding)


def _read(data: bytes) -> tuple[str, str]:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(codec), name
            except UnicodeDecodeError:
                raise SourceRefused(f"the file says that it is {name}, but it is not") from None
    if b"\x00" in data:
        return _without_mark(data), "UTF-16"
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if not _reads_as_chinese(text):
        raise SourceRefused("in no encoding we know (UTF-8, UTF-16, GB18030); save it as UTF-8")
    return text, "GB18030"


def _without_mark(data: bytes) -> str:
    """UTF-16 without its mark: one of the two orders makes ordinary text of it."""
    for codec in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        ordinary = sum(
            each.isascii() or bool(_HAN.match(each)) or "\u3000" <= each <= "\uffef" for each in text
        )
        if (
            not _CONTROL.search(text)
            and not _NOT_TEXT.search(text)
            and ordinary >= _ORDINARY_SHARE * len(text)
        ):
            return text
    raise SourceRefused("binary, not text")


def _reads_as_chinese(text: str) -> bool:
    han = _HAN.findall(text)
    if not han or _NOT_TEXT.search(text):
        return False
    common = sum(_is_common(each) for each in han)
    return common >= _COMMON_SHARE * len(han)


def _is_common(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True

"""Text as it is compared: values as atoms, synonyms as one word, punctuation and fillers gone.

Anything that is compared uses these keys; anything printed for a person uses the raw text.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from learning.knowledge.values.find import find_values
from learning.knowledge.values.spoken import in_figures
from learning.knowledge.values.value import Value

# Wording that changes nothing for the reader. Left: the key; right: what is folded into it ("" drops it).
_SYNONYMS = {
    "若": "如果 假如 倘若 若是 若 假使",
    "你": "您 你",
    "参见": "请参见 请参阅 请查看 请参考 参见 参阅 详见",
    "按": "按照 依照 依据 遵照",
    "或": "或者 或",
    "和": "以及 及 与 和 并且 并",
    "应": "应当 应该 应",
    "须": "必须 需要 须 需 务必",
    "可": "可以 可 能够",
    "不可": "不得 不可以 不可 不能够 不能 不允许",
    "但": "但是 但",
    "其他": "其它 其他",
    "点击": "点击 单击 点选",
    "账": "帐 账",
    "登录": "登陆 登录",
    "均": "均 都 皆",
    "时": "时候 的时候 时",
    "通过": "经由 通过",
    "目前": "目前 现在 现",
    "": "的 了 将 进行 则 即 请 之 地 就 会 也",
    "not": "not",
    "do not": "don't don’t",
    "does not": "doesn't doesn’t",
    "cannot": "can't can’t can_not",
    "will not": "won't won’t",
    "you will": "you'll you’ll",
    "we will": "we'll we’ll",
    "it is": "it's it’s",
    "you are": "you're you’re",
    "is not": "isn't isn’t",
    "are not": "aren't aren’t",
    "must": "must need_to needs_to have_to has_to",
    "eg": "e.g. e.g for_example for_instance",
    "ie": "i.e. i.e that_is",
    "~": "the a an please just simply currently",
}
# Words that only begin or end like one of the joints dropped above.
_WHOLE = (
    "地址 地区 地点 地方 会员 会计 会议 会话 机会 社会 协会 委员会 就业 就医 就诊 将来 了解 为了 请求 请假 申请 邀请"
    " 立即 即时 即期 规则 原则 细则 准则 否则 目的 标的 基地 外地 本地 当地 异地 属地 产地 土地"
)
_WORDS = {
    word.replace("_", " "): key.replace("~", "") for key, words in _SYNONYMS.items() for word in words.split()
} | {word: word for word in _WHOLE.split()}
_LONGEST_FIRST = sorted(_WORDS, key=len, reverse=True)
_TOKEN = re.compile(
    "|".join(
        (
            *(
                re.escape(word)
                for word in _LONGEST_FIRST
                if not word.isascii() and not re.match(r"[a-z]", word)
            ),
            *(rf"\b{re.escape(word)}(?![A-Za-z])" for word in _LONGEST_FIRST if re.match(r"[a-z]", word)),
            r"[A-Za-z0-9]+(?:(?:[.@_/-]|,(?=\d{3}(?!\d)))[A-Za-z0-9]+)*",
            r"[一-鿿㐀-䶿]",
            r"[^\W\d_]+",
            r"\S",
        )
    ),
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, Chinese character or value with its place in the text. An empty key is never compared."""

    key: str
    start: int
    end: int
    value: Value | None


@lru_cache(maxsize=4_096)
def tokens(text: str) -> tuple[Token, ...]:
    """The compared tokens of a text in order; those without a key are left out."""
    found: list[Token] = []
    place = 0
    for value in (*find_values(text), None):
        end = value.start if value else len(text)
        for match in _TOKEN.finditer(text, place, end):
            token = Token(_token_key(match[0]), match.start(), match.end(), None)
            if token.key:
                found.append(token)
        if value:
            found.append(Token(value.key, value.start, value.end, value))
            place = value.end
    return tuple(found)


def key_of(text: str) -> str:
    """Equal keys mean that nothing changed for the reader: only spacing, punctuation, form or synonyms."""
    return key_and_shape(text)[0]


def shape_of(text: str) -> str:
    """The compared text with values as one sign: what is left when only a number changes."""
    return key_and_shape(text)[1]


# Both texts of an update hold mostly the same sentences, and these two strings are far smaller than the tokens.
@lru_cache(maxsize=65_536)
def key_and_shape(text: str) -> tuple[str, str]:
    """Key and shape of a text, read once."""
    found = tokens(in_figures(text))
    written: list[str] = []
    for token in found:
        wide = token.value is not None or not token.key[0].isascii()
        written.append("#" if token.value else token.key if wide else f" {token.key}")
    return " ".join(token.key for token in found), "".join(written).strip()


def is_chinese(text: str) -> bool:
    """Whether the text reads as Chinese: at least one Chinese character for every two Latin words."""
    han = len(re.findall(r"[一-鿿]", text))
    return han * 2 >= len(re.findall(r"[A-Za-z]+", text)) and han > 0


@lru_cache(maxsize=16_384)
def _token_key(written: str) -> str:
    word = re.sub(r"(?<=\d),(?=\d{3})", "", written.lower().replace("’", "'"))
    if word in _WORDS:
        return _WORDS[word]
    if word.replace("'", "’") in _WORDS:
        return _WORDS[word.replace("'", "’")]
    return word if re.search(r"\w", word) and word != "_" else ""

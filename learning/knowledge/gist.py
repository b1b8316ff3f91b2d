"""What one sentence says, as far as it can be compared without its grammar: its pieces, values and stance."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from learning.knowledge.facts.statement import LEANS
from learning.knowledge.rewording import AND, CLAUSE, OR, words_of
from learning.knowledge.units import Unit

_MODAL = frozenset(
    ["可", "必须", "不可", "无须", "要", "must", "can", "must not", "will", "would", "should", "may", "could"]
)
_NEGATIVE = frozenset(
    [
        "不",
        "没有",
        "非",
        "无",
        "勿",
        "不可",
        "无须",
        "不支持",
        "拒",
        "not",
        "no",
        "none",
        "never",
        "without",
        "must not",
        "cannot",
        "neither",
        "nor",
    ]
)
_LIGHT = frozenset(
    [
        *(
            "被",
            "由",
            "在",
            "于",
            "到",
            "向",
            "做",
            "为",
            "有",
            "其",
            "本",
            "每",
            "让",
            "以",
            "等",
            "种",
            "类",
            "项",
            "位",
        ),
        *(
            "用",
            "使",
            "进",
            "行",
            "时",
            "当",
            "起",
            "下",
            "给",
            "据",
            "须",
            "需",
            "若",
            "按",
            "因",
            "故",
            "但",
            "已",
            "正在",
            "即",
            "后",
        ),
        *(
            "通过",
            "使用",
            "办理",
            "完成",
            "发生",
            "方式",
            "相关",
            "有关",
            "相应",
            "具体",
            "再",
            "先",
            "经",
            "及时",
        ),
        *(
            "by",
            "in",
            "on",
            "at",
            "for",
            "with",
            "to",
            "as",
            "into",
            "it",
            "we",
            "us",
            "our",
            "he",
            "she",
            "who",
            "them",
            "and",
        ),
        *(
            "was",
            "were",
            "has",
            "have",
            "had",
            "hav",
            "will",
            "there",
            "if",
            "so",
            "such",
            "mak",
            "make",
            "tak",
            "take",
            "get",
            "come",
        ),
        *(
            "one",
            "same",
            "own",
            "when",
            "once",
            "up",
            "out",
            "per",
            "what",
            "how",
            "able",
            "way",
            "his",
            "her",
            "until",
            "usually",
        ),
    ]
)
"""Words that grammar moves about: their coming or going says nothing."""
_ACTORS = frozenset(
    [
        *("客户", "坐席", "商户", "持卡人", "本行", "银行", "系统", "用户", "申请人", "本人"),
        *(
            "customer",
            "client",
            "borrower",
            "lender",
            "bank",
            "agent",
            "cardholder",
            "holder",
            "institution",
            "caller",
            "user",
        ),
    ]
)
"""Who does it: left unsaid in the passive, and another rule when somebody else does it."""
_TURNING = frozenset(
    [
        *(
            "前",
            "内",
            "外",
            "仅",
            "除",
            "超过",
            "不到",
            "以上",
            "上限为",
            "下限为",
            "满",
            "含",
            "均",
            "一律",
            "全部",
            "免收",
            "免费",
        ),
        *(
            "户",
            "笔",
            "次",
            "人",
            "首",
            "再次",
            OR,
            "before",
            "after",
            "only",
            "except",
            "unles",
            "without",
            "at least",
            "at most",
            "over",
        ),
        *("under", "both", "either", "all", "free"),
    ]
)
"""Words that turn a rule: one of them that is not in the other text makes another rule."""
_PRONOUN = re.compile(r"\b(?:it|they|them|this|these)\b|其|该|此", re.IGNORECASE)
_ROOTS = {
    "paid": "pay",
    "sent": "send",
    "given": "giv",
    "took": "tak",
    "taken": "tak",
    "kept": "keep",
    "held": "hold",
    "told": "tell",
}
_ROOTS |= {
    "written": "writ",
    "shown": "display",
    "lost": "los",
    "met": "meet",
    "went": "go",
    "gone": "go",
    "began": "begin",
    "made": "mak",
}
WINDOW = 10
"""Words before a value that say what it is a value of."""


@dataclass(frozen=True, slots=True)
class Bound:
    """One value with the words around it that say what it measures."""

    key: str
    around: frozenset[str]


@dataclass(frozen=True, slots=True)
class Piece:
    """One clause: its words without grammar, its values, what it says of them, and the members it enumerates."""

    words: tuple[str, ...]
    values: tuple[Bound, ...]
    stance: str
    is_negative: bool
    members: tuple["Piece", ...] = ()

    @property
    def size(self) -> int:
        """How much it says, in words; a value weighs as three."""
        return len(self.words) + 3 * len(self.values)


@dataclass(frozen=True, slots=True)
class Gist:
    """A unit as its clauses, with the words that stand around it in the page."""

    unit: Unit
    pieces: tuple[Piece, ...]
    words: frozenset[str]
    context: frozenset[str]

    @property
    def known(self) -> frozenset[str]:
        """Every word that a reader of this unit has before her eyes."""
        return self.words | self.context


def is_light(word: str) -> bool:
    """Whether a word may come or go without a rule being changed."""
    return word in _LIGHT or word in _MODAL or word in _NEGATIVE


def is_actor(word: str) -> bool:
    """Whether a word says who acts."""
    return word in _ACTORS


def is_turning(word: str) -> bool:
    """Whether a word makes another rule when it comes or goes."""
    return word in _TURNING


def is_value(word: str) -> bool:
    """Whether a word is a value."""
    return word.startswith("⟨") and word != OR


@lru_cache(maxsize=16_384)
def gist_of(unit: Unit) -> Gist:
    """The gist of a unit. A cell is told with the name of its row, for without it its value is of nothing."""
    text = f"{unit.row}，{unit.text}" if unit.is_cell and unit.row != unit.text else unit.text
    pieces = tuple(_pieces(text, unit))
    around = [unit.lead, unit.header, unit.row, *unit.path]
    if LEANS.match(unit.text) or _PRONOUN.search(unit.text):
        around.append(unit.previous)
    context = frozenset(word for said in around for word in _rooted(words_of(said)))
    return Gist(unit, pieces, frozenset(word for piece in pieces for word in piece.words), context)


def _pieces(text: str, unit: Unit) -> Iterator[Piece]:
    every = tuple(_rooted(words_of(text)))
    named = frozenset(_rooted(words_of(f"{unit.row} {unit.header}"))) if unit.is_cell else frozenset()
    for first, last in _stretches(every, 0, len(every), (CLAUSE,)):
        members = list(_stretches(every, first, last, (AND, OR)))
        parts = tuple(_piece(every, *member, named) for member in members) if len(members) > 1 else ()
        yield _piece(every, first, last, named, parts)


def _stretches(
    every: Sequence[str], first: int, last: int, joints: Sequence[str]
) -> Iterator[tuple[int, int]]:
    start = first
    for place in range(first, last + 1):
        if place == last or every[place] in joints:
            if place > start:
                yield start, place
            start = place + 1


def _piece(
    every: Sequence[str], first: int, last: int, named: frozenset[str], members: tuple[Piece, ...] = ()
) -> Piece:
    said = every[first:last]
    values = tuple(
        Bound(word, _around(every, first + at) | named) for at, word in enumerate(said) if is_value(word)
    )
    words = tuple(word for word in said if word != AND and not is_light(word) and not is_value(word))
    return Piece(words, values, _stance(said), any(word in _NEGATIVE for word in said), members)


def _around(every: Sequence[str], place: int) -> frozenset[str]:
    """The words before a value, over the clauses, and those after it up to the end of its own."""
    end = next((at for at in range(place, len(every)) if every[at] in (CLAUSE, AND)), len(every))
    near = every[max(0, place - WINDOW) : min(end, place + 4)]
    return frozenset(word for word in near if word not in (CLAUSE, AND) and not is_value(word))


def _stance(piece: Sequence[str]) -> str:
    for stance, words in (
        ("forbidden", ("不可", "must not", "cannot")),
        ("relieved", ("无须",)),
        ("duty", ("必须", "must")),
        ("allowed", ("可", "can")),
        ("advised", ("should", "宜", "建议")),
    ):
        if any(word in piece for word in words):
            return stance
    return "plain"


def _rooted(words: Sequence[str]) -> Iterator[str]:
    """The words with English endings taken off, and what a price is paid for as a word of its own."""
    for word in words:
        if is_value(word) and "/" in word:
            yield f"{word.split('/')[0]}⟩"
            yield word.split("/")[1].rstrip("⟩")
        else:
            yield _root(word) if word.isascii() and word.isalpha() else word


def _root(word: str) -> str:
    word = _ROOTS.get(word, word)
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ed") and len(word) > 4:
        word = word[:-2]
    if len(word) > 4 and word[-1] == word[-2] and word[-1] in "lptnrgm":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word

"""Whether two wordings say the same rule: synonyms folded, joints dropped, clauses in any order.

Stricter than it is clever: whatever is not known to be a synonym or a joint must stand in both texts, and a
value, a modal, a negation, a scope, a channel or an actor is never dropped.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from learning.knowledge.synonyms.chinese import CHINESE, CHINESE_JOINTS
from learning.knowledge.synonyms.english import ENGLISH, ENGLISH_JOINTS
from learning.knowledge.turns_of_phrase import TURNS
from learning.knowledge.values.days import dates_in_figures
from learning.knowledge.values.find import find_values

CLAUSE, AND, OR = "，", "、", "⟨or⟩"
LONGEST = 400
"""Characters of one sentence beyond which wordings are only compared by the plain keys."""
MOVED = 4
"""Words over which an adverb may move: beyond that it may belong to another verb."""

NEAR_CUT = 6
MOST_CUTS = 3
"""Words and joints back to which the stretch that differs is widened; bounds, for every pair of cuts is tried."""

_ORDER = re.compile(
    r"先|再|然后|随后|接着|最后|首先|依次|分别|逐级|转而|否则|除|例外|但|不过|其中|上述"
    r"|\b(?:first|then|next|finally|afterwards|respectively|otherwise|except|unless|but|however|latter|former|this|it)\b",
    re.IGNORECASE,
)
_ADVERBS = frozenset(
    [
        "若",
        "当前",
        "及时",
        "立即",
        "自动",
        "均",
        "一般",
        "统一",
        "直接",
        "already",
        "also",
        "both",
        "usually",
        "immediately",
    ]
)
_CASE = re.compile(r"([^，。；：]+的)，([^，。；]+)")
_HAN = re.compile(r"[一-鿿]")


def _pattern(words: dict[str, str]) -> re.Pattern[str]:
    """Longest words first; Latin ones as whole words."""
    ordered = sorted(words, key=len, reverse=True)
    return re.compile(
        "|".join(rf"\b{re.escape(word)}\b" if word[0].isascii() else re.escape(word) for word in ordered)
        + r"|(?P<value>\ue002\d+\ue002)|(?P<mark>[，；。：、,;.:!?！？])|[A-Za-z0-9]+(?:['’@._/-][A-Za-z0-9]+)*|[一-鿿]",
        re.IGNORECASE,
    )


def _folding(groups: Sequence[str]) -> dict[str, str]:
    """Each line "key = word, word": the words and the key itself lead to the key."""
    folding: dict[str, str] = {}
    for group in groups:
        key, _, words = (part.strip() for part in group.partition("="))
        for word in (*words.split(","), key):
            folding[word.strip().lower()] = key
    return folding | dict.fromkeys((*CHINESE_JOINTS, *ENGLISH_JOINTS), "")


_FOLDING = {True: _folding(CHINESE), False: _folding(ENGLISH)}
_WORDS = {chinese: _pattern(folding) for chinese, folding in _FOLDING.items()}
_MARKS = dict.fromkeys("，；。：,;.:!?！？", CLAUSE) | {"、": AND}


KNOWN = frozenset(_FOLDING[True].values())
"""The words that Chinese ones are folded into: none of them is a mere particle."""


def says_the_same(old: str, new: str) -> bool:
    """Whether an agent who knew the old wording knows the new one."""
    if max(len(old), len(new)) > LONGEST:
        return False
    left, right = words_of(old), words_of(new)
    if Counter(_content(left)) != Counter(_content(right)) or are_cases_exchanged(old, new):
        return False
    if _content(left) == _content(right) and _joints(left) == _joints(right):
        return True
    return _same_but_adverbs(left, right) or _same_reordered(left, right, is_ordered=bool(_ORDER.search(old)))


def are_cases_exchanged(old: str, new: str) -> bool:
    """Whether two cases of one sentence took each other's consequence: "overcharged, 15 days; charged twice, at once"."""
    was, now = _cases(old), _cases(new)
    shared = was.keys() & now.keys()
    return any(
        was[case] != now[case] and was[case] == now[other]
        for case in shared
        for other in shared
        if case != other
    )


def _cases(text: str) -> dict[frozenset[str], frozenset[str]]:
    """The first consequence of each case of a sentence, both in folded words."""
    return {
        frozenset(_content(words_of(f"，{match[1]}，"))): frozenset(_content(words_of(match[2])))
        for match in _CASE.finditer(text)
    }


@lru_cache(maxsize=4_096)
def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a sentence with its joints: clause marks, and, or."""
    text = dates_in_figures(text)
    for pattern, plain in TURNS:
        text = pattern.sub(plain, text)
    values = find_values(text)
    for number in range(len(values) - 1, -1, -1):
        value = values[number]
        text = f"{text[: value.start]}\ue002{number}\ue002{text[value.end :]}"
    chinese = bool(_HAN.search(text))
    found: list[str] = []
    for match in _WORDS[chinese].finditer(text):
        if match["value"]:
            found.append(values[int(match["value"].strip("\ue002"))].key)
        elif match["mark"]:
            found.append(_MARKS[match["mark"]])
        elif word := stem(_folded(match[0].lower(), _FOLDING[chinese])):
            found.append(word)
    return tuple(_tidied(found))


def _folded(word: str, folding: dict[str, str]) -> str:
    """The key of a word, found by itself or without its ending: assessed, assesses, assessing."""
    if word in folding or not word.isascii() or len(word) < 5:
        return folding.get(word, word)
    forms = (word[: -len(ending)] + rest for ending, rest in _ENDINGS if word.endswith(ending))
    return next((folding[form] for form in forms if len(form) > 3 and folding.get(form)), word)


_ENDINGS = (("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))


def stem(word: str) -> str:
    """An English word without its plural, its -ing and its last e: before using, before you use."""
    if len(word) < 3 or not word.isascii():
        return word
    word = word[:-3] if word.endswith("ing") and len(word) > 4 else word
    word = word[:-1] if word.endswith("s") and not word.endswith("ss") else word
    return word.removesuffix("e")


def _tidied(words: list[str]) -> Iterator[str]:
    """Without marks at the ends or in a row: "，且" is one joint."""
    joint = ""
    started = False
    for word in words:
        if word in (CLAUSE, AND):
            joint = CLAUSE if CLAUSE in (word, joint) else AND
            continue
        if joint and started:
            yield joint
        yield word
        joint, started = "", True


def _content(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in (CLAUSE, AND))


def _joints(words: Sequence[str]) -> int:
    return words.count(AND)


def _same_but_adverbs(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether only an adverb stands a few words further on: 四项当前限额, 当前的四项限额."""
    one, other = _content(left), _content(right)
    if [word for word in one if word not in _ADVERBS] != [word for word in other if word not in _ADVERBS]:
        return False
    return all(abs(one.index(word) - other.index(word)) <= MOVED for word in _ADVERBS & set(one))


def _same_reordered(left: Sequence[str], right: Sequence[str], *, is_ordered: bool) -> bool:
    """Whether the stretch that differs has the same clauses, or the same members, in another order."""
    if is_ordered:
        return False
    for start in _cuts(left, _shared(left, right)):
        back = left[start:][::-1], right[start:][::-1]
        for stop in _cuts(back[0], _shared(*back)):
            middle = left[start : len(left) - stop], right[start : len(right) - stop]
            for joint in (CLAUSE, AND, OR):
                pieces = _pieces(middle[0], joint)
                if len(pieces) > 1 and pieces == _pieces(middle[1], joint) and _is_told_apart(pieces):
                    return True
    return False


def _cuts(words: Sequence[str], most: int) -> list[int]:
    """Where a stretch that differs may begin: after the words alike, some words back, or after a joint before it."""
    joints = [place + 1 for place in range(most) if words[place] in (CLAUSE, AND, OR)]
    return sorted({*range(max(0, most - NEAR_CUT), most + 1), *joints[-MOST_CUTS:], 0}, reverse=True)


def _shared(left: Sequence[str], right: Sequence[str]) -> int:
    """How many words two wordings begin with alike."""
    for place, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            return place
    return min(len(left), len(right))


def _pieces(words: Sequence[str], joint: str) -> Counter[tuple[str, ...]]:
    pieces: Counter[tuple[str, ...]] = Counter()
    piece: list[str] = []
    for word in (*words, joint):
        if word == joint:
            pieces[tuple(piece)] += 1
            piece = []
        else:
            piece.append(word)
    return pieces


def _is_told_apart(pieces: Counter[tuple[str, ...]]) -> bool:
    """Whether no two pieces are alike but for their values: which belongs to what is then told by the order."""
    heads = [tuple(word for word in piece if not word.startswith("⟨")) for piece in pieces.elements()]
    return len(set(heads)) == len(heads)

"""Whether new words of a rule say anything that the old ones did not."""

import re

from learning.knowledge.align import grams
from learning.knowledge.facts.kinds import stance_of
from learning.knowledge.normalise import shape_of, tokens

SAID_BEFORE = 0.85
"""Share of a Chinese statement's n-grams from which it says no more than the old one."""
LONGEST_NAME = 24
"""Letters of a name that may be no more than another spelling of the old one (People Ops, PeopleOps)."""

_NO_ZH = re.compile(
    r"不(?!得?超过|少于|低于|满|足|同|仅|论|到\s*\d)|无[需须法]|未(?!满)|免[收费除交缴]|没有|勿|禁止|取消"
)
_NO_EN = re.compile(
    r"\b(?:not|no|none|never|neither|without|cannot|unless|free of|free from|un[a-z]+ed)\b|n['’]t\b",
    re.IGNORECASE,
)
"""What says no; a bound (不超过) says how much."""
_ANY_WAY = re.compile(r"(?:contact|get in touch|let \w+ know|联系|告知)\b", re.IGNORECASE)
_REASON = re.compile(r",?\s+(?:because|since|as)\b.*$|，因为.*$")
_JOINTS = frozenset({"并", "和", "及", "或", "的", "且", "and", "or", "the", "a", "an"})

_PASSIVE = re.compile(r"\b(?:be|is|are|was|were|been) \w+ by\b")
_BEING = re.compile(r"\b(?:be|is|are|was|were|been)\b")
_OF_PASSIVE = frozenset({"be", "is", "are", "was", "were", "been", "by", "the", "a", "an"})


def says_nothing_new(new: str, old: str) -> bool:
    """Whether every English word of the new phrase stood in the old one, tense and number aside."""
    stems = [
        {re.sub(r"(?:s|ed|ing)$", "", word) for word in re.findall(r"[a-z]+", text.lower())}
        for text in (new, old)
    ]
    if _PASSIVE.search(new.lower()) and not _BEING.search(old.lower()):
        # Who does it says the same whichever end of the sentence it stands at.
        stems[0] -= _OF_PASSIVE
    return bool(stems[0]) and stems[0] <= stems[1]


def is_said_before(new: str, old: str) -> bool:
    """Whether a statement only takes up, in another order or in part, what the old one said with the same force."""
    if stance_of(new) != stance_of(old):
        return False
    if not re.search(r"[一-鿿]", new):
        words = [set(re.findall(r"[a-z]{4,}", text.lower())) for text in (new, old)]
        return words[0] <= words[1] or says_nothing_new(new, old)
    own = grams(shape_of(new))
    return len(own & grams(shape_of(old))) > SAID_BEFORE * len(own)


def denies(text: str) -> bool:
    """Whether a statement says no anywhere; how much at most is no denial."""
    return bool((_NO_ZH if re.search(r"[一-鿿]", text) else _NO_EN).search(text))


def is_turned(new: str, old: str) -> bool:
    """Whether a rule says no where it said yes, by the count of its negations, or turned a duty into a permission."""
    if re.search(r"[一-鿿]", new):
        counts = [len(_NO_ZH.findall(text)) for text in (new, old)]
    else:
        counts = [len(_NO_EN.findall(text)) for text in (new, old)]
    stances = {stance_of(new), stance_of(old)}
    return (counts[0] - counts[1]) % 2 == 1 or (stances == {"allowed", "duty"} and sum(counts) == 0)


_DENIALS = frozenset(
    {
        "不",
        "无",
        "未",
        "非",
        "不可",
        "可",
        "须",
        "应",
        "not",
        "no",
        "do",
        "does",
        "do not",
        "does not",
        "cannot",
        "can",
    }
)


def is_denied(new: str, old: str) -> bool:
    """Whether two statements differ by nothing but a denial: 支持退款, 不支持退款."""
    said, was = ({token.key for token in tokens(text)} for text in (new, old))
    return is_turned(new, old) and said ^ was <= _DENIALS


def is_vaguer(new: str, old: str) -> bool:
    """Whether the old words only leave the way open that the new ones name: contact them, e-mail them."""
    return bool(_ANY_WAY.match(old)) and not _ANY_WAY.match(new)


def is_part(new: str, old: str) -> bool:
    """Whether all that the old words say is still said by the new ones, so that both are right."""
    said = {token.key for token in tokens(new)}
    return stance_of(new) == stance_of(old) and {token.key for token in tokens(old)} <= said | _JOINTS


def is_only_reasoned(new: str, old: str) -> bool:
    """Whether all that came to a rule is why it holds."""
    told = _REASON.sub("", new)
    return told != new and is_part(old, told)


def is_respelled(new: str, old: str) -> bool:
    """Whether a name only came in another spelling: People Ops, TTS PeopleOps."""
    names = [re.sub(r"[^a-z]|\b(?:the|team|department|group)\b", "", text.lower()) for text in (new, old)]
    short = min(map(len, names)) > 0 and max(map(len, names)) <= LONGEST_NAME
    return short and (names[0] in names[1] or names[1] in names[0])

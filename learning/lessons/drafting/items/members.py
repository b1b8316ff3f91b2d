"""Asking about an enumeration inside a sentence: what came to it, what left it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from learning.knowledge.align import likeness
from learning.knowledge.facts.statement import complete
from learning.knowledge.normalise import key_of, shape_of
from learning.knowledge.rewording import says_the_same
from learning.knowledge.update import FactChange
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.items.question import LONGEST_ASKED
from learning.lessons.drafting.scene import Candidate, Scene, candidate, explanation, shuffled
from learning.lessons.drafting.sentences import quoted

FEWEST, MOST_WRONG = 3, 3
"""Members that make an enumeration; wrong options."""
RENAMED = 0.4
"""Likeness of a member that went and one that came from which it is the same under another name."""
SHORTEST_RENAMED = 3
_NAME = r"[^，。；：、（）“”]{2,16}"
_RUN_ZH = re.compile(rf"{_NAME}(?:、{_NAME})+(?:(?:和|或者?|及|以及){_NAME})?")
_RUN_EN = re.compile(
    r"[\w’'/-]+(?: [\w’'/-]+){0,3}(?:, [\w’'/-]+(?: [\w’'/-]+){0,3})+,? (?:and|or) [\w’'/-]+(?: [A-Z][\w’'/-]*){0,3}"
)
_LEADS = re.compile(
    r"^.*(?:(?:受理|办理|包括|提供|提交|支持|持|附|凭|为|有|及|对|的)(?=..)"
    r"|\b(?:with|of|for|to|by|in|from|includ(?:ing|es?)|covers?|accepts?|submit|provide|is|are) (?=\S))"
)
_JOINTS = re.compile(r"、|,? (?:and|or) |, |(?<=[一-鿿]{2})(?:以及|和|或者?|及)(?=[一-鿿]{2})")


@dataclass(frozen=True, slots=True)
class _Run:
    """An enumeration: where it stands in its sentence, and its members."""

    start: int
    end: int
    members: tuple[str, ...]


def member_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """Which member is new among the old ones, or which has gone among those that stay."""
    before, after = fact.finding.before, fact.finding.after
    pair = _pair(before.text, after.text, chinese=scene.is_chinese) if before and after else None
    if after is None or pair is None:
        return
    was, now = pair
    come = [name for name in now.members if not _is_among(name, was.members)]
    gone = [name for name in was.members if not _is_among(name, now.members)]
    new = [*gone, *come][:1]
    # A first member that kept the words before it (县级以上人民政府财政) would stand out.
    stay = [
        name
        for name in now.members
        if name not in come and len(name) <= 2 * max(map(len, new), default=0) + 3
    ]
    words = scene.words
    rest = after.text[: now.start] + words.gap + after.text[now.end :]
    text = quoted(complete(after).replace(after.text, rest))
    if len(stay) < FEWEST - 1 or len(text) > LONGEST_ASKED[scene.is_chinese]:
        return
    if any(_is_renamed(name, other) for name in gone for other in come):
        return
    if gone:
        yield _item(fact, scene, "off", words.member_gone.format(when=scene.when, text=text), gone[0], stay)
    elif come:
        yield _item(fact, scene, "on", words.member_new.format(when=scene.when, text=text), come[0], stay)


def _item(fact: FactChange, scene: Scene, name: str, prompt: str, right: str, stay: list[str]) -> Candidate:
    words, is_gone = scene.words, name == "off"
    options = [OptionDraft(right, correct=True, why=words.why_gone if is_gone else words.why_new)]
    wrong = words.why_stays if is_gone else words.why_known
    options += [OptionDraft(text, correct=False, why=wrong) for text in stay[:MOST_WRONG]]
    return candidate(
        fact,
        f"member-{name}",
        prompt,
        shuffled(options, fact.id),
        explanation=explanation(fact, scene),
        derived=is_gone,
    )


def _pair(before: str, after: str, *, chinese: bool) -> tuple[_Run, _Run] | None:
    """The enumeration of both sentences that kept two members and changed others; None without one."""
    for now in _runs(after, chinese=chinese):
        for was in _runs(before, chinese=chinese):
            kept = [name for name in now.members if _is_among(name, was.members)]
            is_same = len(kept) == len(now.members) == len(was.members)
            if len(kept) > 1 and not is_same:
                return was, now
    return None


def _runs(text: str, *, chinese: bool) -> Iterator[_Run]:
    for match in (_RUN_ZH if chinese else _RUN_EN).finditer(text):
        names = [name.strip() for name in _JOINTS.split(match[0])]
        start, end = match.span()
        names, start, end = _trimmed(names, start, end)
        if len(names) >= FEWEST and all(names):
            yield _Run(start, end, tuple(names))


def _trimmed(names: list[str], start: int, end: int) -> tuple[list[str], int, int]:
    """Without what leads to the first member (可以受理) and follows the last one (等业务)."""
    lead = _LEADS.match(names[0])
    tail = re.search(r"(?:等.*|的.*|业务|服务)$", names[-1])
    if lead:
        names[0], start = names[0][lead.end() :], start + lead.end()
    if tail and tail.start() > 1:
        names[-1], end = names[-1][: tail.start()], end - len(tail[0])
    return names, start, end


def _is_renamed(name: str, other: str) -> bool:
    """Whether one member only took another's name: alike, or half of the shorter name stands in the longer one."""
    short, long = sorted((name, other), key=len)
    held = any(short[at : at + ceil(len(short) / 2)] in long for at in range(len(short) // 2 + 1))
    return likeness(shape_of(name), shape_of(other)) > RENAMED or (held and len(short) > SHORTEST_RENAMED)


def _is_among(name: str, others: tuple[str, ...]) -> bool:
    return any(key_of(name) == key_of(other) or says_the_same(name, other) for other in others)

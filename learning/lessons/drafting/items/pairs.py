"""Asking about a rule that allows one thing and forbids another, or both: each half alone would be half true."""

import re
from collections.abc import Iterator

from learning.knowledge.facts.finding import Shape
from learning.knowledge.facts.statement import LEANS
from learning.knowledge.update import FactChange
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.scene import Candidate, Scene, candidate, explanation, shuffled
from learning.lessons.drafting.sentences import bare, glimpse, quoted

_ZH = re.compile(
    r"^(?P<subject>[^，。；：]{2,20}?)(?P<first>可以|不得|不能)(?P<one>[^，；]{3,30})，"
    r"(?:但是?|也|并且?)(?P<second>可以|不得|不能)(?P<two>[^，；]{3,30})(?:，[^；]*)?$"
)
_EN = re.compile(
    r"^(?P<subject>[A-Z][^,;:]{2,40}?) (?P<first>may not|must not|cannot|may|can) (?P<one>[^,;]{4,80}?),? (?:but|and) "
    r"(?P<second>may not|must not|cannot|may|can) (?P<two>[^,;]{4,80})$"
)
_ALLOWED = {"可以", "may", "can"}


def pair_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """Both halves as they are, among the ways in which one of them could be taken for the other."""
    unit = fact.finding.after
    if (
        unit is None
        or unit.lead
        or unit.is_cell
        or not (fact.change == "added" or fact.finding.shape is Shape.PERMISSION)
    ):
        return
    found = (_ZH if scene.is_chinese else _EN).match(bare(unit.text))
    if found is None or LEANS.match(unit.text):
        return
    right = found["first"] in _ALLOWED, found["second"] in _ALLOWED
    was = _before(fact, found, scene)
    wrong = [way for way in ((True, True), (True, False), (False, True), (False, False)) if way != right]
    wrong.sort(key=lambda way: (way != was, (way[0] == way[1]) == (right[0] == right[1])))
    words, told = scene.words, _rule_said(fact, scene)
    options = [OptionDraft(_way(found, right, scene), correct=True, why=words.why_new)]
    options += [
        OptionDraft(
            _way(found, way, scene),
            correct=False,
            why=scene.why_old if way == was else told,
            was_right=way == was,
        )
        for way in wrong[:2]
    ]
    topic = found["subject"] if scene.is_chinese else found["subject"][:1].lower() + found["subject"][1:]
    prompt = words.which.format(when=scene.when, topic=topic)
    yield candidate(
        fact, "pair", prompt, shuffled(options, fact.id), explanation=explanation(fact, scene), derived=True
    )


def _rule_said(fact: FactChange, scene: Scene) -> str:
    """What to say to someone who took one half for the other: the rule itself."""
    return scene.words.why_right.format(text=glimpse(quoted(fact.statement), 80 if scene.is_chinese else 160))


def _before(fact: FactChange, found: re.Match[str], scene: Scene) -> tuple[bool, bool] | None:
    """The old rule on both halves, when it spoke of them in the same words."""
    before = fact.finding.before
    old = (_ZH if scene.is_chinese else _EN).match(bare(before.text)) if before else None
    if old is None or (old["one"], old["two"]) != (found["one"], found["two"]):
        return None
    return old["first"] in _ALLOWED, old["second"] in _ALLOWED


def _way(found: re.Match[str], way: tuple[bool, bool], scene: Scene) -> str:
    """The rule with each half allowed or forbidden."""
    yes, no = ("可以", "不得") if scene.is_chinese else ("may", "may not")
    first, second = (yes if allowed else no for allowed in way)
    if scene.is_chinese:
        return f"{found['subject']}{first}{found['one']}，{'也' if way[0] == way[1] else '但'}{second}{found['two']}"
    joint = "and" if way[0] == way[1] else "but"
    return f"{found['subject']} {first} {found['one']}, {joint} {second} {found['two']}"

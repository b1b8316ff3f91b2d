"""May she, must she? A permission, a prohibition or a duty turned into a plain question."""

import re
from collections.abc import Iterator

from learning.knowledge.facts.finding import Shape
from learning.knowledge.facts.kinds import stance_of
from learning.knowledge.facts.statement import LEANS
from learning.knowledge.units import Unit
from learning.knowledge.update import FactChange
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.items.conditions import points_back
from learning.lessons.drafting.scene import Candidate, Scene, candidate, explanation, timed
from learning.lessons.drafting.sentences import bare, glimpse, quoted

_ZH = re.compile(
    r"^(?P<subject>(?:[^，。；：（）]{2,24}的，)?[^，。；：（）]{0,24}?)(?:也|均|都|一律)?(?P<modal>不得|不可以|不能|可以|应当|必须|须|无需|不必|(?<=坐席)不(?=[说向收承透提代要用]))(?P<rest>[^；：]{3,48})$"
)
_EN = re.compile(
    r"^(?!(?:No|Nor|None|Nobody|Neither|Not|Only you)\b)"
    r"(?P<subject>(?:You|Agents?|Customers?|Staff|Employees?|Users?|(?:The|A|An|Your|Our|Each|Every|All|Any) [A-Za-z]+"
    r"|[A-Z][A-Za-z]+)(?: [a-z]+){0,3}?) "
    r"(?P<modal>must not|may not|cannot|must|may|can|should|need not|do not need to) (?P<rest>[^;:]{6,140})$"
)
_LATER = re.compile(
    r"^(?P<subject>[^。；：]{4,44}，)(?P<modal>不得|可以|必须|应当|无需|不必)(?P<rest>[^，。；：]{4,40})$"
)
"""A last clause that was turned round; what stands before it says of whom and when it holds."""
_FORBIDDEN = {"不", "不得", "不可以", "不能", "must not", "may not", "cannot"}
_ALLOWED = {"可以", "may", "can"}
_RELIEVED = {"无需", "不必", "need not", "do not need to"}
_TAIL = re.compile(r"，(?:应当|并|由|须|应)[^，；]*$")
"""What is to be done instead, which the question leaves to the explanation."""
_SERVES = re.compile(r"坐席|客服|柜员|班长|\bagents?\b|\bstaff\b", re.IGNORECASE)
"""Who stands before a customer, whose wish might seem to allow what the rule forbids."""
MOST_CLAUSES = 2
_JOINT = re.compile(r"^(?:Additionally|In addition|Also|Furthermore|However|Please note that|Note that),?\s+")
_ASIDE = re.compile(r"\s\([^()]{2,40}\)")
"""What joins a sentence to the one before it, and what it says by the way in English brackets."""
_AGREED = re.compile(r"客户同意|客户要求|customer agrees|customer asks", re.IGNORECASE)
_UNSURE = re.compile(r"[，,].{0,12}(?:可以|不得|不能|应当|必须|但)|\b(?:unless|except|but)\b", re.IGNORECASE)


def modal_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """Whether something is allowed or demanded, with the old answer among the options if it was another."""
    finding = fact.finding
    asks = finding.shape is Shape.PERMISSION or fact.change == "added"
    if finding.after is None or finding.after.lead or finding.after.is_cell or not asks:
        return
    value = finding.new_value
    is_turned = finding.shape is Shape.PERMISSION and fact.change == "changed"
    for number, asked in enumerate(_matches(finding.after, scene, is_turned=is_turned), 1):
        if (value and value.text in asked[0]) or (points_back(asked["rest"]) and not finding.after.previous):
            continue
        suffix = f"-{number}" if number > 1 else ""
        was = _was_right(fact, _asked(asked, scene)[1], scene) if number == 1 else None
        yield _item(fact, scene, asked, asked["modal"], was, f"modal{suffix}", flips=False)
        before = next(_matches(finding.before, scene), None) if finding.before else None
        if was and before and scene.effective_from:
            # What the old rule said in its own words, so that the old answer was right in full.
            yield _item(fact, scene, before, asked["modal"], was, "modal-now", flips=True)


def _item(
    fact: FactChange,
    scene: Scene,
    asked: re.Match[str],
    modal: str,
    was: str | None,
    name: str,
    *,
    flips: bool,
) -> Candidate:
    words = scene.words
    prompt, right, wrong = _asked(asked, scene, modal)
    options = [OptionDraft(right, correct=True, why=words.why_new)]
    options += [
        OptionDraft(
            text,
            correct=False,
            why=scene.why_old
            if text == was
            else words.why_right.format(text=glimpse(quoted(fact.statement), 80)),
            was_right=text == was,
        )
        for text in wrong
    ]
    order = (words.yes_may, words.yes_must, words.no_may, words.no_must)
    ordered = sorted(options, key=lambda option: (option.text not in order, option.text not in order[:2]))
    spoken = asked["subject"] if scene.is_chinese else asked["subject"][:1].lower() + asked["subject"][1:]
    question = prompt.format(when=words.now if flips else scene.when, subject=spoken, rest=asked["rest"])
    if points_back(asked["rest"]):
        # What it points at is said first: “You may redraw what you repaid early.” May you do so while …?
        question = f"“{quoted(fact.finding.unit.previous)}” {question[:1].upper()}{question[1:]}"
    return candidate(
        fact,
        name,
        question,
        timed(ordered, scene) if flips else ordered,
        explanation=explanation(fact, scene),
        derived=True,
        flips=flips,
    )


def _matches(unit: Unit, scene: Scene, *, is_turned: bool = False) -> Iterator[re.Match[str]]:
    """Who may or must do what, when a sentence or each of its clauses says just that."""
    text = _ASIDE.sub("", _JOINT.sub("", _TAIL.sub("", bare(unit.text))))
    text = text[:1].upper() + text[1:]
    whole = _match(text, scene)
    if whole:
        yield whole
        return
    clauses = re.split(r"[，；]", text) if scene.is_chinese else []
    if is_turned and scene.is_chinese:
        last = _LATER.match(text)
        yield from [last] if last else []
        return
    found = [_match(clause, scene) for clause in clauses]
    if len(clauses) == MOST_CLAUSES:
        yield from (match for match in found if match and all(found))


def _match(text: str, scene: Scene) -> re.Match[str] | None:
    match = (_ZH if scene.is_chinese else _EN).match(text)
    if (
        match is None
        or LEANS.match(text)
        or len(match["subject"]) < 2
        or _AGREED.search(text)
        or _UNSURE.search(match["rest"])
        or _is_tail(match["rest"])
    ):
        return None
    return match


def _asked(asked: re.Match[str], scene: Scene, modal: str | None = None) -> tuple[str, str, tuple[str, str]]:
    """The question, its right answer and two wrong ones; a third way that fits who acts."""
    words, modal = scene.words, modal or asked["modal"]
    serves = bool(_SERVES.search(asked["subject"]))
    leave, demand = (words.only_if, words.if_wanted) if serves else (words.by_leave, words.by_demand)
    if modal in _FORBIDDEN:
        return words.may, words.no_may, (words.yes_may, leave)
    if modal in _ALLOWED:
        return words.may, words.yes_may, (words.no_may, leave)
    if modal in _RELIEVED:
        return words.must, words.no_must, (words.yes_must, demand)
    return words.must, words.yes_must, (words.no_must, demand)


def _was_right(fact: FactChange, right: str, scene: Scene) -> str | None:
    """The answer under the old rule, when the old rule said the opposite in so many words."""
    before, words = fact.finding.before, scene.words
    if before is None:
        return None
    stance = stance_of(before.text)
    if right in (words.no_may, words.yes_may):
        return {"allowed": words.yes_may, "forbidden": words.no_may}.get(stance)
    return {"duty": words.yes_must, "relieved": words.no_must}.get(stance)


def _is_tail(rest: str) -> bool:
    """Whether the rest is itself a condition or goes on to another rule, so that a yes or no would be half true."""
    return bool(re.search(r"的$|之前$|之后$|，[^，]{6,}", rest))

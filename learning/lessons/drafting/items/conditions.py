"""Asking what holds in a case: an if with its then, with the thens of other cases as temptations."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from learning.knowledge.facts.statement import LEANS
from learning.knowledge.normalise import key_of
from learning.knowledge.units import Unit
from learning.knowledge.update import FactChange
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.items.question import row_name
from learning.lessons.drafting.items.said import is_part, is_said_before, is_vaguer
from learning.lessons.drafting.items.standing import alike
from learning.lessons.drafting.scene import Candidate, Scene, candidate, explanation, shuffled
from learning.lessons.drafting.sentences import bare, quoted
from learning.lessons.drafting.telling import section_of

FEWEST_WRONG, MOST_WRONG = 2, 3
SHORTEST_CASE = {True: 7, False: 24}
"""Characters up to which a condition does not say of what it is one."""
_IF_ZH = re.compile(
    r"^(?P<case>(?:如果?|若|当|对于?|因|凡)[^。；]{4,60}?(?:的|时|后)?|(?!(?:(?!，).)*(?:应当|必须|可以|不得|为))[^。；：]{4,44}?(?:的|(?<![零一二三四五六七八九十\d同])时|后))[，,](?P<then>[^：]{4,60})$"
)
_IF_EN = re.compile(
    r"^(?P<case>(?:If|When|Where|Unless)\b[^,]{8,160}"
    r"(?:(?:, [A-Z][^,]{1,30})*, [A-Z]\S*(?: \S+)? (?:or|and) \S+(?: \S+)?)?),\s+"
    r"(?!\S+(?: \S+){0,3} (?:or|and) [^,]{1,40},)(?P<then>.{8,160})$"
)
"""The then does not go on with a list: "If it is A, B or C, …"."""
_CASE = re.compile(r"^(?:if|when|where|unless)\b.{8,}|.{2,}(?:的|时|后|情况下|情形下)$", re.IGNORECASE)
"""A lead-in that is a condition for the list under it."""
_BROKEN = re.compile(r"^(?:且|并|但|而|或|也|还|再|and|or|but)", re.IGNORECASE)
_THIN = re.compile(
    r"^(?:If|When|Where|Unless) (?:you|they|it|he|she|we)(?: [a-z]+|['’]\w+ [a-z]+){1,2}$|^(?:如果?|若)[^，]{1,5}$"
    r"|^(?:逾期|逾期未|超过的|超出的|此|该|其|上述|前款)[^，]{0,6}$"
)
"""A condition that means nothing without the page around it: "if you are unsure"."""
_POINTS = re.compile(
    r"\b(?:this (?!polic|plan|page|card|account|agreement|regulation|act\b|service|scheme|tariff)|these |those |such )\w"
    r"|\bdo so\b|\bask(?:s|ed)? us to$|\bby then\b|\b(?:another|that|this) way\b|\bthan (?:this|that)\b|^(?:上述|前款|此|该)",
    re.IGNORECASE,
)
"""Words that point at a sentence which the question does not say: this allowance, do so."""
_EMPTY = re.compile(r"(?:应当)?(?:按照?|依照|根据)?[^，]{0,8}规定[^，]{0,6}|从其规定")
"""A consequence that only points to a rule."""
_CLAUSE = re.compile(
    r"^(?:You|Contact|Call|Ask|Check|Read|Tell|Send|Use)\b|\b(?:is|are|will|must|may|can|need|should|has|have|does)\b"
)
"""An English consequence that is a whole clause, to stand beside one from another section."""
_ACT = re.compile(
    r"(?:You (?:do not |don't )?(?:need|can|should|must) |Contact|Call|Ask|Check|Read|Tell|Refer|Use|Try|Send|Stop|Wait)\b"
    r"|请?(?:联系|拨打|转|先|提示|告知|停止|检查|登记)"
)
"""A sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition and what holds under it."""

    case: str
    then: str


def if_then_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """What holds if X: the old then where it is another, and the thens of other conditions near by."""
    unit = fact.finding.after
    own = _rule(unit) if unit else None
    if unit is None or own is None or not _is_fit(own) or _is_shared(own, unit, scene):
        return
    right, was = _option(own.then), _then_before(fact, own)
    others = [text for text in _others(own, unit, scene) if text not in (right, was)]
    if not others and not was:
        return
    words = scene.words
    options = [OptionDraft(right, correct=True, why=words.why_new)]
    if was:
        options.append(OptionDraft(was, correct=False, why=scene.why_old, was_right=True))
    room = MOST_WRONG - len(options)
    options += [OptionDraft(text, correct=False, why=words.why_elsewhere) for text in others[: max(1, room)]]
    yield candidate(
        fact,
        "if-then",
        words.if_then.format(when=scene.when, condition=_placed(own.case, fact, scene)),
        shuffled(options, fact.id),
        explanation=explanation(fact, scene),
        is_transfer=True,
    )


def _placed(case: str, fact: FactChange, scene: Scene) -> str:
    """A condition, under its section's name where it is too short to say what it is about (申请获批后)."""
    section = section_of(fact)
    if len(case) > SHORTEST_CASE[scene.is_chinese] or section in case or section.endswith(("?", "？")):
        return case
    return f"{section}：{case}" if scene.is_chinese else f"{section} – {case[:1].lower()}{case[1:]}"


def instruction_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """What is to be done in a case that a new row of a table names, when its second sentence says so."""
    unit = fact.finding.after
    if unit is None or fact.change != "added" or not unit.is_cell or unit.is_label or not unit.row:
        return
    told = (other.text for other in fact.finding.also if other.block == unit.block)
    act = next((text for text in told if _ACT.match(text)), None)
    if act is None:
        return
    right = _option(act)
    # A bare state ("error") is told by what it is a state of; the head of its column says no more than "state".
    placed = _placed(unit.row, fact, scene)
    label = placed if placed != unit.row else row_name(unit, scene, always=True)
    others = [
        text for text in _others(Rule(unit.row, act), unit, scene) if text != right and _ACT.match(text)
    ]
    if len(others) < FEWEST_WRONG:
        return
    words = scene.words
    options = [OptionDraft(right, correct=True, why=words.why_new)]
    options += [OptionDraft(text, correct=False, why=words.why_elsewhere) for text in others[:FEWEST_WRONG]]
    yield candidate(
        fact,
        "to-do",
        words.to_do.format(when=scene.when, row=label),
        shuffled(options, fact.id),
        explanation=explanation(fact, scene),
    )


def is_thin(unit: Unit) -> bool:
    """Whether a sentence begins with a condition that says nothing to a reader of this sentence alone."""
    rule = _rule(unit)
    return rule is not None and bool(_THIN.match(rule.case))


def _rule(unit: Unit) -> Rule | None:
    """A sentence as condition and consequence, the condition its own or that of its list."""
    if unit.is_cell or unit.is_label:
        return None
    lead = unit.lead.rstrip("：: ")
    if lead:
        return Rule(lead, unit.text) if _CASE.match(lead) and len(lead) <= 60 else None
    return split_case(bare(unit.text))


def split_case(text: str) -> Rule | None:
    """The last condition of a sentence belongs to its case: 整单退货时，赠品没有寄回的，按标价扣除."""
    match = _IF_ZH.match(text) or _IF_EN.match(text)
    if match is None:
        return None
    inner = _IF_ZH.match(match["then"])
    if inner:
        return Rule(f"{match['case']}，{inner['case']}", re.sub(r"^[则就]", "", inner["then"]))
    return Rule(match["case"], re.sub(r"^[则就]", "", match["then"]))


def _is_fit(rule: Rule) -> bool:
    leans = (
        LEANS.match(rule.case) or _THIN.match(rule.case) or _BROKEN.match(rule.case) or points_back(rule.case)
    )
    return _is_clear(rule.then) and not leans


def points_back(text: str) -> bool:
    """Whether words of a question point at a sentence that it does not say."""
    return bool(_POINTS.search(text))


def _is_clear(then: str) -> bool:
    """Whether a consequence can be understood beside those of other rules."""
    return not (_EMPTY.fullmatch(then) or LEANS.match(then) or _BROKEN.match(then))


def _is_shared(own: Rule, unit: Unit, scene: Scene) -> bool:
    """Whether another rule near by holds under the same condition, so that two answers would be right."""
    return any(
        other.index != unit.index and (rule := _rule(other)) and not other.lead and _is_same(rule, own)
        for other in scene.section(unit)
    )


def _is_same(rule: Rule, other: Rule) -> bool:
    keys = key_of(rule.case), key_of(other.case)
    return keys[0] in keys[1] or keys[1] in keys[0]


def _others(own: Rule, unit: Unit, scene: Scene) -> tuple[str, ...]:
    """What holds under other conditions: new rules of the section, which are wrong here, unchanged ones, then far ones."""
    new = [other for other in scene.section(unit) if other.index in scene.changed]
    known = scene.neighbours(unit, least=6)
    beside = [other for other in known if other.path == unit.path]
    far = [other for other in (*known, *scene.after.around(unit)) if other.path != unit.path]
    away = [text for text in _thens(own, unit, far) if scene.is_chinese or _CLAUSE.search(text)]
    ranges = (*(list(_thens(own, unit, units)) for units in (new, beside)), away)
    found = (text for texts in ranges for text in alike(texts, _option(own.then), scene))
    return tuple(dict.fromkeys(found))


def _thens(own: Rule, unit: Unit, others: Iterable[Unit]) -> Iterator[str]:
    for other in others:
        rule = _rule(other)
        if rule is None or other.index == unit.index or _is_same(rule, own):
            continue
        if _is_clear(rule.then):
            yield _option(rule.then)


def _then_before(fact: FactChange, own: Rule) -> str | None:
    """What held under the same condition before, where it is another thing and not the same in fewer words."""
    before = _rule(fact.finding.before) if fact.finding.before else None
    if before is None or key_of(before.case) != key_of(own.case) or LEANS.match(before.then):
        return None
    new, old = own.then, before.then
    is_right = is_part(new, old) or is_vaguer(new, old) or is_said_before(new, old)
    return None if is_right or key_of(new) in key_of(old) else _option(old)


def _option(then: str) -> str:
    text = bare(quoted(then))
    return text[:1].upper() + text[1:]

"""Asking for whom a rule holds that kept its words and came under a condition."""

import re
from collections.abc import Iterator

from learning.knowledge.facts.statement import LEANS
from learning.knowledge.normalise import key_of
from learning.knowledge.units import Unit
from learning.knowledge.update import FactChange
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.items.conditions import Rule, split_case
from learning.lessons.drafting.scene import Candidate, Scene, candidate, explanation, shuffled
from learning.lessons.drafting.sentences import bare, quoted

_CONDITION = re.compile(
    r"(?:情况下|情形下|条件下|的|时|后)[：:，\s]*$|^(?:如果?|若|当|凡|对于?)|^(?:if|when|where|unless|for)\b",
    re.IGNORECASE,
)
"""A lead-in that says for whom or when; others only say that a list follows."""


LONGEST_CASE = {True: 36, False: 90}
_CASE_LAST = re.compile(
    r"^(?P<rule>[^.;]{6,}?),? (?P<case>(?:if|when|where|unless) [^,.;]{4,})$", re.IGNORECASE
)
_ONE_OF = re.compile(r"\b(is|are) either(?= \S)")


def scope_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """When does this apply? The new condition against "always", which is how it used to be."""
    unit, before = fact.finding.after, fact.finding.before
    if unit is None or before is None or not _CONDITION.search(unit.lead):
        return
    words = scene.words
    leads = {
        bare(other.lead).rstrip("：:")
        for other in scene.section(unit)
        if _CONDITION.search(other.lead)
        and not _is_near(other.lead, unit.lead)
        and not _is_near(other.lead, before.lead)
    }
    options = [OptionDraft(unit.lead.rstrip("：: "), correct=True, why=words.why_new)]
    if not _CONDITION.search(before.lead):
        options.append(OptionDraft(words.everyone, correct=False, why=scene.why_old, was_right=True))
    else:
        options.append(
            OptionDraft(before.lead.rstrip("：: "), correct=False, why=scene.why_old, was_right=True)
        )
    options += [OptionDraft(lead, correct=False, why=words.why_elsewhere) for lead in sorted(leads)[:2]]
    prompt = words.who.format(when=scene.when, text=quoted(unit.text))
    yield candidate(fact, "scope", prompt, shuffled(options, fact.id), explanation=explanation(fact, scene))


def case_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """When does this apply? The case that took another's place before or behind a rule that kept its words."""
    before, after, words = fact.finding.before, fact.finding.after, scene.words
    if before is None or after is None:
        return
    now, was = _in_its_case(after), _in_its_case(before)
    if now is None or was is None or key_of(now.then) != key_of(was.then) or _is_near(was.case, now.case):
        return
    if max(map(len, (now.case, was.case))) > LONGEST_CASE[scene.is_chinese]:
        return
    others = [_in_its_case(unit) for unit in scene.section(after)]
    if any(other and _is_same(other, Rule(was.case, now.then)) for other in others):
        return
    options = (
        OptionDraft(now.case, correct=True, why=words.why_new),
        OptionDraft(was.case, correct=False, why=scene.why_old, was_right=True),
        OptionDraft(words.everyone, correct=False, why=words.why_not.format(value=bare(now.case))),
    )
    lead = after.lead.rstrip("：: ")
    text = f"{lead}{'，' if scene.is_chinese else ' '}{now.then}" if lead else now.then
    prompt = words.who.format(when=scene.when, text=quoted(_ONE_OF.sub(r"\1", text)))
    yield candidate(
        fact,
        "scope",
        prompt,
        shuffled(options, fact.id),
        explanation=explanation(fact, scene),
        is_transfer=True,
    )


def _in_its_case(unit: Unit) -> Rule | None:
    """A sentence as what holds and the one case it holds in; None when it names none."""
    text = bare(unit.text)
    last = _CASE_LAST.match(text)
    rule = Rule(last["case"], last["rule"]) if last else split_case(text)
    if rule is None or LEANS.match(rule.then):
        return None
    return Rule(rule.case[:1].upper() + rule.case[1:], rule.then)


def _is_same(one: Rule, other: Rule) -> bool:
    return (key_of(one.then), key_of(one.case)) == (key_of(other.then), key_of(other.case))


def _is_near(lead: str, other: str) -> bool:
    """Whether two conditions share their words, or one is so long that it stands out."""
    own, others = key_of(lead), key_of(other)
    return bool(others) and (own in others or others in own or len(own) > 2 * len(others) + 8)

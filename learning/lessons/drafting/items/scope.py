"""Asking for whom a rule holds that kept its words and came under a condition."""

import re
from collections.abc import Iterator

from learning.knowledge.normalise import key_of
from learning.knowledge.update import FactChange
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.scene import Candidate, Scene, candidate, explanation, shuffled
from learning.lessons.drafting.sentences import bare, quoted

_CONDITION = re.compile(
    r"(?:情况下|情形下|条件下|的|时|后)[：:，\s]*$|^(?:如果?|若|当|凡|对于?)|^(?:if|when|where|unless|for)\b",
    re.IGNORECASE,
)
"""A lead-in that says for whom or when; others only say that a list follows."""


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


def _is_near(lead: str, other: str) -> bool:
    """Whether two conditions share their words, or one is so long that it stands out."""
    own, others = key_of(lead), key_of(other)
    return bool(others) and (own in others or others in own or len(own) > 2 * len(others) + 8)

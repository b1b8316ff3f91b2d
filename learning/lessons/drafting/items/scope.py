"""Asking for whom a rule holds that kept its words and came under a condition."""

from collections.abc import Iterator

from learning.knowledge.update import FactChange
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.scene import Candidate, Scene, candidate, explanation, shuffled
from learning.lessons.drafting.sentences import bare, quoted


def scope_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """When does this apply? The new condition against "always", which is how it used to be."""
    unit, before = fact.finding.after, fact.finding.before
    if unit is None or before is None:
        return
    words = scene.words
    leads = {
        bare(other.lead).rstrip("：:")
        for other in scene.section(unit)
        if other.lead and other.lead != unit.lead
    }
    options = [OptionDraft(unit.lead.rstrip("：: "), correct=True, why=words.why_new)]
    if not before.lead:
        options.append(OptionDraft(words.everyone, correct=False, why=scene.why_old, was_right=True))
    else:
        options.append(
            OptionDraft(before.lead.rstrip("：: "), correct=False, why=scene.why_old, was_right=True)
        )
    options += [OptionDraft(lead, correct=False, why=words.why_elsewhere) for lead in sorted(leads)[:2]]
    prompt = words.who.format(when=scene.when, text=quoted(unit.text))
    yield candidate(fact, "scope", prompt, shuffled(options, fact.id), explanation=explanation(fact, scene))

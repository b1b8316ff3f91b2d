"""Asking for a list that was written anew: which of these is on it now, and which no longer is."""

from collections.abc import Iterator

from learning.knowledge.align import likeness
from learning.knowledge.facts.finding import Shape
from learning.knowledge.normalise import shape_of
from learning.knowledge.update import FactChange
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.scene import Candidate, Scene, candidate, explanation, shuffled
from learning.lessons.drafting.sentences import bare

LONGEST = {True: 48, False: 140}
STILL = 0.5
"""Likeness to an entry of the new list from which an old one is not said to be gone."""
MOST_WRONG = 3


def list_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """The newest entry among entries that are gone without a trace, else among those that stood there before."""
    finding = fact.finding
    if finding.shape is not Shape.LIST:
        return
    now = [unit.text for unit in (finding.unit, *finding.also)]
    was = (finding.old or "").split("；")
    short = [entry for entry in now if len(entry) <= LONGEST[scene.is_chinese]]
    if not short or max(map(len, was)) > LONGEST[scene.is_chinese]:
        return
    new = min(short, key=lambda entry: _likest(entry, was))
    gone = [
        OptionDraft(bare(entry), False, scene.why_old, True) for entry in was if _likest(entry, now) < STILL
    ]
    known = [
        OptionDraft(bare(entry), False, scene.words.why_known)
        for entry in short
        if _likest(entry, was) >= STILL
    ]
    form, wrong = (scene.words.on_list, gone) if len(gone) > 1 else (scene.words.newly_in_list, known)
    if _likest(new, was) >= STILL or len(wrong) < 2:
        return
    options = (OptionDraft(bare(new), correct=True, why=scene.words.why_new), *wrong[:MOST_WRONG])
    prompt = form.format(when=scene.when, lead=finding.unit.lead)
    yield candidate(fact, "list", prompt, shuffled(options, fact.id), explanation=explanation(fact, scene))


def _likest(entry: str, others: list[str]) -> float:
    return max((likeness(shape_of(entry), shape_of(other)) for other in others), default=0.0)

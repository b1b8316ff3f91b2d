"""Asking for the order of a procedure after a step was put in."""

import re
from collections.abc import Iterator

from learning.knowledge.update import FactChange
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.scene import Candidate, Scene, candidate, explanation, shuffled
from learning.lessons.drafting.sentences import bare

LONGEST_STEP = {True: 48, False: 140}
MOST_ORDERED = 6
LONGEST_LEAD = 40
"""Characters of a lead-in that names the procedure in a prompt."""


def step_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """What comes right after the step before it, and the whole order when it is short."""
    unit = fact.finding.after
    if unit is None or unit.group is None or fact.change != "added":
        return
    steps = [step for step in scene.after.groups[unit.group] if step.is_first and step.lead == unit.lead]
    texts = _names([bare(step.text) for step in steps])
    longest = LONGEST_STEP[scene.is_chinese]
    place = next((number for number, step in enumerate(steps) if step.index == unit.index), None)
    if place is None or len(steps) < 3 or max(map(len, texts)) > longest or len(set(texts)) < len(texts):
        return
    words, why = scene.words, explanation(fact, scene)
    procedure = _procedure(fact)
    others = [number for number in range(len(texts)) if number not in (place, place - 1)]
    others.sort(key=lambda number: (number != place + 1, abs(number - place)))
    options = [OptionDraft(texts[place], correct=True, why=words.why_new)]
    options += [
        OptionDraft(
            texts[number],
            correct=False,
            why=words.why_still,
            was_right=number == place + 1 and steps[number].index not in scene.changed,
        )
        for number in others[:2]
    ]
    if place:
        prompt = words.next_step.format(when=scene.when, procedure=procedure, step=texts[place - 1])
    else:
        prompt = words.first_step.format(when=scene.when, procedure=procedure)
    yield candidate(fact, "step", prompt, shuffled(options, fact.id), explanation=why)
    if len(texts) <= MOST_ORDERED:
        given = shuffled([OptionDraft(text, correct=True, why="") for text in texts], fact.id)
        yield candidate(
            fact,
            "order",
            words.order.format(when=scene.when, procedure=procedure),
            given,
            explanation=why,
            kind="ordering",
            answer=tuple(texts),
            is_transfer=True,
        )


def _procedure(fact: FactChange) -> str:
    """What the steps are steps of: their lead-in if it is short, else their section."""
    lead = fact.finding.unit.lead.rstrip("：: ")
    return lead if 0 < len(lead) <= LONGEST_LEAD else fact.topic


def _names(texts: list[str]) -> list[str]:
    """The names of the steps when every one has one before its colon, else the steps whole."""
    named = [re.match(r"^([^：:，,。]{2,12})[：:]", text) for text in texts]
    return [match[1] for match in named if match] if all(named) else texts

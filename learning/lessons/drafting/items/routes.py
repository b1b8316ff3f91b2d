"""Asking which way a customer goes, by all the conditions of her row in a decision table."""

from collections.abc import Iterator

from learning.knowledge.normalise import key_of
from learning.knowledge.units import Unit
from learning.knowledge.update import FactChange
from learning.knowledge.values.find import find_values
from learning.lessons.drafting.decisions import decided_row, decision, situation, ways_of
from learning.lessons.drafting.distractors import wrong_values
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.items.standing import explanation_of_gone
from learning.lessons.drafting.kindred import exchanged, kindred
from learning.lessons.drafting.scene import Candidate, Scene, candidate, explanation, shuffled
from learning.lessons.drafting.sentences import bare
from learning.lessons.drafting.telling import section_of

MOST_WRONG = 3
FEWEST_STAY = 2


def route_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """Which way this customer goes, among the ways of the other rows."""
    unit = fact.finding.after
    row = decided_row(unit, scene.after) if unit is not None else ()
    if unit is None or not row:
        return
    words, ways = scene.words, ways_of(row, scene.after)
    way = next((cell for cell in ways if cell.index == unit.index), ways[-1])
    values = find_values(way.text)
    before = fact.finding.before
    was = bare(before.text) if before is not None and before.header == way.header else None
    options = [OptionDraft(bare(way.text), correct=True, why=words.why_new)]
    if was is not None and key_of(was) != key_of(way.text):
        options.append(OptionDraft(was, correct=False, why=scene.why_old, was_right=True))
    for text in _other_ways(way, scene):
        if len(options) <= MOST_WRONG and key_of(text) not in {key_of(option.text) for option in options}:
            options.append(OptionDraft(text, correct=False, why=words.why_elsewhere))
    if len(options) < 3:
        return
    form = words.route_value if values else words.route
    prompt = form.format(when=scene.when, case=situation(row, scene.after), header=way.header)
    yield candidate(fact, "route", prompt, shuffled(options, fact.id), explanation=explanation(fact, scene))


def gone_route_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """Which row of the table is gone, each told with all its conditions: its cells alone tell it from no other."""
    unit = fact.finding.before
    row = decided_row(unit, scene.before) if unit is not None else ()
    gone = decision(row[-1], scene.before) if row else None
    if gone is None:
        return
    words = scene.words
    told = (
        decision(other, scene.after)
        for other in scene.section(row[-1])
        if other.header == row[-1].header and scene.was_there(other)
    )
    stay = [text for text in dict.fromkeys(told) if text and text != gone][:FEWEST_STAY]
    if len(stay) < FEWEST_STAY:
        return
    options = [OptionDraft(gone, correct=True, why=words.why_gone)]
    options += [OptionDraft(text, correct=False, why=words.why_stays) for text in stay]
    yield candidate(
        fact,
        "retired",
        words.retired.format(when=scene.when, topic=section_of(fact)),
        shuffled(options, fact.id),
        explanation=explanation_of_gone(fact, scene),
        derived=True,
    )


def _other_ways(way: Unit, scene: Scene) -> Iterator[str]:
    """What the other rows lead to, then other words of the same family or other figures."""
    for other in scene.section(way):
        if other.is_cell and other.header == way.header and not other.is_label:
            yield bare(other.text)
    text = bare(way.text)
    found = next(kindred(text), None)
    if found and found.text == text:
        yield from exchanged(found)
    for value in find_values(text)[:1]:
        for wrong in wrong_values(value, None, way, scene):
            yield text[: value.start] + wrong.text + text[value.end :]

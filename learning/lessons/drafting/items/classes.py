"""Asking under which heading an entry of a list comes: plain errors or fatal ones."""

from collections.abc import Iterator

from learning.knowledge.facts.finding import Shape
from learning.knowledge.facts.statement import NUMBERING
from learning.knowledge.normalise import key_of
from learning.knowledge.units import Unit
from learning.knowledge.update import FactChange
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.scene import Candidate, Scene, candidate, explanation, shuffled
from learning.lessons.drafting.sentences import bare, quoted
from learning.lessons.drafting.telling import section_of

FEWEST, MOST_WRONG = 2, 3
LONGEST_ENTRY = {True: 48, False: 140}


def class_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """The heading it stands under now, with the one it stood under and others of the same kind."""
    finding, unit, words = fact.finding, fact.finding.after, scene.words
    if unit is None or len(unit.text) > LONGEST_ENTRY[scene.is_chinese]:
        return
    moved = finding.shape is Shape.CLASS
    name = (finding.new if moved else None) or section_of(fact)
    options = [OptionDraft(name, correct=True, why=words.why_new)]
    if moved and finding.old:
        options.append(OptionDraft(finding.old, correct=False, why=scene.why_old, was_right=True))
    known = {key_of(option.text) for option in options}
    others = [text for text in _classes(unit, scene) if key_of(text) not in known and _is_class(text, name)]
    room = MOST_WRONG + 1 - len(options)
    options += [OptionDraft(text, correct=False, why=words.why_elsewhere) for text in others[:room]]
    if len(options) < FEWEST:
        return
    prompt = words.class_of.format(when=scene.when, text=bare(quoted(unit.text)))
    yield candidate(fact, "class", prompt, shuffled(options, fact.id), explanation=explanation(fact, scene))


def _is_class(name: str, like: str) -> bool:
    """Whether a heading names the same kind of thing: 严重差错 beside 致命差错, Grave errors beside Fatal errors."""
    return name[-2:].lower() == like[-2:].lower()


def _classes(unit: Unit, scene: Scene) -> tuple[str, ...]:
    """The names of the lists beside its own: lead-ins of the section, or headings of the same level."""
    near = scene.after.around(unit)
    if unit.lead:
        names = [other.lead.rstrip("：: ") for other in near if other.lead and other.path == unit.path]
    else:
        level = len(unit.path)
        beside = [other for other in near if len(other.path) == level and other.path[:-1] == unit.path[:-1]]
        names = [NUMBERING.sub("", other.path[-1]).strip() for other in beside]
    return tuple(dict.fromkeys(names))

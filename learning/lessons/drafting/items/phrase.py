"""Asking for a phrase that took another's place: a gap in the rule as it stands now."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from learning.knowledge.align import likeness
from learning.knowledge.blocks import BlockKind
from learning.knowledge.facts.changed import is_filler
from learning.knowledge.facts.statement import LEANS, complete
from learning.knowledge.normalise import key_of, shape_of
from learning.knowledge.ops import Segment, segments
from learning.knowledge.units import Unit
from learning.knowledge.update import FactChange
from learning.knowledge.values.find import find_values
from learning.lessons.drafting.distractors import wrong_values
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.edges import gaps_of_both
from learning.lessons.drafting.items.said import is_part, is_vaguer, says_nothing_new
from learning.lessons.drafting.kindred import exchanged, kindred, offices
from learning.lessons.drafting.scene import Candidate, Scene, candidate, explanation, shuffled
from learning.lessons.drafting.sentences import quoted
from learning.lessons.drafting.telling import section_of

LONGEST_PHRASE = {True: 24, False: 60}
"""Characters up to which a phrase fills a gap; a longer one is a rule of its own."""
LONGEST_RULE = {True: 62, False: 190}
SHORTEST_PHRASE = 2
SAME_RULE = 0.72
"""Likeness of the rest of two sentences from which one phrase took the other's place in the same rule."""
MOST_WRONG = 3
_MODALS = ("应当", "可以", "不得")
_HALF_RULE = re.compile(r".(?:不能|不得|不可|应当|必须|无需|不必)")
"""A Chinese phrase with a duty inside it is the end of one rule and the beginning of the next."""
_JOINED = re.compile(
    r"[，；;]|, |\b(?:that|not|to|of|if|or|and|the|an?|with|for|by|whether|provided|any|no|our|your|their|its)$"
    r"|^(?:that|and|or|of|this|these|those|what|how|which|who)\b|[未且并或而]$|^答[：:]"
    r"|^(?:I|we|you|they|he|she|if|where|when|unless)\b|\b(?:and|or) (?:the|an?|your|our|its|their)\b",
    re.IGNORECASE,
)
"""A phrase that runs over the border of a clause, holds a clause with its subject, or stops before what it needs."""
_GRAMMAR = re.compile(
    r"范围|内容|次数|[只仅]限|只供|[可能应]以?|以|按照?|[本该此其]|[的是为有由在于和及并将]"
)
"""Chinese words that carry a rule and say none of it."""
_FUNCTION = re.compile(
    r"\b(?:an?|the|is|are|be|was|were|has|have|do|does|it|they|you|we|may|can|will|and|or|of|to|for|in|on|by|with|at|from"
    r"|this|that|these|those|any|more|than|beyond|over|above)\b",
    re.IGNORECASE,
)
_BEFORE_VERB = re.compile(r"\b(?:must|shall|may|will|can|should)\s*$")
"""What stands before a bare verb: which of two verbs the page chose ("be sent", "follow") is nobody's rule."""
_AT_MOST = re.compile(r"不得?超过|不能超过|不超出|最[多高长](?:为|是)?|至多|上限为|以.{0,6}为限")
"""Words for one and the same bound."""
_ASIDE = re.compile(r"（[^（）_]{6,}）|\s\([^()_]{12,}\)")


@dataclass(frozen=True, slots=True)
class _Gap:
    """A rule with a gap, the phrase that fills it now and the one that did before."""

    rest: str
    new: str
    old: str


def phrase_items(fact: FactChange, scene: Scene, segment: Segment | None) -> Iterator[Candidate]:
    """The replaced phrase blanked in the current rule, with the old one and others like it as temptations."""
    found = _gap(fact, scene, segment)
    if found is None:
        return
    words = scene.words
    options = [OptionDraft(found.new, correct=True, why=words.why_new)]
    if not is_vaguer(found.new, found.old):
        options.append(OptionDraft(found.old, correct=False, why=scene.why_old, was_right=True))
    for text in _others(fact, found, scene):
        if len(options) <= MOST_WRONG and key_of(text) not in {key_of(option.text) for option in options}:
            options.append(OptionDraft(text, correct=False, why=words.why_not.format(value=found.new)))
    prompt = words.fill.format(when=scene.when, text=quoted(_around_gap(found.rest, scene)))
    if len(options) > 1:
        yield candidate(
            fact, "phrase", prompt, shuffled(options, fact.id), explanation=explanation(fact, scene)
        )


def beside_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """Words that changed beside a value, such as the moment from which a time limit runs."""
    for segment in _words_beside(fact):
        yield from phrase_items(fact, scene, segment)


def is_ragged(text: str) -> bool:
    """Whether a phrase is a broken piece of grammar that no one would offer as an answer."""
    opened = any(text.count(left) != text.count(right) for left, right in ("（）", "()", "“”", "《》"))
    return opened or bool(re.match(r"^[，。；、,.;:：）)]", text)) or not re.search(r"\w", text)


def _words_beside(fact: FactChange) -> tuple[Segment, ...]:
    """The replaced words of a sentence whose value changed too."""
    before, after = fact.finding.before, fact.finding.after
    if before is None or after is None or fact.finding.old_value is None:
        return ()
    found = segments(before.text, after.text)
    valued = [part for part in found if part.old_values or part.new_values]
    return tuple(part for part in found if part not in valued and len(part.old) > 2 and len(part.new) > 2)


def _gap(fact: FactChange, scene: Scene, segment: Segment | None) -> _Gap | None:
    before, after, chinese = fact.finding.before, fact.finding.after, scene.is_chinese
    if before is None or after is None or segment is None or is_filler(segment.old) or is_filler(segment.new):
        return None
    spans = (segment.old_start, segment.old_end), (segment.new_start, segment.new_end)
    old, new = gaps_of_both(before.text, spans[0], after.text, spans[1])
    old_text, new_text = before.text[slice(*old)].strip(), after.text[slice(*new)].strip()
    if not _is_fit(new_text, old_text, after.text, longest=LONGEST_PHRASE[chinese]):
        return None
    if (
        _BEFORE_VERB.search(after.text[: new[0]])
        and max(len(text.split()) for text in (new_text, old_text)) < 3
    ):
        return None
    rest = after.text[: new[0]] + scene.words.gap + after.text[new[1] :]
    was = before.text[: old[0]] + scene.words.gap + before.text[old[1] :]
    if max(likeness(*map(shape_of, pair)) for pair in ((was, rest), _clauses(was, rest, scene))) < SAME_RULE:
        return None
    whole = _placed(fact, after, rest.replace(new_text, scene.words.gap))
    if key_of(new_text) in key_of(whole) or len(whole) > LONGEST_RULE[chinese] * 2.2:
        return None
    return _Gap(_ASIDE.sub("", whole), new_text, old_text)


def _clauses(was: str, rest: str, scene: Scene) -> tuple[str, str]:
    """The clauses that hold the gap: another clause may have come to the rule beside it."""
    old, new = (
        next(part for part in re.split(r"[，。；]|[,.;] ", text) if scene.words.gap in part)
        for text in (was, rest)
    )
    return old, new


def _is_fit(new: str, old: str, sentence: str, *, longest: int) -> bool:
    lengths = len(new), len(old)
    if min(lengths) < SHORTEST_PHRASE or max(lengths) > longest or len(new) > 0.5 * len(sentence):
        return False
    if not (_told_by(new, sentence) or _told_by(old, sentence)):
        return False
    broken = any(is_ragged(text) or _HALF_RULE.search(text) or _JOINED.search(text) for text in (new, old))
    bounds = {bool(_AT_MOST.fullmatch(text)) for text in (new, old)}
    return not (broken or bounds == {True} or new in old or is_part(new, old) or says_nothing_new(new, old))


def _told_by(phrase: str, sentence: str) -> bool:
    """Whether a phrase says anything beside words of grammar and what its Chinese sentence says without it."""
    if not re.search(r"[一-鿿]", phrase):
        return bool(re.search(r"\w", _FUNCTION.sub("", phrase)))
    rest = _GRAMMAR.sub(" ", phrase)
    said = sentence.replace(phrase, "", 1)
    return any(word not in said for word in rest.split())


def _placed(fact: FactChange, unit: Unit, rest: str) -> str:
    """The rule with its gap; an entry of a list that nothing introduces stands under its heading."""
    whole = complete(unit)
    if unit.kind is BlockKind.ITEM and whole == unit.text and len(unit.path) > 1:
        return f"{section_of(fact)}{'：' if re.search('[一-鿿]', rest) else ': '}{rest}"
    return whole.replace(unit.text, rest)


def _others(fact: FactChange, found: _Gap, scene: Scene) -> Iterator[str]:
    """Believable third phrases: of the same family, of the same kind of office, with another value in it."""
    kin = next(kindred(found.new), None)
    if kin:
        others = (found.new[: kin.start] + text + found.new[kin.end :] for text in exchanged(kin))
        yield from islice((text for text in others if key_of(text) != key_of(found.old)), 2)
    if found.new in _MODALS and found.old in _MODALS:
        yield from _MODALS
    said = (unit.text for unit in scene.after.around(fact.finding.unit))
    yield from (name for name in offices(found.new, found.old, said) if name not in found.rest)
    if find_values(found.new):
        # Beside a right phrase without a figure, wrong ones with figures would single it out.
        yield from islice(chain(_revalued(fact, found.new, scene), _revalued(fact, found.old, scene)), 2)


def _revalued(fact: FactChange, phrase: str, scene: Scene) -> Iterator[str]:
    """A phrase with other values of its section in the place of its own."""
    values, unit = find_values(phrase), fact.finding.after
    if len(values) != 1 or unit is None:
        return
    for wrong in wrong_values(values[0], None, unit, scene):
        yield phrase[: values[0].start] + wrong.text + phrase[values[0].end :]


def _around_gap(text: str, scene: Scene) -> str:
    """A long rule cut to the clause with its gap, when the clause can stand alone."""
    if len(text) <= LONGEST_RULE[scene.is_chinese]:
        return text
    clauses = [clause.strip() for clause in re.split(r"(?<=[。；])|(?<=[.;])\s", text) if clause]
    held = [clause for clause in clauses if scene.words.gap in clause]
    clause = held[-1].removeprefix("其中") if held else ""
    return clause if clause and not LEANS.match(clause) else text

"""Asking whether a rule still takes in, or now also takes in, one of the things it names side by side."""

import re
from collections.abc import Iterator

from learning.knowledge.facts.changed import is_filler
from learning.knowledge.facts.statement import LEANS, complete
from learning.knowledge.normalise import key_of
from learning.knowledge.ops import Segment, segments
from learning.knowledge.units import Unit
from learning.knowledge.update import FactChange
from learning.knowledge.values.find import find_values
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.items.conditions import points_back
from learning.lessons.drafting.items.phrase import is_ragged
from learning.lessons.drafting.items.question import LONGEST_ASKED
from learning.lessons.drafting.scene import Candidate, Scene, candidate, explanation
from learning.lessons.drafting.sentences import quoted

LONGEST_PART = {True: 22, False: 60}
_JOINT_AHEAD = re.compile(r"^\s*(?:、|，|,?\s*\b(?:and|or)\b|,|以及|和|或者?|及|与)\s*", re.IGNORECASE)
_JOINT_BEHIND = re.compile(r"\s*(?:、|,?\s*\b(?:and|or)\b|,|以及|和|或者?|及|与)\s*$", re.IGNORECASE)
_CLAUSE = re.compile(
    r"^(?:并|但|且|否则|除|不|再|才|仅|只|由|应|须|可|which|that|who|where|for which|if|when|unless|except|only|not|but|then)"
    r"|[，；。]|应当|必须|不得|可以|[,;] |\b(?:is|are|will|must|may|can|should|has|have)\b",
    re.IGNORECASE,
)
"""A part that says something itself, so that it is no thing beside others."""


def part_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """The old rule, and whether what came to it or left it is one of the things it names now."""
    before, after, segment = fact.finding.before, fact.finding.after, fact.finding.segment
    if before is None or after is None or segment is None or not _is_alone(segment, before, after):
        return
    part, is_gone = _part(segment, before, after), not segment.new.strip()
    text = quoted(complete(before))
    if (
        part is None
        or points_back(text)
        or not _is_fit(part, scene)
        or LEANS.match(text)
        or len(text) > LONGEST_ASKED[scene.is_chinese]
    ):
        return
    if find_values(part) or key_of(part) in key_of((after if is_gone else before).text):
        return
    if is_gone and any(key_of(part) in other.key for other in _new_sentences(after, scene)):
        # It only moved to a sentence of its own.
        return
    words = scene.words
    form, right, wrong = (
        (words.still_part, words.part_no, words.part_yes)
        if is_gone
        else (words.also_part, words.part_yes, words.part_no)
    )
    options = (
        OptionDraft(right, correct=True, why=words.why_gone if is_gone else words.why_new),
        OptionDraft(wrong, correct=False, why=scene.why_old, was_right=True),
    )
    yield candidate(
        fact,
        "part",
        form.format(when=scene.when, text=text, part=part),
        sorted(options, key=lambda option: option.text != words.part_yes),
        explanation=explanation(fact, scene),
        derived=True,
    )


def _new_sentences(unit: Unit, scene: Scene) -> Iterator[Unit]:
    near = scene.after.around(unit)
    yield from (
        each for each in near if each.index in scene.changed and not each.is_cell and each.path == unit.path
    )


def _is_alone(segment: Segment, before: Unit, after: Unit) -> bool:
    """Whether nothing else of the sentence changed but words of grammar."""
    if bool(segment.old.strip()) == bool(segment.new.strip()):
        return False
    others = (
        each
        for each in segments(before.text, after.text)
        if (each.old.strip(), each.new.strip()) != (segment.old.strip(), segment.new.strip())
    )
    return all(is_filler(each.old) and is_filler(each.new) for each in others)


def _part(segment: Segment, before: Unit, after: Unit) -> str | None:
    """The thing that came or went, without the joint it stood behind or before; None when none joined it."""
    text, start, end, said = (
        (before.text, segment.old_start, segment.old_end, segment.old)
        if segment.old.strip()
        else (after.text, segment.new_start, segment.new_end, segment.new)
    )
    part = _JOINT_BEHIND.sub("", _JOINT_AHEAD.sub("", said)).strip()
    is_joined = part != said.strip() or _JOINT_BEHIND.search(text[:start]) or _JOINT_AHEAD.match(text[end:])
    return part if is_joined else None


def _is_fit(part: str, scene: Scene) -> bool:
    least, longest = 2, LONGEST_PART[scene.is_chinese]
    is_joint = re.fullmatch(r"[a-z]{1,3}|then|also|thus|hence|therefore", part)
    return least <= len(part) <= longest and not (is_joint or is_ragged(part) or _CLAUSE.search(part))

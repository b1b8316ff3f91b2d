"""Asking about words that changed, in the first way that fits them."""

import re
from collections.abc import Iterator

from learning.knowledge.align import likeness
from learning.knowledge.facts.kinds import stance_of
from learning.knowledge.normalise import key_of, tokens
from learning.knowledge.ops import segments
from learning.knowledge.rank import UNRELATED
from learning.knowledge.update import FactChange
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.items.conditions import if_then_items, points_back
from learning.lessons.drafting.items.members import member_items
from learning.lessons.drafting.items.newly import holds_items
from learning.lessons.drafting.items.parts import part_items
from learning.lessons.drafting.items.phrase import phrase_items
from learning.lessons.drafting.items.said import (
    is_denied,
    is_only_reasoned,
    is_part,
    is_respelled,
    is_said_before,
    is_turned,
)
from learning.lessons.drafting.items.scope import case_items
from learning.lessons.drafting.scene import (
    Candidate,
    Scene,
    candidate,
    explanation,
    says,
    shuffled,
    timed,
    which_of,
)

LONGEST_BESIDE = {True: 50, False: 200}
"""Characters of a statement that can be told from another at a glance."""

UNLIKE_ENGLISH = 0.55
"""Likeness below which two English rules of one force are about two things: their small words alone make half of it."""


def wording_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """What came to an enumeration or left it, a replaced phrase, what holds in its case, or both side by side."""
    finding = fact.finding
    segment = finding.segment
    if finding.before is None or finding.after is None:
        return
    if is_only_reasoned(finding.after.text, finding.before.text):
        return
    if segment and is_respelled(segment.new, segment.old):
        return
    for kind in (
        member_items(fact, scene),
        part_items(fact, scene),
        case_items(fact, scene),
        phrase_items(fact, scene, segment),
        if_then_items(fact, scene),
        which_items(fact, scene) if _is_plainly_turned(fact) else (),
        widened_items(fact, scene),
    ):
        made = tuple(kind)
        if made:
            yield from made
            return


def _is_plainly_turned(fact: FactChange) -> bool:
    """Whether a rule says no where it said yes, in a sentence that is understood alone.

    Old words beside new ones ask nothing where both may say the same.
    """
    before, after = fact.finding.before, fact.finding.after
    if before is None or after is None or points_back(after.text):
        return False
    return is_turned(after.text, before.text)


def widened_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """Whether a rule holds that came to say more: the old one is still right beside it and is not offered."""
    before, after = fact.finding.before, fact.finding.after
    if before is not None and after is not None and is_part(after.text, before.text):
        yield from holds_items(fact, after, scene)


def is_reworded(fact: FactChange) -> bool:
    """Whether a sentence changed in more than its value, so that its new words say nothing about the old rule."""
    before, after = fact.finding.before, fact.finding.after
    if before is None or after is None or fact.finding.segment is None:
        return True
    return any(
        max(len(part.old), len(part.new)) > 2
        for part in segments(before.text, after.text)
        if not part.is_value or not part.old_values or not part.new_values
    )


def which_items(fact: FactChange, scene: Scene, *, flips: bool = False) -> Iterator[Candidate]:
    """Old statement or new statement: dull, safe, and only when both can be read at a glance."""
    before, after = fact.finding.before, fact.finding.after
    if before is None or after is None:
        return
    new_text, old_text = says(after), says(before)
    longest = LONGEST_BESIDE[scene.is_chinese]
    narrowed = key_of(old_text) in key_of(new_text) or key_of(new_text) in key_of(old_text)
    turned = stance_of(before.text) != stance_of(after.text)
    least = UNRELATED if turned or scene.is_chinese else UNLIKE_ENGLISH
    moved = before.row != after.row or likeness(before.shape, after.shape) < least
    said_before = is_said_before(after.text, before.text) or is_part(after.text, before.text)
    repeats = narrowed or said_before or _may_both_hold(fact)
    is_long = max(len(new_text), len(old_text)) > longest
    if is_long or moved or (repeats and not is_denied(after.text, before.text)):
        return
    words = scene.words
    pair = shuffled(
        (
            OptionDraft(new_text, correct=True, why=words.why_new),
            OptionDraft(old_text, correct=False, why=scene.why_old, was_right=True),
        ),
        fact.id,
    )
    options = timed(pair, scene) if flips else pair
    prompt = which_of(fact, scene, words.now if flips else scene.when)
    name = "which-now" if flips else "which"
    yield candidate(fact, name, prompt, options, explanation=explanation(fact, scene), flips=flips)


_IF = re.compile(r"\bif ([^,.;]{8,80})|(?:如果?|若)([^，。；]{4,30})", re.IGNORECASE)
SAME_CASE = 0.4
"""Likeness of two conditions below which they are two cases."""


def _may_both_hold(fact: FactChange) -> bool:
    """Whether the old statement may be right beside the new one: nothing of it is gone, or it is of another case."""
    before, after, unsaid = fact.finding.before, fact.finding.after, fact.finding.unsaid
    if before is None or after is None:
        return False
    if unsaid is not None and not unsaid.gone and stance_of(before.text) == stance_of(after.text):
        return True
    cases = [_IF.search(unit.text) for unit in (before, after)]
    if cases[0] is None or cases[1] is None:
        return False
    left, right = ({token.key for token in tokens(case[1] or case[2])} for case in cases if case)
    return len(left & right) < SAME_CASE * len(left | right)

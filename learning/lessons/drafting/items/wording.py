"""Asking about words that changed: the replaced phrase, the sentence as it now is, what was put in."""

import re
from collections.abc import Iterator

from learning.knowledge.align import grams, likeness
from learning.knowledge.facts.changed import is_filler
from learning.knowledge.facts.kinds import stance_of
from learning.knowledge.facts.statement import LEANS, complete
from learning.knowledge.normalise import key_of, shape_of, tokens
from learning.knowledge.ops import Segment, segments
from learning.knowledge.rank import UNRELATED
from learning.knowledge.update import FactChange
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.edges import whole_words_of_both
from learning.lessons.drafting.kindred import exchanged, kindred
from learning.lessons.drafting.scene import Candidate, Scene, candidate, explanation, says, shuffled, timed
from learning.lessons.drafting.sentences import quoted
from learning.lessons.drafting.telling import section_of

LONGEST_PHRASE = {True: 34, False: 80}
LONGEST_OPTION = {True: 62, False: 190}
SHORTEST_PHRASE = 2
SAME_RULE = 0.72
"""Likeness of the rest of two sentences from which one phrase took the other's place in the same rule."""
SAID_BEFORE = 0.85
"""Share of a Chinese statement's n-grams from which it says no more than the old one."""
LONGEST_BESIDE = {True: 50, False: 200}
"""Characters of a statement that can be told from another at a glance."""
LONGEST_NAME = 24
"""Letters of a name that may be no more than another spelling of the old one (People Ops, PeopleOps)."""


def wording_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """A replaced phrase as a gap; failing that, both statements side by side; or what was put in."""
    finding = fact.finding
    segment = finding.segment
    if finding.before is None or finding.after is None:
        return
    if segment and _is_respelled(segment.new, segment.old):
        return
    found = False
    for made in (*_phrase(fact, scene, segment), *_put_in(fact, scene)):
        found = True
        yield made
    if not found:
        yield from which_items(fact, scene)


def beside_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """Words that changed beside a value, such as the moment from which a time limit runs."""
    for segment in words_beside(fact):
        yield from _phrase(fact, scene, segment)


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


def words_beside(fact: FactChange) -> tuple[Segment, ...]:
    """The replaced words of a sentence whose value changed too."""
    before, after = fact.finding.before, fact.finding.after
    if before is None or after is None or fact.finding.old_value is None:
        return ()
    found = segments(before.text, after.text)
    valued = [part for part in found if part.old_values or part.new_values]
    return tuple(part for part in found if part not in valued and len(part.old) > 2 and len(part.new) > 2)


def _phrase(fact: FactChange, scene: Scene, segment: Segment | None) -> Iterator[Candidate]:
    """The replaced phrase blanked in the current rule, with the old one as the temptation."""
    finding, chinese = fact.finding, scene.is_chinese
    before, after = finding.before, finding.after
    if before is None or after is None or segment is None or is_filler(segment.old) or is_filler(segment.new):
        return
    old, new = whole_words_of_both(
        before.text, (segment.old_start, segment.old_end), after.text, (segment.new_start, segment.new_end)
    )
    old_text, new_text = before.text[slice(*old)].strip(), after.text[slice(*new)].strip()
    longest = LONGEST_PHRASE[chinese]
    if not (SHORTEST_PHRASE <= len(new_text) <= longest and SHORTEST_PHRASE <= len(old_text) <= longest):
        return
    if (
        _is_ragged(new_text)
        or _is_ragged(old_text)
        or new_text in old_text
        or _says_nothing_new(new_text, old_text)
        or len(new_text) > 0.5 * len(after.text)
    ):
        return
    rest = after.text[: new[0]] + scene.words.gap + after.text[new[1] :]
    was = before.text[: old[0]] + scene.words.gap + before.text[old[1] :]
    if likeness(shape_of(was), shape_of(rest)) < SAME_RULE:
        return
    rest = rest.replace(new_text, scene.words.gap)
    whole = complete(after).replace(after.text, rest)
    if key_of(new_text) in key_of(whole) or len(whole) > LONGEST_OPTION[chinese] * 2.2:
        return
    words = scene.words
    options = (
        OptionDraft(new_text, correct=True, why=words.why_new),
        OptionDraft(old_text, correct=False, why=scene.why_old, was_right=True),
    )
    third = _kin_of(new_text, old_text)
    if third:
        wrong = OptionDraft(third, correct=False, why=words.why_not.format(value=new_text))
        ordered = shuffled((*options, wrong), fact.id)
    else:
        ordered = (
            *shuffled(options, fact.id),
            OptionDraft(words.either, correct=False, why=words.why_replaced),
        )
    prompt = words.fill.format(when=scene.when, text=quoted(_around_gap(whole, scene)))
    yield candidate(fact, "phrase", prompt, ordered, explanation=explanation(fact, scene))


def _kin_of(new: str, old: str) -> str | None:
    """The new phrase with a word of the same family in it that stood in neither."""
    found = next(kindred(new), None)
    if found is None:
        return None
    others = (new[: found.start] + text + new[found.end :] for text in exchanged(found))
    return next((text for text in others if key_of(text) != key_of(old)), None)


def _around_gap(text: str, scene: Scene) -> str:
    """A long rule cut to the clause with its gap, when the clause can stand alone."""
    if len(text) <= LONGEST_OPTION[scene.is_chinese]:
        return text
    clauses = [clause.strip() for clause in re.split(r"(?<=[。；])|(?<=[.;])\s", text) if clause]
    held = [clause for clause in clauses if scene.words.gap in clause]
    clause = held[-1].removeprefix("其中") if held else ""
    return clause if clause and not LEANS.match(clause) else text


def _put_in(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """Which of several clauses was put into a rule."""
    finding, chinese = fact.finding, scene.is_chinese
    before, after, segment = finding.before, finding.after, finding.segment
    if before is None or after is None or segment is None or len(segment.new) < (6 if chinese else 18):
        return
    if len(segment.old) > 0.4 * len(segment.new) and not is_filler(segment.old):
        return
    pieces = _pieces(after.text, segment.new_start)
    own = [
        piece
        for start, piece in pieces
        if min(start + len(piece), segment.new_end) - max(start, segment.new_start) > 0.6 * len(piece)
    ]
    new_text = "".join(own[:1])
    if len(own) != 1 or key_of(new_text) not in key_of(segment.new) or _is_ragged(new_text):
        return
    if len(new_text) > LONGEST_OPTION[chinese]:
        return
    lead = after.text[: after.text.find("：") + 1] if after.text.find("：") < segment.new_start else ""
    others = [
        piece
        for start, piece in pieces
        if start >= len(lead)
        and piece not in own
        and not _is_ragged(piece)
        and not piece.endswith(("的", "时"))
        and key_of(piece) in key_of(before.text)
        and 0.4 * len(new_text) <= len(piece) <= 2.2 * len(new_text)
    ]
    if not lead:
        neighbours = [says(unit) for unit in scene.neighbours(after) if scene.was_there(unit)]
        others += [text for text in neighbours if len(text) <= max(2.2 * len(new_text), 24)]
    others = [text for text in others if key_of(new_text) not in key_of(text)][:2]
    if len(others) < 2:
        return
    words = scene.words
    options = [OptionDraft(_unnumbered(new_text), correct=True, why=words.why_new)]
    options += [OptionDraft(_unnumbered(text), correct=False, why=words.why_known) for text in others]
    form = words.newly_in_list if lead else words.newly
    yield candidate(
        fact,
        "put-in",
        form.format(when=scene.when, topic=section_of(fact), lead=lead),
        shuffled(options, fact.id),
        explanation=explanation(fact, scene),
    )


def _pieces(text: str, place: int) -> list[tuple[int, str]]:
    """The clauses of a sentence, or the members of an enumeration when the place stands in one."""
    in_list = "、" in text[max(0, place - 1) : place + 1] or text[:place].rstrip().endswith("、")
    stops = r"[，；。、：]" if in_list else r"[，；。：]|[;,:]\s"
    found: list[tuple[int, str]] = []
    start = 0
    for match in (*re.finditer(stops, text), None):
        end = match.start() if match else len(text)
        piece = text[start:end].strip()
        if key_of(piece):
            found.append((start + len(text[start:end]) - len(text[start:end].lstrip()), piece))
        start = match.end() if match else end
    return found


def _unnumbered(text: str) -> str:
    """A piece without its number or its joint, which would tell the new one from the old."""
    return re.sub(
        r"^(?:[（(][一二三四五六七八九十\d]+[）)]\s*|[并且]+(?=自|应|须|由|在|可|不))", "", text.strip()
    )


def which_items(fact: FactChange, scene: Scene, *, flips: bool = False) -> Iterator[Candidate]:
    """Old statement or new statement: dull, safe, and only when both can be read at a glance."""
    before, after = fact.finding.before, fact.finding.after
    if before is None or after is None:
        return
    new_text, old_text = says(after), says(before)
    longest = LONGEST_BESIDE[scene.is_chinese]
    narrowed = key_of(old_text) in key_of(new_text) or key_of(new_text) in key_of(old_text)
    moved = before.row != after.row or likeness(before.shape, after.shape) < UNRELATED
    said_before = _said_before(after.text, before.text)
    if (
        max(len(new_text), len(old_text)) > longest
        or narrowed
        or moved
        or said_before
        or _may_both_hold(fact)
    ):
        return
    words = scene.words
    pair = shuffled(
        (
            OptionDraft(new_text, correct=True, why=words.why_new),
            OptionDraft(old_text, correct=False, why=scene.why_old, was_right=True),
        ),
        fact.id,
    )
    options = (*pair, OptionDraft(words.both, correct=False, why=words.why_replaced))
    options = timed(options, scene) if flips else options
    prompt = words.which.format(when=words.now if flips else scene.when, topic=section_of(fact))
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


def _says_nothing_new(new: str, old: str) -> bool:
    """Whether every English word of the new phrase stood in the old one, tense and number aside."""
    stems = [
        {re.sub(r"(?:s|ed|ing)$", "", word) for word in re.findall(r"[a-z]+", text.lower())}
        for text in (new, old)
    ]
    return bool(stems[0]) and stems[0] <= stems[1]


def _said_before(new: str, old: str) -> bool:
    """Whether a statement only takes up, in another order or in part, what the old one said with the same force."""
    if stance_of(new) != stance_of(old):
        return False
    if not re.search(r"[一-鿿]", new):
        words = [set(re.findall(r"[a-z]{4,}", text.lower())) for text in (new, old)]
        return words[0] <= words[1] or _says_nothing_new(new, old)
    own = grams(shape_of(new))
    return len(own & grams(shape_of(old))) > SAID_BEFORE * len(own)


def _is_respelled(new: str, old: str) -> bool:
    """Whether a name only came in another spelling: People Ops, TTS PeopleOps."""
    names = [re.sub(r"[^a-z]|\b(?:the|team|department|group)\b", "", text.lower()) for text in (new, old)]
    short = min(map(len, names)) > 0 and max(map(len, names)) <= LONGEST_NAME
    return short and (names[0] in names[1] or names[1] in names[0])


def _is_ragged(text: str) -> bool:
    """Whether a phrase is a broken piece of grammar that no one would offer as an answer."""
    opened = any(text.count(left) != text.count(right) for left, right in ("（）", "()", "“”", "《》"))
    return opened or bool(re.match(r"^[，。；、,.;:：）)]", text)) or not re.search(r"\w", text)

"""Asking about rules that are gone, and about words that are no longer said."""

import re
from collections.abc import Iterator

from learning.knowledge.facts.statement import LEANS
from learning.knowledge.normalise import key_of
from learning.knowledge.units import Unit
from learning.knowledge.update import FactChange
from learning.knowledge.values.find import find_values
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.items.still_said import lives_on
from learning.lessons.drafting.scene import Candidate, Scene, candidate, explanation, says, shuffled
from learning.lessons.drafting.sentences import glimpse, quoted
from learning.lessons.drafting.telling import section_of

LONGEST = {True: 70, False: 170}
"""Characters up to which a whole rule may be one option."""
LONGEST_GONE = {True: 110, False: 260}
"""Characters of a rule that is gone, told alone."""
LONGER = 1.25
"""How much longer than the right option another may be, where there is a choice."""

_INSTEAD = re.compile(
    r"^(?:[^“”，。]{0,8}(?:不说|不要说|不得说|禁说|别说))?[“\"](?P<old>[^”\"]{2,40})[”\"](?:[、或]?[“\"][^”\"]{2,40}[”\"])*(?:，|,)?\s*(?:应当?|要)?"
    r"(?:改为|改成|换成|替换为|改说|becomes|→|->|instead say)\s*[“\"](?P<new>[^”\"]{2,60})[”\"]"
)

LONGEST_NAMED = 60
_CASE_ONLY = re.compile(r"^[^。；：]{6,60}?(?:之一|情形|行为)的?(?=，)")


def removed_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """A rule that is gone, among rules of the same section that stay."""
    unit = fact.finding.before
    if unit is None or LEANS.match(unit.text) or fact.finding.is_replaced or lives_on(unit, scene):
        return
    listed = list(_off_list(fact, unit, scene))
    if listed:
        yield from listed
        return
    whole, values = _gone(unit, scene), find_values(unit.text)
    short = _unmarked(glimpse(whole, LONGEST[scene.is_chinese], values[0].text if values else ""))
    if whole.startswith(short[:8]):
        yield from _retired(fact, unit, scene, short)
    elif len(whole) <= LONGEST_GONE[scene.is_chinese]:
        yield _told_still(fact, scene, whole)


def _told_still(fact: FactChange, scene: Scene, whole: str) -> Candidate:
    """A rule too long to stand among others, told by a colleague who does not know that it is gone."""
    words = scene.words
    options = (
        OptionDraft(words.gone_now, correct=True, why=words.why_gone),
        OptionDraft(words.still_holds, correct=False, why=words.why_gone),
    )
    return candidate(
        fact,
        "told-still",
        words.colleague.format(text=whole, when=scene.when),
        shuffled(options, fact.id),
        explanation=explanation_of_gone(fact, scene),
        derived=True,
        is_contrast=True,
    )


def _retired(fact: FactChange, unit: Unit, scene: Scene, text: str) -> Iterator[Candidate]:
    unchanged = [other for other in scene.neighbours(unit, least=2) if scene.was_there(other)]
    said = [says(other) for other in unchanged]
    like = [other for other in said if len(other) <= LONGER * len(text)]
    stay = alike(like if len(like) > 1 else said, text, scene)[:2]
    if len(text) > LONGEST[scene.is_chinese] + 2 or len(stay) < 2:
        return
    words = scene.words
    options = [OptionDraft(text, correct=True, why=words.why_gone)]
    options += [OptionDraft(other, correct=False, why=words.why_stays) for other in stay]
    prompt = words.retired.format(when=scene.when, topic=section_of(fact))
    yield candidate(
        fact,
        "retired",
        prompt,
        shuffled(options, fact.id),
        explanation=explanation_of_gone(fact, scene),
        derived=True,
    )


def _gone(unit: Unit, scene: Scene) -> str:
    """A rule that is gone; of one with several parts the first, when nothing near by still says it."""
    whole = says(unit)
    first = re.split(r"(?<=[；;])", whole)[0]
    still = any(key_of(first) in other.key for other in scene.after.around(unit))
    end = "。" if scene.is_chinese else "."
    return whole if still or first == whole else f"{quoted(first.rstrip('；;'))}{end}"


def _off_list(fact: FactChange, unit: Unit, scene: Scene) -> Iterator[Candidate]:
    """Which entry a list no longer holds, among those it still holds."""
    if (
        unit.group is None
        or not unit.is_first
        or unit.is_cell
        or unit.is_ordered
        or not (unit.lead or unit.path)
    ):
        return
    text, words = _entry(unit), scene.words
    stay = [
        _entry(other)
        for other in scene.after.around(unit)
        if other.group is not None
        and other.is_first
        and scene.was_there(other)
        and (key_of(other.lead), other.path) == (key_of(unit.lead), unit.path)
    ]
    others = alike(stay, text, scene)[:3]
    if len(text) > LONGEST[scene.is_chinese] or len(others) < 2:
        return
    options = [OptionDraft(text, correct=True, why=words.why_gone)]
    options += [OptionDraft(other, correct=False, why=words.why_stays) for other in others]
    yield candidate(
        fact,
        "off-list",
        words.off_list.format(when=scene.when, lead=lead_in(unit.lead) if unit.lead else section_of(fact)),
        shuffled(options, fact.id),
        explanation=explanation_of_gone(fact, scene),
        derived=True,
    )


def _entry(unit: Unit) -> str:
    """An entry of a list without the mark it ends with, which only tells where in the list it stands."""
    return quoted(unit.text.rstrip("；;。."))


def _unmarked(text: str) -> str:
    """A cut statement without its ellipses, by which it would be told from the others."""
    end = "。" if re.search(r"[一-鿿]", text) else "."
    return f"{text.strip('…')}{end}" if text.endswith("…") else text.strip("…")


def explanation_of_gone(fact: FactChange, scene: Scene) -> str:
    """Why a removed rule no longer counts: it stood there and stands there no more."""
    gone = scene.words.gone.replace("**", "").format(text=quoted(fact.statement))
    return gone if scene.effective_from is None else f"{scene.when}{gone}"


def say_instead_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """What to say instead of a phrase that the house no longer wants to hear."""
    unit = fact.finding.after
    match = _INSTEAD.match(unit.text) if unit else None
    if unit is None or match is None:
        return
    siblings = scene.after.groups.get(unit.group, ()) if unit.group is not None else ()
    others = [
        found["new"]
        for other in siblings
        if (found := _INSTEAD.match(other.text)) and other.index != unit.index
    ]
    if not others:
        said = [other.text for other in scene.section(unit) if other.is_cell and other.text != other.row]
        others = alike(said, match["new"], scene)
    words = scene.words
    options = [OptionDraft(match["new"], correct=True, why=words.why_new)]
    options.append(OptionDraft(match["old"], correct=False, why=words.why_replaced))
    options += [OptionDraft(other, correct=False, why=words.why_elsewhere) for other in others[:2]]
    prompt = words.instead.format(when=scene.when, old=match["old"])
    yield candidate(fact, "instead", prompt, shuffled(options, fact.id), explanation=explanation(fact, scene))


def lead_in(lead: str) -> str:
    """What introduces a list, with its colon; of a long Chinese one the case that it is for."""
    short = _CASE_ONLY.match(lead) if len(lead) > LONGEST_NAMED else None
    lead = short[0] if short else lead
    return lead if lead.endswith(("：", ":")) else f"{lead}："


def alike(texts: list[str], text: str, scene: Scene) -> list[str]:
    """Options of about the same length first: a lone long option is read as the right one."""
    longest = LONGEST[scene.is_chinese] * 1.2
    fit = [other for other in dict.fromkeys(texts) if other != text and len(other) <= longest]
    return sorted(fit, key=lambda other: abs(len(other) - len(text)) // max(8, len(text) // 3))

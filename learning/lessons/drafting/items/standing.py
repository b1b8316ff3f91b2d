"""Asking about rules that are new or gone: a gap is gone, an addition told from what was there, an if with its then."""

import re
from collections.abc import Iterator

from learning.knowledge.facts.statement import LEANS
from learning.knowledge.normalise import key_of
from learning.knowledge.units import Unit
from learning.knowledge.update import FactChange
from learning.knowledge.values.find import find_values
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.scene import Candidate, Scene, candidate, explanation, says, shuffled
from learning.lessons.drafting.sentences import bare, glimpse, quoted
from learning.lessons.drafting.telling import section_of

LONGEST = {True: 70, False: 170}
"""Characters up to which a whole rule may be one option."""
LONGER = 1.25
"""How much longer than the right option another may be, where there is a choice."""

_IF_ZH = re.compile(
    r"^(?P<condition>(?:如果?|若|当|对于?|因|凡).{4,60}?(?:的|时|后)?)[，,](?P<then>.{4,60})$"
)
_INSTEAD = re.compile(
    r"^(?:[^“”，。]{0,8}(?:不说|不要说|不得说|禁说|别说))?[“\"](?P<old>[^”\"]{2,40})[”\"](?:[、或]?[“\"][^”\"]{2,40}[”\"])*(?:，|,)?\s*(?:应当?|要)?"
    r"(?:改为|改成|换成|替换为|改说|becomes|→|->|instead say)\s*[“\"](?P<new>[^”\"]{2,60})[”\"]"
)
_BROKEN = re.compile(r"^(?:且|并|但|而|或|and|or|but)", re.IGNORECASE)
_THIN = re.compile(
    r"^(?:If|When|Where|Unless) (?:you|they|it|he|she|we)(?: [a-z]+|['’]\w+ [a-z]+){1,2}$|^(?:如果?|若)[^，]{1,5}$"
)
"""A condition that means nothing without the page around it: "if you are unsure"."""
_IF_EN = re.compile(
    r"^(?P<condition>(?:If|When|Where|Unless)\b[^,]{8,160}),\s+(?!\S+(?: \S+){0,3} (?:or|and) [^,]{1,40},)(?P<then>.{8,160})$"
)
"""The then does not go on with a list: "If it is A, B or C, …"."""


def removed_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """A rule that is gone, among rules of the same section that stay."""
    unit = fact.finding.before
    if unit is None or LEANS.match(unit.text) or fact.finding.is_replaced:
        return
    listed = list(_off_list(fact, unit, scene))
    if listed:
        yield from listed
        return
    values = find_values(unit.text)
    text = _unmarked(glimpse(_gone(unit, scene), LONGEST[scene.is_chinese], values[0].text if values else ""))
    unchanged = [other for other in scene.neighbours(unit, least=2) if scene.was_there(other)]
    said = [says(other) for other in unchanged]
    short = [other for other in said if len(other) <= LONGER * len(text)]
    stay = _alike(short if len(short) > 1 else said, text, scene)[:2]
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
    alike = _alike(stay, text, scene)[:3]
    if len(text) > LONGEST[scene.is_chinese] or len(alike) < 2:
        return
    options = [OptionDraft(text, correct=True, why=words.why_gone)]
    options += [OptionDraft(other, correct=False, why=words.why_stays) for other in alike]
    yield candidate(
        fact,
        "off-list",
        words.off_list.format(when=scene.when, lead=_lead(unit.lead) if unit.lead else section_of(fact)),
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


def if_then_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """What applies if X, with the consequences of other conditions as temptations."""
    unit = fact.finding.after
    if unit is None or unit.lead or unit.is_cell:
        return
    own = _split(unit.text)
    if own is None or LEANS.match(own[1]) or _THIN.match(own[0]) or _is_shared(own[0], unit, scene):
        return
    others = [
        split[1]
        for other in (*scene.neighbours(unit, least=6), *_siblings(fact, scene))
        if (split := _split(other.text)) and not LEANS.match(split[1]) and not _BROKEN.match(split[1])
    ]
    others = [
        text
        for text in dict.fromkeys(_capital(bare(other)) for other in others)
        if text != _capital(bare(own[1]))
    ]
    if len(others) < 2:
        return
    words = scene.words
    options = [OptionDraft(_capital(bare(own[1])), correct=True, why=words.why_new)]
    options += [
        OptionDraft(text, correct=False, why=words.why_elsewhere)
        for text in _alike(others, own[1], scene)[:2] or others[:2]
    ]
    prompt = words.if_then.format(when=scene.when, condition=own[0])
    yield candidate(
        fact,
        "if-then",
        prompt,
        shuffled(options, fact.id),
        explanation=explanation(fact, scene),
        is_transfer=True,
    )


def _is_shared(condition: str, unit: Unit, scene: Scene) -> bool:
    """Whether another rule near by begins with the same condition, so that two answers would be right."""
    asked = key_of(condition)
    return any(
        other.index != unit.index and (split := _split(other.text)) and key_of(split[0]) == asked
        for other in scene.section(unit)
    )


def _siblings(fact: FactChange, scene: Scene) -> list[Unit]:
    """Other new rules of the section: their consequences are just as new, and wrong here."""
    unit = fact.finding.after
    assert unit is not None
    return [
        other
        for other in scene.section(unit)
        if other.index in scene.changed and other.index != unit.index and not other.is_label
    ]


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
        others = _alike(said, match["new"], scene)
    words = scene.words
    options = [OptionDraft(match["new"], correct=True, why=words.why_new)]
    options.append(OptionDraft(match["old"], correct=False, why=words.why_replaced))
    options += [OptionDraft(other, correct=False, why=words.why_elsewhere) for other in others[:2]]
    prompt = words.instead.format(when=scene.when, old=match["old"])
    yield candidate(fact, "instead", prompt, shuffled(options, fact.id), explanation=explanation(fact, scene))


def newly_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """Which of these is new? Within its own list if there is one, else among the rules of the section."""
    unit = fact.finding.after
    condition = _split(unit.text) if unit else None
    if unit is None or LEANS.match(unit.text) or (condition and _THIN.match(condition[0])):
        return
    if _goes_on(unit, scene):
        return
    words, chinese = scene.words, scene.is_chinese
    text, others = says(unit), list[str]()
    prompt = words.newly.format(when=scene.when, topic=section_of(fact))
    if unit.group is not None:
        text = quoted(unit.text)
        own = [
            quoted(other.text)
            for other in scene.after.groups[unit.group]
            if scene.was_there(other)
            and other.index != unit.index
            and other.lead == unit.lead
            and other.is_first
        ]
        others = _alike(own, text, scene)[:3]
        if unit.lead:
            prompt = words.newly_in_list.format(when=scene.when, lead=_lead(unit.lead))
    if len(others) < 2 and _EITHER.search(unit.lead):
        return
    if len(others) < 2:
        text = glimpse(says(unit), LONGEST[chinese])
        known = [other for other in scene.neighbours(unit, least=3) if scene.was_there(other)]
        alike = [other for other in known if other.is_cell == unit.is_cell]
        known = alike if len(alike) > 1 else known
        others = _alike([says(other) for other in known], text, scene)[:2]
        prompt = words.newly.format(when=scene.when, topic=section_of(fact))
    if "…" in text or len(text) > LONGEST[chinese] * 1.4 or len(others) < 2:
        return
    options = [OptionDraft(text, correct=True, why=words.why_new)]
    options += [OptionDraft(other, correct=False, why=words.why_known) for other in others]
    yield candidate(fact, "newly", prompt, shuffled(options, fact.id), explanation=explanation(fact, scene))


_EITHER = re.compile(r"\beither:$|任一[^，。]{0,8}[：:]$", re.IGNORECASE)
"""A lead-in to alternatives, each of which is half a rule."""


def _goes_on(unit: Unit, scene: Scene) -> bool:
    """Whether the sentence before it in its block is new too, which is what there is to ask."""
    return not unit.is_first and unit.index - 1 in scene.changed


def _lead(lead: str) -> str:
    return lead if lead.endswith(("：", ":")) else f"{lead}："


def _split(text: str) -> tuple[str, str] | None:
    match = _IF_ZH.match(bare(text)) or _IF_EN.match(bare(text))
    return (match["condition"], re.sub(r"^[则就]", "", match["then"])) if match else None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _alike(texts: list[str], text: str, scene: Scene) -> list[str]:
    """Options of about the same length first: a lone long option is read as the right one."""
    longest = LONGEST[scene.is_chinese] * 1.2
    fit = [other for other in dict.fromkeys(texts) if other != text and len(other) <= longest]
    return sorted(fit, key=lambda other: abs(len(other) - len(text)) // max(8, len(text) // 3))

"""One card for one fact: the rule as it is now first, what it replaced below."""

import re

from learning.knowledge.facts.finding import Shape
from learning.knowledge.facts.kinds import PROHIBITION, FactKind
from learning.knowledge.facts.statement import asks, complete, is_short_cell, spaced
from learning.knowledge.normalise import key_of
from learning.knowledge.update import FactChange
from learning.lessons.checks import LONGEST_CARD
from learning.lessons.drafting.decisions import decision
from learning.lessons.drafting.distractors import said_once
from learning.lessons.drafting.drafts import CardDraft, CardKind
from learning.lessons.drafting.items.question import LONGEST_LEAD
from learning.lessons.drafting.items.start import is_start_changed
from learning.lessons.drafting.phrases import spoken_date
from learning.lessons.drafting.rows import old_entry, stressed, whole_row
from learning.lessons.drafting.scene import Scene
from learning.lessons.drafting.sentences import bare, quoted
from learning.lessons.drafting.telling import named, names_its_day, section_of, told
from learning.lessons.reading import reading_seconds

MOST_PLACES = 3
LONGEST_SAID = {True: 48, False: 140}
"""Characters of a rule that can be said to a customer in one breath."""
_TO_CUSTOMER = re.compile(r"(?:^|(?<=[，：]))客户(?=[须可应在能需])")
_INSIDE = re.compile(
    r"客户|坐席|客服|员工|柜员|班长|\b(?:agents?|staff|employees?|supervisors?)\b", re.IGNORECASE
)
"""Who is meant by a rule that is none of a customer's business."""


def card(fact: FactChange, scene: Scene, *, is_led: bool = True) -> CardDraft:
    """The card of a fact. What does not fit into 40 seconds is left to the article.

    `is_led` is false when an earlier card says the long lead-in that this rule stands under.
    """
    if fact.finding.shape is Shape.LIST:
        return CardDraft(_kind(fact), _listed(fact, scene), fact.id, fact.source)
    lines = [_opening(fact, scene, is_led=is_led)]
    for line in (*_before(fact, scene), *_order(fact, scene), *_places(fact, scene)):
        if reading_seconds("\n".join((*lines, line))) <= LONGEST_CARD - 2:
            lines.append(line)
    return CardDraft(_kind(fact), "\n\n".join(lines), fact.id, fact.source)


def say_card(fact: FactChange, scene: Scene) -> CardDraft | None:
    """A line for a customer: the new value with its date, and the old one. None where a person must write it."""
    finding, moment = fact.finding, scene.effective_from
    if finding.old_value is None or finding.new_value is None or finding.more or moment is None:
        return None
    if not _is_sayable(fact) or decision(finding.unit, scene.after):
        # A cell of a decision table holds for one of several customers; the line would not say for whom.
        return None
    text = _TO_CUSTOMER.sub("您", bare(fact.statement))
    if _INSIDE.search(text) or len(text) > LONGEST_SAID[scene.is_chinese]:
        return None
    said = text if scene.is_chinese else text[:1].lower() + text[1:]
    line = scene.words.say.format(
        date=spoken_date(moment, scene.words), text=said, old=said_once(finding.old_value.text)
    )
    return CardDraft("say", spaced(scene.evenly(line), fact.statement), fact.id, fact.source)


def _is_sayable(fact: FactChange) -> bool:
    """Whether a rule is one plain sentence that does not name its own day or lean on the head of its column."""
    unit = fact.finding.unit
    if (
        names_its_day(fact)
        or named(fact.statement, fact) != fact.statement
        or is_start_changed(fact)
        or (is_short_cell(unit) and asks(unit.header))
    ):
        return False
    return not re.search(r"[。；\n]|[.;:] ", bare(fact.statement))


def _kind(fact: FactChange) -> CardKind:
    if fact.change == "removed":
        return "retired"
    if fact.kind is FactKind.STEP:
        return "step"
    if fact.kind is FactKind.SCOPE:
        return "scope"
    if (
        PROHIBITION.search(f"{fact.finding.unit.lead}{fact.finding.unit.text}")
        and fact.kind is FactKind.PERMISSION
    ):
        return "risk"
    # A list is read as it is now: old and new side by side would be two lists to compare by eye.
    is_compared = fact.change == "changed" and fact.finding.shape is not Shape.LIST
    return "change" if is_compared else "rule"


def _opening(fact: FactChange, scene: Scene, *, is_led: bool) -> str:
    said = told(fact, scene.after) if is_led else _without_long_lead(fact, scene)
    text = _within(quoted(said), fact.new, scene)
    if whole_row(fact, scene.after) == text:
        text = stressed(text, fact)
    if fact.change == "removed":
        return scene.words.gone.format(text=text)
    if scene.effective_from is None or names_its_day(fact):
        return text
    return scene.dated(scene.words.from_then) + text


def _without_long_lead(fact: FactChange, scene: Scene) -> str:
    """A rule under its section's name when what introduces it is longer than the rule."""
    unit, chinese = fact.finding.unit, scene.is_chinese
    if len(unit.lead) <= LONGEST_LEAD[chinese] or len(unit.lead) < len(unit.text):
        return told(fact, scene.after)
    return f"{section_of(fact)}{'：' if chinese else ': '}{unit.text}"


def _before(fact: FactChange, scene: Scene) -> list[str]:
    finding = fact.finding
    was_entry = old_entry(fact) if whole_row(fact, scene.after) == told(fact, scene.after) else None
    if was_entry:
        return [scene.words.was_entry.format(header=was_entry[0], old=was_entry[1])]
    if finding.old_value and finding.new_value and finding.segment and not is_start_changed(fact):
        moved = [(finding.old_value, finding.new_value)]
        moved += [(change.old, change.new) for change in finding.more if change.old]
        lines = [scene.words.was_value.format(old=old.text, new=new.text) for old, new in moved]
        return [scene.evenly(line) for line in lines]
    if fact.change == "changed" and finding.before is not None and finding.shape is not Shape.SCOPE:
        return [scene.words.was_text.format(old=_within(quoted(complete(finding.before)), fact.old, scene))]
    return []


def _listed(fact: FactChange, scene: Scene) -> str:
    """The list as it is now, what is new in bold; entries that no longer fit are left to the article."""
    finding = fact.finding
    opening = "" if scene.effective_from is None else scene.dated(scene.words.from_then)
    kept = {key_of(entry) for entry in (finding.old or "").split("；")}
    text = f"{opening}{finding.unit.lead}\n"
    for unit in sorted((finding.unit, *finding.also), key=lambda entry: entry.index):
        entry = quoted(unit.text)
        line = f"\n- {entry}" if key_of(unit.text) in kept else f"\n- **{entry}**"
        if reading_seconds(text + line) <= LONGEST_CARD - 2:
            text += line
    return text


def _order(fact: FactChange, scene: Scene) -> list[str]:
    """The whole procedure with the new step in bold."""
    unit = fact.finding.after
    if fact.finding.shape is not Shape.STEP or unit is None or unit.group is None:
        return []
    steps = [step for step in scene.after.groups[unit.group] if step.is_first]
    lines = [
        f"{place}. **{step.text}**" if step.index == unit.index else f"{place}. {step.text}"
        for place, step in enumerate(steps, 1)
    ]
    return ["\n".join(lines)]


def _places(fact: FactChange, scene: Scene) -> list[str]:
    shown = {re.sub(r"\s", "", fact.statement)}
    said = re.sub(r"\s", "", fact.statement)
    lines: list[str] = []
    if fact.finding.shape in (Shape.ROW, Shape.COLUMN):
        return lines
    for unit in fact.finding.also[:MOST_PLACES]:
        text = quoted(unit.text if fact.change == "removed" else complete(unit))
        if re.sub(r"\s", "", text) not in shown and re.sub(r"\s", "", unit.text) not in said:
            shown.add(re.sub(r"\s", "", text))
            lines.append(f"- {text}")
    head = scene.words.also if fact.change == "changed" and lines else None
    return [head, *lines] if head else lines


def _within(text: str, focus: str | None, scene: Scene) -> str:
    """A text short enough for a card: sentences around what changed, the rest as an ellipsis."""
    longest = LONGEST_CARD - 12
    if reading_seconds(text) <= longest:
        return text
    pieces = re.split(r"(?<=[。；;])|(?<=[.!?])\s+", text)
    centre = next((number for number, piece in enumerate(pieces) if focus and focus[:20] in piece), 0)
    kept = [centre]
    for number in (centre - 1, centre + 1, centre + 2):
        if (
            0 <= number < len(pieces)
            and reading_seconds("".join(pieces[n] for n in [*kept, number])) <= longest
        ):
            kept.append(number)
    gap = "" if scene.is_chinese else " "
    shown = gap.join(pieces[number] for number in sorted(kept))
    if reading_seconds(shown) > longest:
        limit = int(longest * 6) if scene.is_chinese else int(longest * 22)
        start = max(0, shown.find(focus[:20]) - limit // 2) if focus else 0
        shown = shown[start : start + limit]
    return ("…" if min(kept) else "") + shown + ("…" if max(kept) < len(pieces) - 1 else "")

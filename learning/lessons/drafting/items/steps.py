"""Asking for the order of a procedure after a step was put in."""

import re
from collections.abc import Iterator

from learning.knowledge.facts.finding import Shape
from learning.knowledge.facts.standing import is_step
from learning.knowledge.units import Unit
from learning.knowledge.update import FactChange
from learning.lessons.drafting.drafts import OptionDraft
from learning.lessons.drafting.items.said import is_part
from learning.lessons.drafting.scene import Candidate, Scene, candidate, explanation, shuffled
from learning.lessons.drafting.sentences import bare

LONGEST_STEP = {True: 48, False: 140}
MOST_ORDERED = 6
_THINGS = re.compile(
    r"材料|资料|证件|文件|单证|清单|物品|条件|情形|范围|\b(?:documents?|papers?|evidence|proof|items|conditions|cover(?:s|ed)?)\b",
    re.IGNORECASE,
)
"""How a list of things is introduced, however it is numbered."""
_DOES = re.compile(
    r"先|再|然后|最后|核[对实验查]|确认|查[询看验]|登记|记录|告知|说明|询问|提[交示供]|填写|点击|选择|打开|输入|联系|通知"
    r"|转[接交给至]|致电|拨打|上传|下载|审[核批]|检查|签[字署收]|安抚|致歉|道歉|复述|停|办理|[发寄送取领][出回送给放取]"
    r"|^(?!(?:the|an?|your|any|all|each|one|two|no|copy|proof)\b)[a-z]+ (?:\w+ )*"
    r"(?:the|an?|your|them|it|their|with|to|for|in|by|if|on|whether)\b",
    re.IGNORECASE,
)
"""A word of doing; in English an entry that opens with its verb."""
LONGEST_LEAD = 40
"""Characters of a lead-in that names the procedure in a prompt."""


def step_items(fact: FactChange, scene: Scene) -> Iterator[Candidate]:
    """What comes right after the step before it, and the whole order when it is short."""
    unit = fact.finding.after
    if unit is None or unit.group is None or fact.change == "removed":
        return
    if fact.finding.shape is not Shape.STEP and not is_procedure(unit, scene):
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
    options = [
        OptionDraft(texts[place], correct=True, why=words.why_new),
        *_replaced(fact, texts, longest, scene),
    ]
    options += [
        OptionDraft(
            texts[number],
            correct=False,
            why=words.why_still,
            was_right=number == place + 1 and steps[number].index not in scene.changed,
        )
        for number in others[: 3 - len(options)]
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


def _replaced(fact: FactChange, texts: list[str], longest: int, scene: Scene) -> Iterator[OptionDraft]:
    """The step whose place the new one took."""
    before = fact.finding.before
    was = bare(before.text) if before else ""
    if was and was not in texts and len(was) <= longest and not is_part(texts[0], was):
        yield OptionDraft(was, correct=False, why=scene.why_old, was_right=True)


def is_procedure(unit: Unit, scene: Scene) -> bool:
    """Whether a list is named as steps, or most of its entries say what to do; papers to bring have no order."""
    if unit.group is None:
        return False
    if is_step(unit):
        return True
    if is_things(unit):
        return False
    steps = [step.text for step in scene.after.groups[unit.group] if step.is_first]
    return 2 * sum(bool(_DOES.search(text)) for text in steps) > len(steps)


def is_things(unit: Unit) -> bool:
    """Whether a list is introduced as one of things, so that its numbers are no order."""
    return bool(_THINGS.search(unit.lead or "".join(unit.path[-1:]))) and not is_step(unit)


def _procedure(fact: FactChange) -> str:
    """What the steps are steps of: their lead-in if it is short, else their section."""
    lead = fact.finding.unit.lead.rstrip("：: ")
    return lead if 0 < len(lead) <= LONGEST_LEAD else fact.topic


def _names(texts: list[str]) -> list[str]:
    """The names of the steps when every one has one before its colon, else the steps whole."""
    named = [re.match(r"^([^：:，,。]{2,12})[：:]", text) for text in texts]
    return [match[1] for match in named if match] if all(named) else texts

"""Asking for a figure with nothing to choose from: whoever only recognises it cannot write it down."""

import re
from collections.abc import Iterator
from decimal import Decimal

from learning.knowledge.values.value import Value, ValueKind, plain_number
from learning.lessons.drafting.items.question import Question, recall, shown
from learning.lessons.drafting.scene import Candidate, candidate, explanation

_KINDS = (ValueKind.MONEY, ValueKind.RATE, ValueKind.DURATION, ValueKind.COUNT)
_FIGURE = re.compile(r"(?P<sign>[$£€¥]?)\s*(?P<figure>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>[^\d\s][^\d]{0,15})?")


def number_items(question: Question, suffix: str) -> Iterator[Candidate]:
    """The figure itself, in the unit the rule is written in."""
    prompt, entry = recall(question, question.when), figure_of(question.value)
    if prompt is None or entry is None:
        return
    figure, unit = entry
    scene, fact = question.scene, question.fact
    asked = scene.words.number.format(prompt=prompt, unit=unit)
    yield candidate(
        fact,
        f"number{suffix}",
        asked,
        (),
        explanation=explanation(fact, scene),
        kind="numeric",
        answer=(figure,),
        # "2,000 元" is asked as 2000: the key is read off the rule, not quoted from it.
        derived=figure not in shown(question.value),
    )


def figure_of(value: Value) -> tuple[str, str] | None:
    """The figure of a single value in plain decimals and the unit beside it; None for anything not in figures."""
    found = _FIGURE.fullmatch(shown(value))
    if found is None or not value.is_single or value.kind not in _KINDS:
        return None
    unit = found["sign"] or (found["unit"] or "").strip().removeprefix("个")
    return (plain_number(Decimal(found["figure"].replace(",", ""))), unit or "个")

"""What a drafted lesson is called: the change itself, short enough for one line of a panel."""

import re
from collections.abc import Iterator, Sequence

from learning.knowledge.facts.finding import Shape
from learning.knowledge.facts.statement import asks, is_short_cell
from learning.knowledge.update import FactChange
from learning.lessons.drafting.telling import told

LONGEST = 34
"""Characters of a Chinese title; Latin ones are half as wide, so twice as many fit."""

_NUMBERING = re.compile(r"^\s*(?:第?[\d一二三四五六七八九十百]+(?:\.\d+)*[.、．条章节]?\s+|[（(]\d+[）)]\s*)")
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")
_CLAUSES = re.compile(r"(?<=[，；])|(?<=[,;])\s")


def title_of(changes: Sequence[FactChange], language: str, article: str) -> str:
    """The most important change in words, and how many more there are; the article's title if it is too long."""
    is_chinese = language.startswith("zh")
    room = LONGEST if is_chinese else 2 * LONGEST
    wordings = _wordings(changes[0], is_chinese=is_chinese) if changes else iter(())
    first = next((wording for wording in wordings if len(wording) <= room), None)
    if first is None:
        return article
    more = len(changes) - 1
    if not more:
        return first
    return f"{first}，另有 {more} 处变化" if is_chinese else f"{first}, and {more} more"


def _wordings(change: FactChange, *, is_chinese: bool) -> Iterator[str]:
    """Ways to say the change, the fullest first."""
    topic = _NUMBERING.sub("", change.topic).strip()
    statement = _end(told(change))
    if change.change == "removed":
        yield f"不再适用：{topic}" if is_chinese else f"No longer applies: {topic}"
        return
    if change.finding.shape is Shape.STEP:
        yield _step(change, topic, is_chinese=is_chinese)
    if change.finding.old_value and change.finding.new_value:
        yield _new_value(change, topic, is_chinese=is_chinese)
        yield _new_value(change, change.finding.unit.row or topic, is_chinese=is_chinese)
    yield statement
    yield _ASIDE.sub("", statement)
    for clause in _clauses(change, statement):
        if topic not in clause:
            yield f"{topic}：{clause}" if is_chinese else f"{topic}: {clause}"
        yield clause
    yield f"{topic}有新规定" if is_chinese else f"New: {topic}"


def _new_value(change: FactChange, topic: str, *, is_chinese: bool) -> str:
    """A cell is named by what it holds, so it becomes the value; a section is not, so both values stand."""
    unit = change.finding.unit
    gap = " " if is_chinese and re.match(r"[\dA-Z]", change.new or "") else ""
    if is_short_cell(unit) and unit.header and not asks(unit.header):
        return f"{topic}改为{gap}{change.new}" if is_chinese else f"{topic}: now {change.new}"
    if is_chinese:
        before = " " if re.search(r"\d$", change.old or "") else ""
        return f"{topic}：{change.old}{before}改为{gap}{change.new}"
    return f"{topic}: {change.old} becomes {change.new}"


def _step(change: FactChange, topic: str, *, is_chinese: bool) -> str:
    unit = change.finding.unit
    name = re.split(r"[：:，,。]", unit.text)[0]
    if is_chinese:
        return f"{topic}：新增第 {unit.position} 步“{name}”"
    return f"{topic}: new step {unit.position}, “{name}”"


def _clauses(change: FactChange, statement: str) -> Iterator[str]:
    """The clause that says the new value, else the last one, which in Chinese holds the rule itself."""
    clauses = [_end(clause) for clause in _CLAUSES.split(statement) if clause.strip()]
    if len(clauses) < 2:
        return
    value = change.finding.new_value
    said = [clause for clause in clauses if value and value.text in clause]
    yield from said or clauses[:1]


def _end(text: str) -> str:
    return text.strip().rstrip("。.；;，,：:")

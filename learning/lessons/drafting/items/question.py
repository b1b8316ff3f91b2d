"""One value about to be asked: the rule with a question word or a gap in its place."""

import re
from dataclasses import dataclass, replace

from learning.knowledge.facts.statement import LEANS, asks, complete, is_short_cell
from learning.knowledge.units import Unit
from learning.knowledge.update import FactChange
from learning.knowledge.values.find import find_values
from learning.knowledge.values.value import Value, ValueKind
from learning.lessons.drafting.distractors import said_once
from learning.lessons.drafting.headers import is_attribute, is_generic, without_unit
from learning.lessons.drafting.scene import Scene
from learning.lessons.drafting.sentences import bare, quoted
from learning.lessons.drafting.telling import named, section_of, table_of

LONGEST_ASKED = {True: 110, False: 330}
"""Characters of a sentence, Chinese or English, up to which it is asked whole; longer ones are cut to the clause."""

SHORTEST_ASKED = {True: 10, False: 31}
"""Characters of a rule below which it hangs on what its section is about (We return the £18 if you win)."""

LONGEST_LEAD = {True: 40, False: 110}
"""A longer lead-in is left to the explanation, and the section's name stands for it."""
LONGEST_QUESTION = 70
"""Characters of a Chinese sentence up to which it is turned into a question; a longer one keeps a gap."""
_NO_MEASURE = frozenset({"日", "年", "小时", "分钟", "秒", "周"})
_WRAPPED = re.compile(r"(?:不超过|最长|最多|最高)?\s*#\s*(?:内|以内|之内)?")
"""A cell that says a value and no more than which side of it."""
_UNIT_OF_COLUMN = re.compile(r"[（(]([一-鿿]{1,3})[）)]$")
"""The unit of a whole column behind its name, which its bare figures are in."""
_NEXT_RULE = re.compile(r"^(?:（[^）]*）|以内|之内)?[，,][^。]*$")
"""What follows a value that closes its clause: another rule, which is no part of the question."""
_LIMITS = re.compile(
    r"(?:不得?超过|不能超过|不超出|不少于|不低于|最[多高长低少短](?:为|是|可|能)?[一-鿿]{0,5}|限额?|[为是减收付取])$"
)
"""How a clause leads to its value when the value is what it sets; otherwise it is what the rest hangs on."""
_AND_THEN = re.compile(r"(?:，|并|且)(?!存).*$")
"""What else comes of an example's case."""
_TRAILING = re.compile(
    r"[，,]\s*(?:含本数|不含本数|均?含|不含|超过的|超出的|超过部分|超出部分|逾期|否则|并|且|但|其中|不得|以[^，]{1,12}为准|[^，]{0,10}见《)[^。；]*$"
)
"""What a question leaves to the explanation, because nothing may follow the question word."""


@dataclass(frozen=True, slots=True)
class Question:
    """One value of one fact, about to be asked."""

    fact: FactChange
    scene: Scene
    unit: Unit
    value: Value
    old: Value | None

    @property
    def when(self) -> str:
        """A date is not dated itself: "from 1 December, it starts on 15 December" helps nobody."""
        return self.scene.words.latest if self.value.kind is ValueKind.DATE else self.scene.when

    @property
    def is_unclear(self) -> bool:
        """Whether the new text says two things about the value itself."""
        return self.fact.id in self.scene.unclear


def shown(value: Value) -> str:
    """A value as an option: said once, so that the bracket does not single it out."""
    return said_once(value.text)


def recall(question: Question, when: str) -> str | None:
    """The question for the value itself; None when no natural one can be made."""
    unit, value, words = question.unit, question.value, question.scene.words
    if is_only_value(question):
        return _of_cell(question, when)
    text = cell_text(question) or asked_text(question)
    if text is None:
        return None
    statement, place = text
    same = [other for other in find_values(statement) if other.key == value.key and other.start != place]
    asked = None if same or not question.scene.is_chinese else question_word(question, statement, place)
    end = place + len(value.text)
    if asked and not unit.is_label and _asks_at_its_end(unit, statement, end):
        rest = _TRAILING.sub("", bare(statement[end:]))
        if unit.is_example:
            rest = _AND_THEN.sub("", rest)
        if _LIMITS.search(statement[:place].rstrip()):
            rest = _NEXT_RULE.sub("", rest)
        return f"{when}{bare(statement[:place] + asked + rest)}{words.question_end}"
    for other in sorted((*same, replace(value, start=place, end=end)), key=lambda found: -found.start):
        statement = statement[: other.start] + words.gap + statement[other.end :]
    if when == words.now:
        return words.fill_now.format(text=quoted(statement))
    if unit.is_example:
        return words.example.format(when="" if when == words.latest else when, text=quoted(statement))
    opening = re.sub(r"：$|:\s$", "，" if question.scene.is_chinese else ", ", when)
    return words.fill.format(when="" if when == words.latest else opening, text=quoted(statement))


def _asks_at_its_end(unit: Unit, statement: str, end: int) -> bool:
    """Whether a question word in the value's place makes one question of a statement: it stands in the last sentence.

    An example may tell its case in sentences of its own.
    """
    told = statement[end:-1] if unit.is_example else statement[:-1]
    longest = LONGEST_ASKED[True] if unit.is_example else LONGEST_QUESTION
    return len(statement) <= longest and not re.search(r"[。；]\S", told)


def _of_cell(question: Question, when: str) -> str:
    """A cell that holds nothing but the value: asked by its row and its column."""
    unit, value, words = question.unit, question.value, question.scene.words
    if not unit.header:
        return words.value_alone.format(when=when, row=unit.row)
    if asks(unit.header):
        return words.cell_asked.format(when=when, row=unit.row, header=unit.header)
    if is_generic(unit.header):
        return words.generic_value.format(when=when, row=unit.row)
    if not is_attribute(unit.header):
        form = words.span_in_column if value.kind is ValueKind.DURATION else words.value_in_column
        return form.format(
            when=when,
            table=table_of(question.fact, unit.row),
            row=row_name(unit, question.scene),
            header=unit.header,
        )
    header = unit.header if question.scene.is_chinese else unit.header[:1].lower() + unit.header[1:]
    form = words.span_of_cell if value.kind is ValueKind.DURATION else words.value_of_cell
    measure = _measure(question)
    if measure:
        form, header = words.count_of_cell, without_unit(header)
    return form.format(when=when, row=unit.row, header=header, unit=measure or value.unit)


def _measure(question: Question) -> str | None:
    """What is counted in a Chinese cell: its own measure word, or the unit behind the name of its column."""
    value = question.value
    if value.kind is ValueKind.COUNT and re.fullmatch(r"[一-龥]", value.unit):
        return value.unit
    of_column = _UNIT_OF_COLUMN.search(question.unit.header) if value.kind is ValueKind.NUMBER else None
    return of_column[1] if of_column else None


def is_only_value(question: Question) -> bool:
    """Whether a cell holds its value and no more than which side of it."""
    unit = question.unit
    bare_text = bare(unit.text).replace(question.value.text, "#", 1)
    return is_short_cell(unit) and not unit.is_label and bool(_WRAPPED.fullmatch(bare_text))


_NTH = re.compile(r"第?[一二三四五六七八九十]+|\w+(?:st|nd|rd|th)|second|third", re.IGNORECASE)


def row_name(unit: Unit, scene: Scene, *, always: bool = False) -> str:
    """The name of a row; a mere figure ("over 5", "second") stands under the name of its column."""
    if not always and not find_values(unit.row) and not _NTH.fullmatch(unit.row):
        return unit.row
    labels = (
        other for other in scene.section(unit) if other.is_label and other.row == unit.row and other.header
    )
    header = next((label.header for label in labels), "")
    return f"{header}{'：' if scene.is_chinese else ': '}{unit.row}" if header else unit.row


def cell_text(question: Question) -> tuple[str, int] | None:
    """A cell with words around its value, under its row and its column, and the place of the value."""
    unit, words = question.unit, question.scene.words
    if unit.is_label:
        # The name of a row, which means something only with what the row holds.
        table = table_of(question.fact, unit.row)
        statement = table + question.fact.statement
        return statement, statement.index(unit.text, len(table)) + question.value.start
    if not is_short_cell(unit) or not unit.row or not unit.header or is_only_value(question):
        return None
    form = words.in_row if is_generic(unit.header) else words.in_cell
    text = form.format(row=unit.row, header=unit.header, text=unit.text)
    return text, len(text) - len(unit.text) + question.value.start


def asked_text(question: Question) -> tuple[str, int] | None:
    """The complete rule and the place of the value in it, cut to its clauses when the whole is too long."""
    unit, value, longest = question.unit, question.value, LONGEST_ASKED[question.scene.is_chinese]
    whole = named(complete(unit), question.fact)
    if len(unit.lead) > LONGEST_LEAD[question.scene.is_chinese]:
        topic = question.fact.topic
        whole = f"{topic}：{unit.text}" if question.scene.is_chinese else f"{topic}: {unit.text}"
    section = section_of(question.fact)
    if (
        whole == unit.text
        and len(whole) < SHORTEST_ASKED[question.scene.is_chinese]
        and not section.endswith(("?", "？"))
    ):
        whole = f"{section}{'：' if question.scene.is_chinese else ': '}{whole}"
    head = whole.rfind(unit.text)
    if head < 0:
        return None
    place = head + value.start
    if len(whole) <= longest:
        return whole, place
    stops = [match.end() for match in re.finditer(r"[。；;]|(?<=[.!?])\s", whole)]
    start = max((stop for stop in stops if stop <= place), default=0)
    end = min((stop for stop in stops if stop > place), default=len(whole))
    lead = len(whole[start:end]) - len(whole[start:end].lstrip())
    clause = whole[start + lead : end]
    if len(clause) > longest:
        clause = _cut(clause, place - start - lead + len(value.text), longest)
    return None if not clause or LEANS.match(clause) else (clause, place - start - lead)


def _cut(sentence: str, behind: int, longest: int) -> str:
    """A sentence that is too long, up to the first comma behind its value; empty where even that is."""
    comma = re.search(r"[，,](?!\d)", sentence[behind:])
    head = sentence[: behind + comma.start()] if comma else ""
    return f"{head}…" if 0 < len(head) < longest else ""


def question_word(question: Question, statement: str, place: int) -> str | None:
    """What stands in the value's place in a Chinese question; None where only a gap reads naturally."""
    value, old = question.value, question.old
    same_unit = old is None or old.unit == value.unit
    if value.kind is ValueKind.DATE:
        return "什么时候" if statement[place - 1 : place] in ("自", "从", "于", "在", "到", "至") else None
    if not value.is_single or value.kind in (ValueKind.REFERENCE, ValueKind.TIME):
        return None
    if value.kind is ValueKind.DURATION:
        if not same_unit or value.unit.startswith("T+"):
            return None if value.unit.startswith("T+") else "多长时间"
        measure = "" if value.unit in _NO_MEASURE else "个"
        return f"多少{measure}{_spoken(value)}"
    if value.kind is ValueKind.COUNT:
        return f"多少{value.unit}" if re.fullmatch(r"[一-龥]{1,3}", value.unit) else "多少"
    return "多少" if value.kind in (ValueKind.MONEY, ValueKind.RATE, ValueKind.NUMBER) else None


def _spoken(value: Value) -> str:
    """The unit as the rule writes it: 日 or 天."""
    return "天" if value.unit == "日" and value.text.endswith("天") else value.unit.removeprefix("个")

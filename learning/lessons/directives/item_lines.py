"""The lines of one item, sorted into prompt, options, steps, fields and explanation, not yet judged."""

import re
from dataclasses import dataclass, field

from learning.lessons.complaints import Complain
from learning.lessons.directives.outline import Directive
from learning.lessons.directives.source import (
    EXPLANATION_MARKS,
    FIELDS,
    PROMPT_MARKS,
    Line,
    trim,
    unguard,
    unwrap,
    unwrap_paragraphs,
)
from learning.lessons.lesson import ItemKind

_FIELD = re.compile(rf"^({'|'.join(FIELDS)})[ \t]*[:：][ \t]*(.*)$")
_OPTION = re.compile(r"^[-*][ \t]+\[(.)\](.*)$")
_STEP = re.compile(r"^\d+[.)][ \t]+()(.*)$")
_AREA = re.compile(r"^[-*][ \t]+\[([\d.,%+\- ]*)\](.*)$")
_AREA_STEP = re.compile(r"^\d+[.)][ \t]+(?:\[([\d.,%+\- ]*)\])?(.*)$")
_OPTION_WHY = re.compile(r"^[ \t]+why[ \t]*[:：][ \t]*(.*)$")
_INDENTED = re.compile(r"^(?: {2}|\t)")
_NEVER = re.compile(r"(?!)")
_STEPS = {ItemKind.ORDERING: _STEP, ItemKind.HOTSPOT: _AREA_STEP}


@dataclass(slots=True)
class OptionLines:
    """An option or a step as written. A step has no mark; the mark of an area is where it lies."""

    line: int
    mark: str
    text_lines: list[str]
    why_lines: list[str] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Keep one more indented line: of the option, or of its explanation once that has begun."""
        if found := _OPTION_WHY.match(text):
            self.why_lines.append(found[1])
        else:
            (self.why_lines or self.text_lines).append(text)

    @property
    def text(self) -> str:
        """The option in one line."""
        return unwrap("\n".join(self.text_lines))

    @property
    def why(self) -> str:
        """Its own explanation in one line, perhaps empty."""
        return unwrap("\n".join(self.why_lines))


@dataclass(slots=True)
class ItemLines:
    """An item as written."""

    prompt_lines: list[str] = field(default_factory=list)
    quote: list[Line] = field(default_factory=list)
    options: list[OptionLines] = field(default_factory=list)
    steps: list[OptionLines] = field(default_factory=list)
    fields: dict[str, list[Line]] = field(default_factory=dict)
    explanation_lines: list[str] = field(default_factory=list)

    @property
    def prompt(self) -> str:
        """The question, each paragraph in one line."""
        return unwrap_paragraphs(unguard(self.prompt_lines, PROMPT_MARKS))

    @property
    def explanation(self) -> str:
        """Why, as Markdown: the first line stands after the mark, so that only the rest can be guarded."""
        rest = unguard(self.explanation_lines[1:], EXPLANATION_MARKS)
        return trim("\n".join([*self.explanation_lines[:1], rest]))


def sort_item_lines(directive: Directive, kind: ItemKind, complain: Complain) -> ItemLines:
    """Read the body from top to bottom. Numbered lines are steps where the kind has any."""
    item = ItemLines()
    option_mark = _AREA if kind is ItemKind.HOTSPOT else _OPTION
    step_mark = _STEPS.get(kind, _NEVER)
    option: OptionLines | None = None
    for line in directive.body:
        if line.is_blank:
            _keep_blank(item)
        elif option and _INDENTED.match(line.text):
            option.add(line.text)
        elif found := option_mark.match(line.text):
            option = OptionLines(line.number, found[1], [found[2]])
            item.options.append(option)
        elif not item.explanation_lines and (found := step_mark.match(line.text)):
            option = OptionLines(line.number, found[1] or "", [found[2]])
            item.steps.append(option)
        else:
            option = None
            _sort_text_line(item, line, complain)
    return item


def _sort_text_line(item: ItemLines, line: Line, complain: Complain) -> None:
    if found := _FIELD.match(line.text):
        _keep_field(item, found[1], Line(line.number, found[2].strip()), complain)
    elif item.explanation_lines:
        item.explanation_lines.append(line.text)
    elif item.options or item.steps or item.fields:
        complain(
            line.number, "this line belongs to nothing; two spaces before it make it part of the option above"
        )
    elif line.text.lstrip().startswith(">") and not item.prompt_lines:
        item.quote.append(line)
    else:
        item.prompt_lines.append(line.text)


def _keep_blank(item: ItemLines) -> None:
    if item.explanation_lines:
        item.explanation_lines.append("")
    elif item.prompt_lines:
        item.prompt_lines.append("")


def _keep_field(item: ItemLines, name: str, line: Line, complain: Complain) -> None:
    if name == "why":
        if item.explanation_lines:
            complain(line.number, 'there is one "why:" already; write the rest below it')
        item.explanation_lines.append(line.text)
        return
    if name in item.fields and name != "answer":
        complain(line.number, f"{name} stands twice, first on line {item.fields[name][0].number}")
    if not line.text:
        complain(line.number, f"{name} is empty")
    item.fields.setdefault(name, []).append(line)

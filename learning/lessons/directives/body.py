"""From the blocks of a lesson file to its cards and items, in the order in which they stand."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from learning.lessons.complaints import Complain
from learning.lessons.directives.cards import read_card, read_comparison, read_customer
from learning.lessons.directives.items import DIRECTIVES, Surroundings, read_item
from learning.lessons.directives.outline import Block, Directive, Heading
from learning.lessons.directives.source import Line
from learning.lessons.lesson import Card, CardKind, Comparison, Item, Lesson

COMPARE = "compare"


def read_body(blocks: Sequence[Block], head: Lesson, complain: Complain) -> tuple[Lesson, dict[str, int]]:
    """The lesson with cards and items, and the line of each part (see `lesson_file.Parsed`)."""
    reader = _Body(head, complain)
    for block in blocks:
        match block:
            case Heading():
                reader.open_card(block)
            case Directive():
                reader.take_directive(block)
            case _:
                reader.take_text(block.lines)
    reader.close_card()
    reader.drop_customer()
    if not reader.cards and not reader.items:
        complain(1, "the lesson has neither a card nor an item")
    return replace(head, cards=tuple(reader.cards), items=tuple(reader.items)), reader.lines


@dataclass(slots=True)
class _Section:
    """A card in the making."""

    heading: Heading
    lines: list[Line] = field(default_factory=list)
    compare: Comparison | None = None
    is_done: bool = False


class _Body:
    def __init__(self, head: Lesson, complain: Complain) -> None:
        self.cards: list[Card] = []
        self.items: list[Item] = []
        self.lines: dict[str, int] = {"title": 1}
        self._head = head
        self._complain = complain
        self._around = Surroundings(head.facts, head.skills, can_flip=bool(head.effective or head.update))
        self._section: _Section | None = None
        self._customer: list[Line] = []

    def open_card(self, heading: Heading) -> None:
        self.drop_customer()
        self.close_card()
        if heading.level != 2:
            self._complain(heading.line, 'a card begins with "## " and its title; no other heading is used')
        if not heading.title:
            self._complain(heading.line, "this card has no title")
        self._section = _Section(heading)

    def close_card(self) -> None:
        if not self._section:
            return
        section, self._section = self._section, None
        card = read_card(section.heading.title, section.lines, self._head.facts, self._complain)
        if not card.text and not section.compare:
            self._complain(section.heading.line, "this card has nothing to read")
        self.lines[f"card:{len(self.cards)}"] = section.heading.line
        self.cards.append(replace(card, compare=section.compare))

    def take_directive(self, directive: Directive) -> None:
        if directive.name == COMPARE:
            self._take_comparison(directive)
        elif directive.name in DIRECTIVES:
            self._take_item(directive)
        else:
            known = [COMPARE, *DIRECTIVES]
            near = difflib.get_close_matches(directive.name, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
            self._complain(directive.line, f'there is no directive "{directive.name[:40]}"; {hint}')
            self._customer = []

    def take_text(self, lines: Sequence[Line]) -> None:
        for line in lines:
            if line.text.lstrip(" \t").startswith(">"):
                self._customer.append(line)
                continue
            if line.is_blank:
                self._keep(line)
                continue
            self.drop_customer()
            if not self._section:
                self._complain(
                    line.number, 'this line belongs to no card; a card begins with "## " and its title'
                )
            elif self._section.is_done:
                self._complain(line.number, "this line follows an item and belongs to no card")
            else:
                self._keep(line)

    def drop_customer(self) -> None:
        if self._customer:
            self._complain(self._customer[0].number, "a customer speaks, but no item follows to answer")
            self._customer = []

    def _keep(self, line: Line) -> None:
        if self._section and not self._section.is_done:
            self._section.lines.append(line)

    def _take_comparison(self, directive: Directive) -> None:
        compare = read_comparison(directive, self._complain)
        if not self._section:
            self.lines[f"card:{len(self.cards)}"] = directive.line
            self.cards.append(Card(CardKind.CHANGE, self._head.title, compare=compare))
        elif self._section.compare:
            self._complain(directive.line, "this card has a comparison already")
        else:
            self._section.compare = compare

    def _take_item(self, directive: Directive) -> None:
        if self._section:
            self._section.is_done = True
        quote, self._customer = self._customer, []
        customer = read_customer(quote, self._complain)
        item, lines = read_item(directive, customer, self._around, self._complain)
        if lines.quote:
            self._complain(
                lines.quote[0].number, f'the customer speaks above "::: {directive.name}", not inside'
            )
        place = f"item:{item.key}"
        if item.key and place in self.lines:
            self._complain(
                directive.line, f'item "{item.key}" stands twice, first on line {self.lines[place]}'
            )
        self.lines.setdefault(place, directive.line)
        for number, option in enumerate([*lines.steps, *lines.options]):
            self.lines.setdefault(f"{place}:option:{number}", option.line)
        self.items.append(item)

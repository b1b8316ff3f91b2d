"""Cards, the comparison on a card, and what a customer says before an item."""

import re
from collections.abc import Sequence

from learning.lessons.complaints import Complain
from learning.lessons.directives.outline import Directive
from learning.lessons.directives.source import CARD_MARKS, Line, guard, trim, unguard, unwrap
from learning.lessons.lesson import Card, CardKind, Comparison

_FIELD = re.compile(r"^(kind|fact)[ \t]*[:：][ \t]*(.*)$")
_SIDE = re.compile(r"^(.+?)\s*(?:：|:\s)\s*(.+)$")
_CUSTOMER = re.compile(r"^(?:客户|[Cc]ustomer)\s*(?:[（(]\s*([^（）()]*?)\s*[）)])?\s*[:：]\s*(.+)$")


def read_card(title: str, lines: Sequence[Line], facts: tuple[str, ...], complain: Complain) -> Card:
    """A card from the lines below its heading: `kind:` and `fact:` first, then its text."""
    kind, fact, start = CardKind.RULE, None, 0
    for start, line in enumerate(lines):  # noqa: B007 # the place where the text begins is what we look for
        found = _FIELD.match(line.text)
        if not found and not line.is_blank:
            break
        if found and found[1] == "kind":
            kind = _kind(found[2].strip(), line.number, complain)
        elif found:
            fact = found[2].strip()
            if fact not in facts:
                complain(line.number, f'fact "{fact}" is not among the facts of the front matter')
    else:
        start = len(lines)
    return Card(kind, title, trim(unguard((line.text for line in lines[start:]), CARD_MARKS)), fact)


def _kind(value: str, line: int, complain: Complain) -> CardKind:
    if value in list(CardKind):
        return CardKind(value)
    complain(line, f'a card is of kind {", ".join(CardKind)}, not "{value}"')
    return CardKind.RULE


def read_comparison(directive: Directive, complain: Complain) -> Comparison | None:
    """The two lines of `::: compare`, old first."""
    if directive.argument:
        complain(directive.line, '"::: compare" takes no key')
    body = [line for line in directive.body if not line.is_blank]
    sides = [_SIDE.match(unguard([line.text.strip()], CARD_MARKS)) for line in body]
    if len(sides) != 2 or not sides[0] or not sides[1]:
        complain(directive.line, 'a comparison is two lines such as "9 月 1 日前：七个工作日", old first')
        return None
    return Comparison(sides[0][1], sides[0][2].strip(), sides[1][1], sides[1][2].strip())


def read_customer(lines: Sequence[Line], complain: Complain) -> tuple[str, str] | None:
    """Mood and words of `> 客户（着急）：…`; the mood may be missing."""
    if not lines:
        return None
    words = unwrap("\n".join(line.text.strip().removeprefix(">") for line in lines))
    found = _CUSTOMER.match(words)
    if not found:
        complain(lines[0].number, 'a quoted line is a customer speaking: "> 客户（着急）：…"')
        return None
    return found[1] or "", found[2].strip()


def write_comparison(comparison: Comparison, colon: str) -> str:
    """The directive that `read_comparison` reads."""
    old = guard(f"{comparison.old_label}{colon}{comparison.old}", CARD_MARKS)
    new = guard(f"{comparison.new_label}{colon}{comparison.new}", CARD_MARKS)
    return f"::: compare\n{old}\n{new}\n:::"

"""One change as the engine sees it, with the sentences it stands in."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from learning.knowledge.facts.kinds import FactKind
from learning.knowledge.ops import Segment
from learning.knowledge.units import Unit
from learning.knowledge.values.value import Value

Change = Literal["changed", "added", "removed"]


class Shape(StrEnum):
    """How a rule changed, which decides how it can be asked.

    A `PERMISSION` may have set another value too. A `CLASS` is an entry that came under another heading or lead-in.
    """

    VALUE = "value"
    WORDING = "wording"
    PERMISSION = "permission"
    SCOPE = "scope"
    TERM = "term"
    ROW = "row"
    COLUMN = "column"
    STEP = "step"
    STATEMENT = "statement"
    LIST = "list"
    CLASS = "class"


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A further value of the same sentence that changed or was put in; `old` is None for the latter."""

    old: Value | None
    new: Value


@dataclass(frozen=True, slots=True)
class Unsaid:
    """The words of a change that the other text does not say, though none of them turns the rule by itself."""

    new: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the two texts say the same."""
        return not self.new and not self.gone


@dataclass(frozen=True, slots=True)
class Finding:
    """One change. `before` and `after` are the sentences; `segment` is the stretch that matters most.

    `also` holds other places of the new text (of the old one for a removal) where the same change stands.
    A list that was written anew has its entries in `also`, and `old` and `new` hold it as a whole.
    `is_replaced` marks a rule that is gone from its place while what it said stands elsewhere, or whose whole
    list was written anew: nothing an agent must unlearn. `beside` are the words of the same sentence that changed
    beside its value: a member that came into a list, a clause that was put in. `unsaid` are the words that only one
    of the texts says; None when what they say turns the rule.
    """

    change: Change
    shape: Shape
    kind: FactKind
    before: Unit | None
    after: Unit | None
    old: str | None = None
    new: str | None = None
    segment: Segment | None = None
    old_value: Value | None = None
    new_value: Value | None = None
    more: tuple[ValueChange, ...] = ()
    beside: tuple[Segment, ...] = ()
    also: tuple[Unit, ...] = ()
    is_replaced: bool = False
    unsaid: Unsaid | None = None

    @property
    def unit(self) -> Unit:
        """The sentence a reader is shown: the current one, or the one that is gone."""
        unit = self.after or self.before
        assert unit is not None, "a finding stands in at least one text"
        return unit

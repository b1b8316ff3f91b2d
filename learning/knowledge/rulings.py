"""What owners decide about the changes of an update: which are learned, in which words and order, and what goes together.

The engine proposes, an owner rules. A ruling names its change by the change's id, so it outlives every edit of the
text that leaves the change itself alone, and counts for nothing once the change is gone.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from learning.knowledge.errors import RulingUnusable
from learning.knowledge.facts.kinds import FactKind
from learning.knowledge.rank import WORTH_A_CARD, WORTH_AN_ITEM
from learning.knowledge.update import FactChange, Notice, Update
from learning.knowledge.values.find import find_values

MOST_PARTS = 6


class Standing(StrEnum):
    """What an owner says of a change; where she says nothing, the engine's judgement of its weight holds."""

    TAUGHT = "taught"  # learned, however little the engine makes of it
    UNTAUGHT = "untaught"  # the rule did change, and nobody has to learn it
    WORDING = "wording"  # the rule is the same in other words: what people know of it stays known


@dataclass(frozen=True, slots=True)
class Words:
    """How an owner says a change: what it is about, and the whole rule."""

    topic: str
    statement: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """What was decided about one change.

    `parts` split it: each is a fact of its own, the first with the id and the items of the change. `goes_with` merges
    it: it is learned with that change, and needs nothing of its own.
    """

    change: str
    standing: Standing | None = None
    words: Words | None = None
    parts: tuple[Words, ...] = ()
    goes_with: str | None = None

    @property
    def is_taught(self) -> bool:
        """Whether the change may have a card and items of its own."""
        return self.standing in (None, Standing.TAUGHT) and self.goes_with is None


@dataclass(frozen=True, slots=True)
class Rulings:
    """Everything decided about one update.

    `order` names changes from the most important down; those it does not name follow in the engine's order.
    `answered` are notices (`notice_id`) to which an owner said that the new text is right as it stands.
    """

    changes: tuple[Ruling, ...] = ()
    order: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()

    def on(self, change: str) -> Ruling:
        """The ruling on a change, also where nothing was ruled."""
        return next((each for each in self.changes if each.change == change), Ruling(change))


@dataclass(frozen=True, slots=True)
class Ruled:
    """An update as its owners want it: the facts to learn, and the changes that move their facts in silence."""

    update: Update
    untaught: tuple[FactChange, ...]


def notice_id(notice: Notice) -> str:
    """A name for a notice that lives as long as what it says."""
    return hashlib.sha256(f"{notice.code}|{notice.fact}|{notice.message}".encode()).hexdigest()[:12]


def rule(update: Update, rulings: Rulings) -> Ruled:
    """Apply what was decided. An answered contradiction no longer keeps its fact from being asked."""
    taught = {change.id for change in update.facts if rulings.on(change.id).is_taught}
    joined: dict[str, list[FactChange]] = defaultdict(list)
    untaught: list[FactChange] = []
    for change in update.facts:
        ruling = rulings.on(change.id)
        if ruling.goes_with in taught:
            joined[ruling.goes_with].append(change)
        elif ruling.standing is Standing.UNTAUGHT or _is_gone_unsaid(change, ruling):
            untaught.append(change)
    facts = [
        part
        for change in in_order(update.facts, rulings.order)
        if _stays(rulings.on(change.id), taught)
        for part in _parts(_with_joined(change, joined[change.id]), rulings.on(change.id))
    ]
    notices = tuple(
        replace(each, fact=None) if notice_id(each) in rulings.answered else each for each in update.notices
    )
    return Ruled(replace(update, facts=tuple(facts), notices=notices), tuple(untaught))


def unanswered(update: Update, rulings: Rulings) -> tuple[Notice, ...]:
    """The notices that nobody answered yet: not by a word, and not by leaving out the fact they are about."""
    return tuple(
        each
        for each in update.notices
        if notice_id(each) not in rulings.answered
        and (each.fact is None or rulings.on(each.fact).standing in (None, Standing.TAUGHT))
    )


def usable(update: Update, rulings: Rulings, texts: Sequence[str]) -> Rulings:
    """The rulings without those on changes that are gone; raises `RulingUnusable` for one that makes no sense.

    `texts` are the text before and the text after: the words of an owner may hold no value that neither of them has.
    """
    changes = {change.id: change for change in update.facts}
    notices = {notice_id(each) for each in update.notices}
    kept = tuple(each for each in rulings.changes if each.change in changes and each != Ruling(each.change))
    if len({each.change for each in kept}) != len(kept):
        raise RulingUnusable("There are two decisions on one change.")
    here = replace(rulings, changes=kept)
    stated: frozenset[str] | None = None
    for each in kept:
        _check(each, changes, here)
        said = [each.words] if each.words else list(each.parts)
        if said:
            stated = stated if stated is not None else _values(texts)
            _check_grounded(said, stated)
    return Rulings(
        kept,
        tuple(dict.fromkeys(each for each in rulings.order if each in changes)),
        tuple(dict.fromkeys(each for each in rulings.answered if each in notices)),
    )


def in_order(facts: Sequence[FactChange], order: Sequence[str]) -> list[FactChange]:
    """The changes as an owner ordered them, then the others as they are."""
    places = {name: place for place, name in enumerate(order)}
    return sorted(facts, key=lambda fact: places.get(fact.id, len(places)))


def key_of_part(key: str, place: int) -> str:
    """The statement key of the second and later facts that one statement was split into."""
    return f"{key}#{place}"


def split_from(key: str) -> str | None:
    """The statement key that this key of a part was split from; None for a statement's own key."""
    whole, mark, _ = key.partition("#")
    return whole if mark else None


def _stays(ruling: Ruling, taught: set[str]) -> bool:
    if ruling.standing in (Standing.UNTAUGHT, Standing.WORDING):
        return False
    return ruling.goes_with not in taught


def _is_gone_unsaid(change: FactChange, ruling: Ruling) -> bool:
    """A rule that left the text ends, even if its owner calls that a matter of wording."""
    return ruling.standing is Standing.WORDING and change.change == "removed"


def _with_joined(change: FactChange, joined: Iterable[FactChange]) -> FactChange:
    keys = (key for each in joined for key in keys_moved(each))
    return replace(change, also_keys=(*change.also_keys, *keys))


def keys_moved(change: FactChange) -> Iterator[str]:
    """The keys of all statements that a change touches."""
    own = change.after_key or change.before_key
    if own:
        yield own
    yield from change.also_keys


def _parts(change: FactChange, ruling: Ruling) -> Iterator[FactChange]:
    if ruling.standing is Standing.TAUGHT:
        change = replace(change, importance=max(change.importance, WORTH_AN_ITEM))
    first, *others = ruling.parts or (ruling.words or Words(change.topic, change.statement),)
    yield replace(change, topic=first.topic, statement=first.statement)
    for place, words in enumerate(others, 2):
        assert change.after_key is not None, "only a rule that still stands can be split"
        yield replace(
            change,
            id=f"{change.id}-{place}",
            change="added",
            kind=FactKind.OTHER,
            topic=words.topic,
            statement=words.statement,
            old=None,
            new=None,
            # Its own values are not known to the engine, so it writes a card and leaves the questions to the owner.
            importance=WORTH_A_CARD,
            before_key=None,
            after_key=key_of_part(change.after_key, place),
            also_keys=(),
        )


def _check(ruling: Ruling, changes: Mapping[str, FactChange], rulings: Rulings) -> None:
    if ruling.parts:
        if not 2 <= len(ruling.parts) <= MOST_PARTS:
            raise RulingUnusable(f"A change is split into 2 to {MOST_PARTS} parts.")
        if changes[ruling.change].after_key is None or ruling.goes_with or ruling.words:
            raise RulingUnusable("Only a change that is taught for itself and still stands can be split.")
    if ruling.goes_with is None:
        return
    if ruling.goes_with == ruling.change or ruling.goes_with not in changes:
        raise RulingUnusable("A change goes with another change of the same update.")
    if not rulings.on(ruling.goes_with).is_taught or ruling.standing is not None:
        raise RulingUnusable("A change goes only with one that is taught for itself.")


def _check_grounded(said: Iterable[Words], stated: frozenset[str]) -> None:
    for words in said:
        for value in find_values(f"{words.topic}\n{words.statement}"):
            if value.key not in stated:
                raise RulingUnusable(f"“{value.text}” stands in neither text of the article.")


def _values(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(value.key for text in texts for value in find_values(text))

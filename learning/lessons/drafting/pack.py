"""Facts into lessons: at most five items and 120 seconds each, the most important first, one topic together."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from math import ceil

from learning.knowledge.update import FactChange
from learning.lessons.checks import LONGEST, MOST_ITEMS
from learning.lessons.drafting.drafts import CardDraft, Dropped, ItemDraft, LessonDraft
from learning.lessons.drafting.scene import Candidate
from learning.lessons.drafting.timing import card_seconds, item_seconds

MOST_FACTS = 4
MOST_ALIKE = 2
"""Items of one lesson that may begin with the very same words."""
MARGIN = 4.0
MOST_NEEDED = 3
_FURTHER = re.compile(r"-(?:value|cell)-\d+$")


@dataclass(frozen=True, slots=True)
class Taught:
    """A fact with its card and the items that could be asked, best first."""

    fact: FactChange
    card: CardDraft
    candidates: tuple[Candidate, ...]
    dropped: tuple[Dropped, ...] = ()
    spoken: CardDraft | None = None


@dataclass(slots=True)
class _Open:
    taught: list[Taught] = field(default_factory=list)
    seconds: float = 0.0
    items: int = 0


def lessons(taught: Sequence[Taught], title: str, lost: tuple[Dropped, ...] = ()) -> tuple[LessonDraft, ...]:
    """Lessons in order of importance. Every fact has its card; items fill what time is left.

    What is `lost` with its card has no lesson of its own and is told of with the first.
    """
    opened: list[_Open] = []
    for entry in _together(taught):
        needed = _needed(entry.candidates)
        cost = card_seconds(entry.card) + sum(item_seconds(candidate.item) for candidate in needed)
        home = opened[-1] if opened else None
        if home is None or not _fits(home, cost, len(needed)):
            home = _Open()
            opened.append(home)
        home.taught.append(entry)
        home.seconds += cost
        home.items += len(needed)
    made = [_lesson(group, title, alone=len(opened) == 1) for group in opened]
    return (replace(made[0], dropped=lost + made[0].dropped), *made[1:]) if made else ()


def _fits(group: _Open, cost: float, asks: int) -> bool:
    room = group.seconds + cost <= LONGEST - MARGIN
    return room and len(group.taught) < MOST_FACTS and group.items + asks <= MOST_ITEMS


def _together(taught: Sequence[Taught]) -> Iterator[Taught]:
    """By section, sections in the order of their most important fact; what has no item comes last."""
    asked = [entry for entry in taught if entry.candidates]
    for entries in (asked, [entry for entry in taught if not entry.candidates]):
        order: dict[tuple[str, ...], int] = {}
        for entry in entries:
            order.setdefault(entry.fact.path, len(order))
        yield from sorted(entries, key=lambda entry: order[entry.fact.path])


def _lesson(group: _Open, title: str, *, alone: bool) -> LessonDraft:
    chosen = list(_chosen(group))
    cards = [entry.card for entry in group.taught]
    seconds = sum(map(card_seconds, cards)) + sum(map(item_seconds, chosen))
    spoken = next((entry.spoken for entry in group.taught if entry.spoken), None)
    if spoken and seconds + card_seconds(spoken) <= LONGEST - MARGIN:
        cards.append(spoken)
        seconds += card_seconds(spoken)
    topic = group.taught[0].fact.topic
    name = title if alone or not topic or topic == title else f"{title} · {topic}"
    return LessonDraft(
        name,
        ceil(seconds),
        tuple(entry.fact.id for entry in group.taught),
        tuple(cards),
        tuple(chosen),
        tuple(lost for entry in group.taught for lost in entry.dropped),
    )


def _chosen(group: _Open) -> Iterator[ItemDraft]:
    """What is needed of each fact, then seconds while there is time."""
    picked: list[Candidate] = []
    left = LONGEST - MARGIN - sum(card_seconds(entry.card) for entry in group.taught)
    prompts: list[str] = []
    needed = [_needed(entry.candidates) for entry in group.taught]
    others = [_few(entry.candidates)[len(first) :] for entry, first in zip(group.taught, needed, strict=True)]
    for candidate in (*_by_turns(needed), *_by_turns(others)):
        cost = item_seconds(candidate.item)
        asked = prompts.count(candidate.item.prompt)
        again = any(other.item.options == candidate.item.options != () for other in picked if asked)
        told = candidate.is_contrast and any(other.is_contrast for other in picked)
        copied = candidate.item.kind == "numeric" and not _is_applied(candidate.item.fact, picked)
        fits = cost <= left and len(picked) < MOST_ITEMS and asked < MOST_ALIKE
        if fits and not (again or told or copied):
            picked.append(candidate)
            prompts.append(candidate.item.prompt)
            left -= cost
    yield from (each.item for each in sorted(picked, key=_place))


def _is_applied(fact: str, picked: list[Candidate]) -> bool:
    """Whether a rule is applied in the lesson, so that its figure can wait; else it would be asked twice."""
    return any(each.is_transfer and each.item.fact == fact for each in picked)


def _place(picked: Candidate) -> int:
    """The rule first, then the rule applied; the figure from memory last, so that it is what can be kept back."""
    return 2 if picked.item.kind == "numeric" else int(picked.is_transfer)


def _few(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """What is needed of one fact, then two transfers, one about this moment, and the figure again from memory."""
    applied = [candidate for candidate in candidates if candidate.is_transfer]
    now = [candidate for candidate in candidates if candidate.item.flips][:1]
    needed = _needed(candidates)
    plain = [
        candidate
        for candidate in candidates
        if not candidate.is_transfer and not candidate.item.flips and candidate not in needed
    ]
    written = [candidate for candidate in plain if candidate.item.kind == "numeric"]
    chosen = [candidate for candidate in plain if candidate not in written]
    if not applied:
        # With nothing between it and the first question the figure would only be copied.
        written = []
    return (*needed, *applied[:1], *now, *chosen[:1], *applied[1:2], *written[:1])


def _needed(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The first item, and one for each further value or entry of the same rule: each of them is news of its own."""
    first = candidates[:1]
    others = [
        candidate
        for candidate in candidates[1:]
        if _FURTHER.search(candidate.item.key) and not candidate.item.flips and not candidate.is_transfer
    ]
    return (*first, *others[: MOST_NEEDED - 1])


def _by_turns(rows: Iterable[tuple[Candidate, ...]]) -> Iterator[Candidate]:
    for turn in zip_longest(*rows):
        yield from (candidate for candidate in turn if candidate is not None)

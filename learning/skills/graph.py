"""What prerequisites say: circles, everything beneath a skill, and where each stands on the map."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from learning.skills.skill import Skill

After = Mapping[str, tuple[str, ...]]
"""For each skill those that are best practised first."""

_SWEEPS = 4


def after_of(skills: Sequence[Skill]) -> dict[str, tuple[str, ...]]:
    """The prerequisites of each skill."""
    return {skill.slug: skill.after for skill in skills}


def find_cycle(after: After) -> tuple[str, ...] | None:
    """The first circle of prerequisites, from a skill back to itself; None if every chain ends."""
    done: set[str] = set()
    for start in after:
        chain: dict[str, Iterator[str]] = {start: iter(after[start])}
        while start not in done and chain:
            here = next(reversed(chain))
            before = next(chain[here], None)
            if before is None:
                chain.popitem()
                done.add(here)
            elif before in chain:
                return (*list(chain)[list(chain).index(before) :], before)
            elif before not in done and before in after:
                chain[before] = iter(after[before])
    return None


def beneath(slugs: Collection[str], after: After) -> frozenset[str]:
    """These skills and every prerequisite below them."""
    found: set[str] = set()
    edge = [slug for slug in slugs if slug in after]
    while edge:
        slug = edge.pop()
        if slug not in found:
            found.add(slug)
            edge += [before for before in after[slug] if before in after]
    return frozenset(found)


def depths(after: After) -> dict[str, int]:
    """The longest chain of prerequisites below each skill. The graph has no circle."""
    known: dict[str, int] = {}
    waiting = list(after)
    while waiting:
        slug = waiting[-1]
        missing = [before for before in after[slug] if before in after and before not in known]
        if missing:
            waiting += missing
            continue
        waiting.pop()
        known[slug] = 1 + max((known[before] for before in after[slug] if before in known), default=-1)
    return known


@dataclass(frozen=True, slots=True)
class Place:
    """Where a skill stands: columns from the left, rows from the top. Rows of one column are centred as a group."""

    column: int
    row: float


def lay_out(skills: Sequence[Skill]) -> dict[str, Place]:
    """A place for each skill: stages from left to right, within a stage after its prerequisites, few lines crossing.

    Rows are ordered by the mean row of the neighbours on the left, then on the right, a few times over
    (the barycentre method of Sugiyama, Tagawa & Toda 1981). The same graph always gives the same picture.
    """
    columns = _columns(skills)
    order: dict[int, list[str]] = defaultdict(list)
    for skill in skills:
        order[columns[skill.slug]].append(skill.slug)
    neighbours = _neighbours(skills)
    for sweep in range(_SWEEPS):
        to_right = sweep % 2 == 0
        for column in sorted(order, reverse=not to_right):
            rows = _rows(order)
            order[column].sort(
                key=lambda slug, column=column, rows=rows, to_right=to_right: _mean(  # type: ignore[misc] # bound at once
                    [
                        rows[each]
                        for each in neighbours[slug]
                        if (columns[each] < column if to_right else columns[each] > column)
                    ],
                    rows[slug],
                )
            )
    rows = _rows(order)
    return {skill.slug: Place(columns[skill.slug], rows[skill.slug]) for skill in skills}


def _columns(skills: Sequence[Skill]) -> dict[str, int]:
    """Stages side by side; within one, a skill stands right of its prerequisites of the same stage."""
    columns: dict[str, int] = {}
    first = 0
    for stage in sorted({skill.stage for skill in skills}):
        here = after_of([skill for skill in skills if skill.stage == stage])
        deep = depths(here)
        columns |= {slug: first + depth for slug, depth in deep.items()}
        first += max(deep.values()) + 1
    return columns


def _rows(order: Mapping[int, Sequence[str]]) -> dict[str, float]:
    tallest = max((len(slugs) for slugs in order.values()), default=0)
    return {
        slug: place + (tallest - len(slugs)) / 2
        for slugs in order.values()
        for place, slug in enumerate(slugs)
    }


def _neighbours(skills: Sequence[Skill]) -> dict[str, set[str]]:
    known = {skill.slug for skill in skills}
    found: dict[str, set[str]] = {slug: set() for slug in known}
    for skill in skills:
        for before in known.intersection(skill.after):
            found[skill.slug].add(before)
            found[before].add(skill.slug)
    return found


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise

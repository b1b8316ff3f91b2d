"""What planning tells about the work: the weights that follow from it, and the whole of it to look at."""

from dataclasses import dataclass
from datetime import date
from typing import Any  # rows of the overview

from learning.switches.function import Function
from learning.switches.service import is_on
from learning.workforce import records
from learning.workforce.records import Counted, WeightsMoved
from learning.workforce.weights import Scope, Topic, touches, weights


@dataclass(frozen=True, slots=True)
class Window:
    """The days whose contacts count, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class SkillDemand:
    """How many contacts a day touch a skill, times harm, and what it therefore weighs."""

    skill: str
    contacts_a_day: float
    weight: float


@dataclass(frozen=True, slots=True)
class Unmapped:
    """A reason that names nothing, and its contacts within the window."""

    reason: str
    name: str
    contacts: int


@dataclass(frozen=True, slots=True)
class Overview:
    """All that is known; `skills` the most asked for first, `unmapped` the most frequent first."""

    queues: list[dict[str, Any]]
    shifts: list[dict[str, Any]]
    roster: dict[str, Any] | None
    window: Window | None
    contacts: int
    skills: list[SkillDemand]
    unmapped: list[Unmapped]


async def refresh_weights() -> WeightsMoved:
    """Weigh every skill and every named article and fact anew; what nobody counted weighs 1.

    While that is switched off everything weighs 1.
    """
    counted = await records.counted() if await is_on(Function.WEIGH_BY_CALLS) else []
    return await records.save_weights(weights(touches(each.asked for each in counted)))


async def overview() -> Overview:
    """What the page of the workforce shows."""
    counted, days = await records.counted(), await records.window()
    window = Window(*days) if days else None
    return Overview(
        queues=await records.queues(),
        shifts=await records.shifts(),
        roster=await records.roster_extent(),
        window=window,
        contacts=sum(each.asked.contacts for each in counted),
        skills=_demand(counted, window),
        unmapped=_unmapped(counted),
    )


def _demand(counted: list[Counted], window: Window | None) -> list[SkillDemand]:
    touched = touches(each.asked for each in counted)
    weighed: dict[Topic, float] = weights(touched)
    days = window.days if window else 1
    found = [
        SkillDemand(topic.key, round(touched[topic] / days, 1), weight)
        for topic, weight in weighed.items()
        if topic.scope is Scope.SKILL
    ]
    return sorted(found, key=lambda demand: (-demand.weight, demand.skill))


def _unmapped(counted: list[Counted]) -> list[Unmapped]:
    volume: dict[str, Unmapped] = {}
    for each in counted:
        if not each.asked.named:
            before = volume[each.code].contacts if each.code in volume else 0
            volume[each.code] = Unmapped(each.code, each.name, before + each.asked.contacts)
    return sorted(volume.values(), key=lambda found: (-found.contacts, found.reason))

"""An item as it is answered: its kind, what the learner sees, and the windows of time with the key of each.

This is the one module that knows the JSON of `item.content` and `item.keys`: approval writes it, answering reads it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal  # JSON has no narrower type than Any
from uuid import UUID

from learning.lessons.screen import Area, Picture, Release

KeyedOn = Literal["device", "server"]


@dataclass(frozen=True, slots=True)
class Why:
    """Why one option holds or does not, as safe HTML."""

    index: int
    html: str


@dataclass(frozen=True, slots=True)
class Compare:
    """Old beside new, each under the time it holds."""

    old_label: str
    old: str
    new_label: str
    new: str


@dataclass(frozen=True, slots=True)
class KeyWindow:
    """The key that holds in [valid_from, valid_to); `None` leaves that end open.

    `correct` names places of options (in their order for an ordering and a hotspot), `answer` accepted texts or
    numbers.
    """

    fact_version_id: UUID | None
    valid_from: datetime | None
    valid_to: datetime | None
    correct: tuple[int, ...]
    answer: tuple[str, ...]
    explanation_html: str
    whys: tuple[Why, ...] = ()
    compare: Compare | None = None

    def holds(self, at: datetime) -> bool:
        """Whether this is the key of that moment."""
        begun = self.valid_from is None or self.valid_from <= at
        return begun and (self.valid_to is None or at < self.valid_to)


@dataclass(frozen=True, slots=True)
class Customer:
    """A line a customer says, and in what mood."""

    text: str
    mood: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where the item's rule stands, and from when it holds."""

    title: str
    effective_from: datetime | None


@dataclass(frozen=True, slots=True)
class ShownScreen:
    """The picture of a hotspot, what it is called for who does not see it, and the release it is of."""

    picture: Picture
    alt: str
    release: Release


@dataclass(frozen=True, slots=True)
class Content:
    """What the learner sees of an item. Each option of a hotspot lies in the area of the same place on the screen."""

    prompt: str
    customer: Customer | None = None
    options: tuple[str, ...] = ()
    unit: str = ""
    source: Source | None = None
    ask_certainty: bool = False
    screen: ShownScreen | None = None
    areas: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """What grading and estimating need of an item.

    `choices` is how many options are shown; `options` is how many a guesser picks from, 0 where guessing is hopeless.
    """

    id: UUID
    kind: str
    choices: int
    options: int
    keys: tuple[KeyWindow, ...]
    keyed_on: KeyedOn = "device"
    unit: str = ""
    fact_id: UUID | None = None
    skill: str | None = None
    prior_difficulty: float = 0.0
    retired_at: datetime | None = None

    @property
    def guess(self) -> float:
        """Chance that somebody who knows nothing answers right."""
        return chance_of_guessing(self.options)


def chance_of_guessing(options: int) -> float:
    """Chance of a right answer by pure luck among so many options; without options there is none."""
    return 1 / options if options > 1 else 0.0


def content_to_json(content: Content) -> dict[str, Any]:
    """The JSON of `item.content`; only a hotspot has a screen and areas."""
    customer, source = content.customer, content.source
    return {
        "prompt": content.prompt,
        "customer": {"text": customer.text, "mood": customer.mood} if customer else None,
        "options": list(content.options),
        "unit": content.unit,
        "source": {"title": source.title, "effective_from": _text(source.effective_from)} if source else None,
        "ask_certainty": content.ask_certainty,
        **(_screen_to_json(content.screen, content.areas) if content.screen else {}),
    }


def _screen_to_json(screen: ShownScreen, areas: Iterable[Area]) -> dict[str, Any]:
    return {"screen": asdict(screen), "areas": [area.numbers for area in areas]}


def content_from_json(raw: Mapping[str, Any]) -> Content:
    """What `content_to_json` wrote."""
    customer, source = raw.get("customer"), raw.get("source")
    return Content(
        prompt=raw["prompt"],
        customer=Customer(customer["text"], customer["mood"]) if customer else None,
        options=tuple(raw["options"]),
        unit=raw.get("unit") or "",
        source=Source(source["title"], _moment(source["effective_from"])) if source else None,
        ask_certainty=bool(raw.get("ask_certainty")),
        screen=_screen(raw["screen"]) if raw.get("screen") else None,
        areas=tuple(Area(*numbers) for numbers in raw.get("areas", ())),
    )


def _screen(raw: Mapping[str, Any]) -> ShownScreen:
    return ShownScreen(Picture(**raw["picture"]), raw["alt"], Release(**raw["release"]))


def keys_to_json(keys: Iterable[KeyWindow]) -> list[dict[str, Any]]:
    """The JSON of `item.keys`."""
    return [
        {
            "fact_version_id": str(key.fact_version_id) if key.fact_version_id else None,
            "valid_from": _text(key.valid_from),
            "valid_to": _text(key.valid_to),
            **shown_key(key),
        }
        for key in keys
    ]


def shown_key(key: KeyWindow) -> dict[str, Any]:
    """What a learner may read of a key once she has answered."""
    return {
        "correct": list(key.correct),
        "answer": list(key.answer),
        "explanation_html": key.explanation_html,
        "whys": [{"index": why.index, "html": why.html} for why in key.whys],
        "compare": asdict(key.compare) if key.compare else None,
    }


def keys_from_json(raw: Sequence[Mapping[str, Any]]) -> tuple[KeyWindow, ...]:
    """What `keys_to_json` wrote."""
    return tuple(_key(each) for each in raw)


def _key(raw: Mapping[str, Any]) -> KeyWindow:
    version, compare = raw.get("fact_version_id"), raw.get("compare")
    return KeyWindow(
        fact_version_id=UUID(version) if version else None,
        valid_from=_moment(raw.get("valid_from")),
        valid_to=_moment(raw.get("valid_to")),
        correct=tuple(raw["correct"]),
        answer=tuple(raw["answer"]),
        explanation_html=raw["explanation_html"],
        whys=tuple(Why(why["index"], why["html"]) for why in raw["whys"]),
        compare=Compare(**compare) if compare else None,
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None

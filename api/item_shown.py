"""An item on the wire, whether a sitting asks it or its owner looks at it."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from api.wire import (
    AreaOut,
    CustomerOut,
    ItemOut,
    ItemSourceOut,
    KeyWindowOut,
    OptionOut,
    PictureOut,
    SkillRef,
)
from learning.lessons.answerable import Content, KeyWindow, ShownScreen, shown_key
from learning.lessons.screen import Area

PICTURES = "/api/v1/pictures"


def item_out(
    content: Content,
    *,
    id: UUID,  # noqa: A002 # the word on the wire
    kind: str,
    order: Sequence[int],
    keyed_on: str,
    keys: Iterable[KeyWindow] | None,
    ticket: str = "",
    skill: SkillRef | None = None,
) -> ItemOut:
    """The item with its options in this order; `keys` is None where no key may go to a device."""
    return ItemOut.model_validate(
        {
            "id": id,
            "kind": kind,
            "prompt": content.prompt,
            "customer": CustomerOut.model_validate(content.customer) if content.customer else None,
            "options": options_out(content, order),
            "unit": content.unit,
            "picture": _picture_out(content.screen) if content.screen else None,
            "release": str(content.screen.release) if content.screen else "",
            "keyed_on": keyed_on,
            "key": [_key(each) for each in keys] if keys is not None else None,
            "ticket": ticket,
            "skill": skill,
            "ask_certainty": content.ask_certainty,
            "source": ItemSourceOut.model_validate(content.source) if content.source else None,
        }
    )


def options_out(content: Content, order: Iterable[int]) -> list[OptionOut]:
    """The options in this order."""
    areas = [area_out(area) for area in content.areas]
    return [
        OptionOut(index=place, text=content.options[place], area=areas[place] if areas else None)
        for place in order
    ]


def area_out(area: Area) -> AreaOut:
    """An area in percent."""
    left, top, width, height = (number / 10 for number in area.numbers)
    return AreaOut(left=left, top=top, width=width, height=height)


def address_of(picture_id: str) -> str:
    """Where a picture is read."""
    return f"{PICTURES}/{picture_id}"


def _picture_out(screen: ShownScreen) -> PictureOut:
    """The picture of a screen."""
    kept = screen.picture
    return PictureOut(
        id=kept.id, address=address_of(kept.id), alt=screen.alt, width=kept.width, height=kept.height
    )


def _key(key: KeyWindow) -> KeyWindowOut:
    return KeyWindowOut.model_validate(
        {"valid_from": key.valid_from, "valid_to": key.valid_to, **shown_key(key)}
    )

"""The appraisal wall: what may stand beside a person's name where somebody else reads it.

What people practise is for them. An answer of ours that named them beside a figure would be a ranking after one
click in a spreadsheet, so there is none: the application does not start with one. No setting opens the wall.
Her own pages are hers, and what others keep about an account is no learning; all else is walked here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from types import UnionType
from typing import Any, Union, get_args, get_origin  # Any: annotations may be anything

from litestar.handlers import HTTPRouteHandler
from litestar.response import File, Stream
from litestar.response.file import ASGIFileResponse
from pydantic import BaseModel

from api.access import Reach, purpose_of

NAMES = frozenset({"sign_in", "subject", "subject_sign_in", "person_id", "viewer"})
"""Fields that name a person; a field that holds a `PersonRef` does too."""
FIGURES = (int, float, Decimal, timedelta)
MOMENTS = (datetime, date)
FILES = (bytes, str, ASGIFileResponse, File, Stream)
"""What would leave as a file. Whoever needs a list with names on paper prints the page, with her own name across it."""
SORTS = frozenset({"sort", "sort_by", "order", "order_by", "rank", "top", "best", "worst"})
"""Parameters that would put people in an order somebody chose. Ours are by team and number, always."""

EXCEPTIONS: Mapping[str, Sequence[str]] = {
    "An administrator locked the account, or it closes.": ("AccountOut.locked_at", "AccountOut.left_at"),
    "The shift of a duty lead.": ("WatchOut.starts_at", "WatchOut.ends_at"),
    "Work on a text of the bank.": (
        "DraftOut.updated_at",
        "DraftOut.version",
        "OpenDraftOut.updated_at",
        "RevisionOut.number",
        "RevisionOut.submitted_at",
        "RevisionOut.approved_at",
        "RevisionOut.effective_from",
        "RevisionOut.rolled_back_at",
    ),
    "A request by law, not what she did.": (
        "DisclosureOut.covers_from",
        "DisclosureOut.covers_until",
        "DisclosureOut.asked_at",
        "DisclosureOut.ends_at",
        "DisclosureOut.barred_until",
    ),
    "Opened by law, once two others agreed, and told to her.": (
        "GivenOut.at",
        "GivenOut.certainty",
        "PractisedOut.started_at",
        "PractisedOut.ended_at",
    ),
}
"""What may stand beside a name, by the reason why it may."""
_EXCEPTED = frozenset(each for fields in EXCEPTIONS.values() for each in fields)


class WallBreached(Exception):
    """A bug: an answer would put a figure or a moment of somebody's learning beside her name."""

    def __init__(self, breaches: Iterable[str]) -> None:
        super().__init__(
            f"learning data would leave towards appraisal: {'; '.join(breaches)}."
            " What is none is listed in api/appraisal_wall.py with its reason."
        )


def hold(handlers: Iterable[HTTPRouteHandler]) -> None:
    """Raise `WallBreached` if an answer of these routes breaches the wall."""
    found = sorted(set(breaches(handlers)))
    if found:
        raise WallBreached(found)


def breaches(handlers: Iterable[HTTPRouteHandler]) -> Iterator[str]:
    """What stands where it may not: `Model.field` beside a name, a parameter that sorts people, a file for others."""
    for handler in handlers:
        if handler.http_methods == {"OPTIONS"} or purpose_of(handler) in (Reach.PUBLIC, Reach.SELF):
            continue
        for name in SORTS & set(handler.parsed_fn_signature.parameters):
            yield f"{handler.operation_id or handler} sorts by {name}"
        answer = handler.parsed_fn_signature.return_type.annotation
        if any(issubclass(kind, FILES) for kind in _kinds(answer)):
            yield f"{handler.operation_id or handler} gives a file"
        for model in models_in(answer):
            if is_named(model):
                yield from (each for each in beside(model) if each not in _EXCEPTED)


def models_in(annotation: Any) -> set[type[BaseModel]]:  # Any: annotations may be anything
    """Every model that an answer of this type may hold, at any depth."""
    found: set[type[BaseModel]] = set()
    edge = list(_models(annotation))
    while edge:
        model = edge.pop()
        if model not in found:
            found.add(model)
            edge += [each for field in model.model_fields.values() for each in _models(field.annotation)]
    return found


def is_named(model: type[BaseModel]) -> bool:
    """Whether the model is about one person and says who."""
    return any(
        name in NAMES or any(each.__name__ == "PersonRef" for each in _models(field.annotation))
        for name, field in model.model_fields.items()
    )


def beside(model: type[BaseModel]) -> Iterator[str]:
    """The figures and moments in the model and in what hangs below it, as `Model.field`."""
    for each in {model, *models_in(model)}:
        for name, field in each.model_fields.items():
            if any(issubclass(kind, (*FIGURES, *MOMENTS)) for kind in _kinds(field.annotation)):
                yield f"{each.__name__}.{name}"


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _kinds(annotation: Any) -> Iterator[type]:
    if get_origin(annotation) in (None, Union, UnionType) or get_args(annotation):
        for part in get_args(annotation):
            yield from _kinds(part)
    if isinstance(annotation, type) and annotation is not bool:
        yield annotation

"""No answer about somebody else holds learning in figures beside her name; a route that would is refused at the start."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import IntEnum
from inspect import Parameter, Signature
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest
from litestar import Litestar
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromQuery
from litestar.response import Response, Stream
from litestar.routes import HTTPRoute
from pydantic import BaseModel, SecretStr, create_model

from api.app import create_app
from api.appraisal_wall import EXCEPTIONS, WallBreached, beside, breaches, hold, is_named, models_in
from api.routes import ROUTES
from api.settings import Settings
from api.wire import PersonRef
from learning.coverage.readiness import Seat, readiness
from learning.people.access import Datum


class Answers(IntEnum):
    ONE = 1


class Level(BaseModel):
    tries: int


def a_route(answer: Any, *, purpose: str = Datum.READINESS.value, **parameters: Any) -> HTTPRouteHandler:
    """A route that answers so, as the application would know it."""

    def show() -> None:
        """Nothing is shown."""

    show.__annotations__ = {"return": answer} | parameters
    keyword = Parameter.KEYWORD_ONLY
    show.__signature__ = Signature(
        [Parameter(name, keyword, annotation=kind) for name, kind in parameters.items()]
    )
    handler = HTTPRouteHandler("/", http_method="GET", opt={"purpose": purpose}, sync_to_thread=False)(show)
    return Litestar([handler], openapi_config=None).routes[0].route_handlers[0]


def a_seat(**fields: Any) -> type[BaseModel]:
    """A line about one person."""
    return create_model(
        "SeatOut", **{"sign_in": (str, ...)} | {name: (kind, ...) for name, kind in fields.items()}
    )


@pytest.fixture
def handlers(app: Litestar) -> list[HTTPRouteHandler]:
    return [each for route in app.routes if isinstance(route, HTTPRoute) for each in route.route_handlers]


def test_no_route_of_ours_breaches_the_wall(handlers: list[HTTPRouteHandler]) -> None:
    assert list(breaches(handlers)) == []


def test_the_walk_meets_the_answers_that_name_people(handlers: list[HTTPRouteHandler]) -> None:
    named = {
        model.__name__
        for each in handlers
        if each.http_methods != {"OPTIONS"}
        for model in models_in(each.parsed_fn_signature.return_type.annotation)
        if is_named(model)
    }

    assert {"SeatOut", "AccountOut", "RecordsOut", "DisclosureOut"} <= named


@pytest.mark.parametrize(
    "beside_her",
    [
        int,
        float,
        Decimal,
        timedelta,
        datetime,
        date,
        int | None,
        list[int],
        dict[str, float],
        Answers | None,
        Level,
        list[Level],
    ],
    ids=str,
)
def test_a_figure_or_a_moment_beside_a_name_is_found(beside_her: Any) -> None:
    seats = create_model("SeatsOut", seats=(list[a_seat(tries=beside_her)], ...))

    assert [each.split(".")[-1] for each in breaches([a_route(seats)])] == ["tries"]


@pytest.mark.parametrize("beside_her", [bool, str, UUID, list[str], bool | None], ids=str)
def test_done_or_not_yet_and_words_may_stand_there(beside_her: Any) -> None:
    assert list(breaches([a_route(a_seat(ready=beside_her))])) == []


def test_a_person_by_reference_is_a_name_too() -> None:
    seat = create_model("SeatOut", person=(PersonRef, ...), minutes=(int, ...))

    assert list(breaches([a_route(list[seat])])) == ["SeatOut.minutes"]


def test_counts_without_names_may_be_shown() -> None:
    count = create_model("UpdateOut", ready=(int, ...), total=(int, ...))

    assert list(breaches([a_route(list[count])])) == []


def test_her_own_figures_are_hers() -> None:
    assert list(breaches([a_route(a_seat(tries=int), purpose="self")])) == []


@pytest.mark.parametrize("name", ["sort", "order_by", "top"])
def test_nobody_chooses_the_order_of_people(name: str) -> None:
    handler = a_route(a_seat(ready=bool), **{name: FromQuery[str]})

    assert [each.split(" sorts ")[-1] for each in breaches([handler])] == [f"by {name}"]


@pytest.mark.parametrize("answer", [bytes, str, Stream, Response[bytes]], ids=str)
def test_nothing_about_others_leaves_as_a_file(answer: Any) -> None:
    assert [each.split()[-3:] for each in breaches([a_route(answer)])] == [["gives", "a", "file"]]


def test_the_application_that_is_served_is_held_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    leak = a_route(list[a_seat(recall=float)])
    monkeypatch.setattr("api.app.ROUTES", (*ROUTES, leak))

    with pytest.raises(WallBreached):
        create_app(Settings(secret=SecretStr("s" * 32), database_url=SecretStr("postgresql://not/used")))


def test_the_application_does_not_start_with_a_breach() -> None:
    with pytest.raises(WallBreached, match=r"SeatOut\.tries"):
        hold([a_route(a_seat(tries=int))])


def test_every_exception_is_still_needed(handlers: list[HTTPRouteHandler]) -> None:
    shown = {
        each
        for handler in handlers
        if handler.http_methods != {"OPTIONS"}
        for model in models_in(handler.parsed_fn_signature.return_type.annotation)
        if is_named(model)
        for each in beside(model)
    }

    assert [each for fields in EXCEPTIONS.values() for each in fields if each not in shown] == []


def test_the_order_of_seats_does_not_tell_who_is_ready() -> None:
    version = UUID(int=9)
    seats = [Seat(UUID(int=number), f"人{number}", f"60{number}", "一班") for number in range(4)]
    orders = {
        tuple(each.seat.sign_in for each in readiness(some, {version}, {known.person_id: {version}}).seats)
        for some in permutations(seats)
        for known in seats
    }

    assert orders == {("600", "601", "602", "603")}

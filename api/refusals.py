"""With which statuses each route may refuse, as the OpenAPI description tells it.

They follow from what a route is: who may call it, what it takes, and whether it changes anything.
A test sends every route anything a client could and accepts no status beside these.
"""

from collections.abc import Iterator

from litestar.enums import HttpMethod
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.datastructures import ResponseSpec
from litestar.plugins import ReceiveRoutePlugin
from litestar.routes import BaseRoute, HTTPRoute

from api.access import PUBLIC, SELF, SIGNED, purpose_of, scope_of
from api.problems import ProblemOut

MEANS = {
    400: "What was sent does not fit, or holds what cannot be stored.",
    401: "Nobody is signed in.",
    403: "Not for this person, or the form token is missing.",
    404: "What is named here is not there, or not hers to see.",
    409: "It stands otherwise by now; look again.",
    413: "Larger than this route takes.",
    422: "Understood, and against a rule.",
    429: "Too often; `retry_after` says when again.",
    503: "The database cannot be reached; send it again.",
}
_READS = frozenset({HttpMethod.GET, HttpMethod.HEAD})


class TellRefusals(ReceiveRoutePlugin):
    """Writes into the description of each route how it refuses; says nothing of routes that are not described."""

    def receive_route(self, route: BaseRoute) -> None:
        """Called for each route as it is registered."""
        if not isinstance(route, HTTPRoute):
            return
        for handler in route.route_handlers:
            if handler.resolve_include_in_schema():
                told = {status: _told(status) for status in statuses(handler, route)}
                handler.responses = told | dict(handler.responses or {})


def statuses(handler: HTTPRouteHandler, route: HTTPRoute) -> Iterator[int]:
    """The statuses of refusals that this handler may answer with on this route."""
    purpose, reads = purpose_of(handler), handler.http_methods <= _READS
    if purpose is SIGNED:
        yield from (400, 401, 404, 413, 422, 503)
        return
    takes_a_body = "data" in handler.parsed_fn_signature.parameters
    takes_anything = bool(takes_a_body or route.path_parameters or _asks(handler))
    holds = {
        400: takes_anything,
        401: purpose is not PUBLIC or takes_a_body,
        403: not reads or purpose not in {PUBLIC, SELF} or scope_of(handler) is not None,
        404: bool(route.path_parameters or takes_a_body or (not reads and _asks(handler))),
        409: not reads,
        413: takes_a_body,
        422: not reads,
        429: (takes_a_body and purpose in {PUBLIC, SELF}) or scope_of(handler) is not None,
        503: True,
    }
    yield from (status for status, may in holds.items() if may)


def _asks(handler: HTTPRouteHandler) -> bool:
    """Whether something of the address after `?` is read."""
    known = {"self", "request", "state", *handler.resolve_dependencies()}
    return bool(handler.parsed_fn_signature.parameters.keys() - known)


def _told(status: int) -> ResponseSpec:
    return ResponseSpec(
        ProblemOut, generate_examples=False, description=MEANS[status], media_type="application/problem+json"
    )

"""The one wiring place: settings in, a running application out."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from litestar import Litestar, Router
from litestar.datastructures import State
from litestar.di import Provide
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.routes import HTTPRoute

from api.access import PUBLIC
from api.appraisal_wall import hold
from api.auth import gate, signed_in_person
from api.clock import Clock, wall_clock
from api.counting import Door, RequestCounts
from api.csrf import FormTokens
from api.database import credentials_of, open_database
from api.health import HealthController
from api.jobs import run_jobs
from api.launch import launch
from api.live_counting import OpenPanels
from api.live_listener import listening
from api.live_panels import Panels
from api.logs import configure_logs
from api.metrics import MetricsController
from api.middleware import with_request_line
from api.pages import pages
from api.private import seal_of
from api.problems import refuse
from api.refusals import TellRefusals
from api.routes import ROUTES
from api.settings import Settings


def create_app(settings: Settings, *, clock: Clock = wall_clock) -> Litestar:
    """Build the application. `settings.secret` and `settings.database_url` must be set by now.

    `clock` is where every `now` below this line comes from; tests pass their own.
    """
    assert settings.secret is not None, "the caller finds or makes the secret"
    assert settings.database_url is not None, "the caller starts the embedded database or names another"
    configure_logs(settings.log_format)

    form_tokens = FormTokens(
        settings.secret.get_secret_value(), secure=settings.secure_cookies, framing=settings.framing
    )
    counts = RequestCounts(settings.metrics_dir)
    open_panels = OpenPanels(settings.metrics_dir)
    panels = Panels(open_panels.note)
    app = Litestar(
        route_handlers=[
            Router(path="/api/v1", route_handlers=[*ROUTES]),
            HealthController,
            MetricsController,
            launch,
            pages(settings.pages_dir),
        ],
        guards=[gate(form_tokens, clock)],
        dependencies={
            "now": Provide(clock, sync_to_thread=False),
            "person": Provide(signed_in_person, sync_to_thread=False),
        },
        state=State(
            {
                "settings": settings,
                "clock": clock,
                "request_counts": counts,
                "panels": panels,
                "open_panels": open_panels,
                "seal": seal_of(settings),
            }
        ),
        lifespan=[lambda app: _running(settings, panels, clock)],
        middleware=[form_tokens.middleware],
        exception_handlers={Exception: refuse},
        openapi_config=_description(),
        plugins=[TellRefusals()],
        logging_config=None,
        request_max_body_size=6 * 1024 * 1024,
    )
    # Around everything: the framework answers for addresses that lead nowhere before it comes to a middleware.
    app.asgi_handler = with_request_line(app.asgi_handler, counts, settings.framing)
    counts.lay_out(doors(app))
    hold(each for route in app.routes if isinstance(route, HTTPRoute) for each in route.route_handlers)
    return app


@asynccontextmanager
async def _running(settings: Settings, panels: Panels, clock: Clock) -> AsyncIterator[None]:
    """What runs as long as the application does: the database, the listener for panels, the jobs."""
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(open_database(credentials_of(settings.database_url)))
        direct = settings.database_direct_url or settings.database_url
        await stack.enter_async_context(listening(credentials_of(direct), panels))
        if settings.with_jobs:
            await stack.enter_async_context(run_jobs(settings, clock))
        yield


def _description() -> OpenAPIConfig:
    """The description of all routes as OpenAPI, open to everybody."""
    described = Router(path="/api", route_handlers=[], include_in_schema=False, opt={"purpose": PUBLIC})
    return OpenAPIConfig(
        title="Interlude",
        version="1",
        openapi_router=described,
        render_plugins=[JsonRenderPlugin(path="/openapi.json")],
    )


def doors(app: Litestar) -> list[Door]:
    """Every method of every route, by the route's template."""
    return [
        (method, route.path_format)
        for route in app.routes
        if isinstance(route, HTTPRoute)
        for method in route.methods
    ]

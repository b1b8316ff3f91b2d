"""The one wiring place: settings in, a running application out."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime

from litestar import Litestar, Router
from litestar.config.csrf import CSRFConfig
from litestar.datastructures import State
from litestar.di import Provide
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin

from api.database import credentials_of, open_database
from api.health import HealthController
from api.jobs import run_jobs
from api.logs import configure_logs
from api.middleware import with_request_line
from api.pages import pages
from api.problems import refuse
from api.settings import Settings

Clock = Callable[[], datetime]


def wall_clock() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


def create_app(settings: Settings, *, clock: Clock = wall_clock) -> Litestar:
    """Build the application. `settings.secret` and `settings.database_url` must be set by now.

    `clock` is where every `now` below this line comes from; tests pass their own.
    """
    assert settings.secret is not None, "the caller finds or makes the secret"
    assert settings.database_url is not None, "the caller starts the embedded database or names another"
    configure_logs(settings.log_format)

    @asynccontextmanager
    async def lifespan(app: Litestar) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(open_database(credentials_of(settings.database_url)))
            if settings.with_jobs:
                await stack.enter_async_context(run_jobs(settings, clock))
            yield

    return Litestar(
        route_handlers=[Router(path="/api/v1", route_handlers=[]), HealthController, pages(settings.pages_dir)],
        dependencies={"now": Provide(clock, sync_to_thread=False)},
        state=State({"settings": settings}),
        lifespan=[lifespan],
        middleware=[with_request_line],
        exception_handlers={Exception: refuse},
        csrf_config=CSRFConfig(
            secret=settings.secret.get_secret_value(),
            cookie_name="interlude_csrf",
            header_name="x-csrf-token",
            cookie_secure=settings.secure_cookies,
        ),
        openapi_config=OpenAPIConfig(
            title="Interlude",
            version="1",
            path="/api",
            render_plugins=[JsonRenderPlugin(path="/openapi.json")],
        ),
        logging_config=None,
        request_max_body_size=6 * 1024 * 1024,
    )

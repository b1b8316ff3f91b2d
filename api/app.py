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
from api.badges import BadgeController
from api.clock import Clock, wall_clock
from api.counting import Door, RequestCounts
from api.coverage import CoverageController
from api.csrf import FormTokens
from api.database import credentials_of, open_database
from api.gap_offers import GapOfferController, OfferShareController
from api.gaps import GapEventController, PhoneController
from api.health import HealthController
from api.held_jobs import HeldJobController
from api.item_health import ItemHealthController
from api.jobs import run_jobs
from api.knowledge import ArticleController, RevisionController
from api.knowledge_audience import AudienceController
from api.knowledge_rulings import RulingsController
from api.knowledge_upload import ImportController
from api.launch import LaunchController, launch
from api.lessons import LessonController
from api.lessons_by_hand import LessonByHandController
from api.live import LiveController
from api.live_listener import listening
from api.live_panels import Panels
from api.logs import configure_logs
from api.lookup import LookupController
from api.metrics import MetricsController
from api.middleware import with_request_line
from api.pages import pages
from api.people import SessionController
from api.people_accounts import AccountController
from api.people_data import MyDataController
from api.people_disclosures import DisclosureController, TellingController
from api.people_qualifications import QualificationController
from api.people_watches import WatchController
from api.practice import PracticeController
from api.private import seal_of
from api.problems import refuse
from api.refusals import TellRefusals
from api.settings import Settings
from api.skills import SkillController
from api.skills_editing import SkillEditingController
from api.switches import SwitchController
from api.tokens import TokenController
from api.workforce import WorkforceController

ROUTES = (
    SessionController,
    AccountController,
    MyDataController,
    QualificationController,
    TokenController,
    LaunchController,
    SwitchController,
    HeldJobController,
    WatchController,
    DisclosureController,
    TellingController,
    ArticleController,
    ImportController,
    RevisionController,
    RulingsController,
    AudienceController,
    LessonController,
    LessonByHandController,
    ItemHealthController,
    GapOfferController,
    OfferShareController,
    PracticeController,
    SkillController,
    SkillEditingController,
    CoverageController,
    WorkforceController,
    BadgeController,
    GapEventController,
    PhoneController,
    LiveController,
    LookupController,
)


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
            direct = settings.database_direct_url or settings.database_url
            await stack.enter_async_context(listening(credentials_of(direct), panels))
            if settings.with_jobs:
                await stack.enter_async_context(run_jobs(settings, clock))
            yield

    form_tokens = FormTokens(
        settings.secret.get_secret_value(), secure=settings.secure_cookies, framing=settings.framing
    )
    counts = RequestCounts(settings.metrics_dir)
    panels = Panels()
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
                "seal": seal_of(settings),
            }
        ),
        lifespan=[lifespan],
        middleware=[form_tokens.middleware],
        exception_handlers={Exception: refuse},
        openapi_config=OpenAPIConfig(
            title="Interlude",
            version="1",
            openapi_router=Router(
                path="/api", route_handlers=[], include_in_schema=False, opt={"purpose": PUBLIC}
            ),
            render_plugins=[JsonRenderPlugin(path="/openapi.json")],
        ),
        plugins=[TellRefusals()],
        logging_config=None,
        request_max_body_size=6 * 1024 * 1024,
    )
    # Around everything: the framework answers for addresses that lead nowhere before it comes to a middleware.
    app.asgi_handler = with_request_line(app.asgi_handler, counts, settings.framing)
    counts.lay_out(doors(app))
    hold(each for route in app.routes if isinstance(route, HTTPRoute) for each in route.route_handlers)
    return app


def doors(app: Litestar) -> list[Door]:
    """Every method of every route, by the route's template."""
    return [
        (method, route.path_format)
        for route in app.routes
        if isinstance(route, HTTPRoute)
        for method in route.methods
    ]

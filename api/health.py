"""Whether the process lives, and whether it can serve."""

from litestar import Controller, get
from tortoise import connections

from api.wire import Out


class HealthOut(Out):
    """Says `ok`, or the answer is a problem."""

    status: str


class HealthController(Controller):
    """For the machine that watches us; no sign-in."""

    path = "/health"
    tags = ("health",)

    @get("/live", summary="The process answers", operation_id="live", opt={"purpose": "public"})
    async def live(self) -> HealthOut:
        """Answer without touching anything."""
        return HealthOut(status="ok")

    @get("/ready", summary="The database answers too", operation_id="ready", opt={"purpose": "public"})
    async def ready(self) -> HealthOut:
        """Answer after one round trip to the database; 503 if there is none."""
        await connections.get("default").execute_query("select 1")
        return HealthOut(status="ok")

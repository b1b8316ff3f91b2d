"""Jobs without a web server, and repairs by command."""

import asyncio
import signal

from api.clock import wall_clock
from api.database import credentials_of, open_database
from api.jobs import run_jobs
from api.logs import configure_logs
from api.settings import Settings
from learning.practice.rebuild import rebuild


async def work(settings: Settings) -> None:
    """Run the jobs until a signal ends them; what runs is finished first."""
    configure_logs(settings.log_format)
    ended = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    async with open_database(credentials_of(settings.database_url)), run_jobs(settings, wall_clock):
        await ended.wait()


async def rebuild_all(settings: Settings) -> str:
    """Rebuild every learner's state from the log; one sentence on what differed."""
    async with open_database(credentials_of(settings.database_url)):
        differences = await rebuild(now=wall_clock())
    if not differences:
        return "Derived state is what the log says: no difference."
    return "\n".join([f"{len(differences)} difference(s) were put right:", *map(str, differences)])

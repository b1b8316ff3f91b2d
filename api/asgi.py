"""What an ASGI server loads: `api.asgi:build`, a factory that reads its settings from the environment."""

import asyncio
import ctypes
import gc
import os
import signal
import sys
from collections.abc import Awaitable
from typing import Any

from litestar.types import ASGIApp

from api.live_ending import ENDING

PR_SET_PDEATHSIG = 1
YOUNG_OBJECTS = 20_000
"""Objects made before garbage is looked for: a request makes thousands, and nearly all go by themselves."""
SERVES_AFTER_S = 0.05
"""After the start is complete; the loop stands still until the server has begun to listen for signals."""


def build() -> ASGIApp:
    """The application of one serving process. The process ends with the one that started it."""
    end_at_once()  # and only then what takes a second to load
    from api.app import create_app
    from api.settings import Settings

    if sys.platform == "linux" and os.getppid() != 1:
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(signal.SIGTERM))
    app = create_app(Settings())
    gc.collect()
    gc.freeze()  # what was made by now stays as long as the process
    gc.set_threshold(YOUNG_OBJECTS, 20, 20)
    return ending_at_once_while_starting(app)


def ending_at_once_while_starting(app: ASGIApp) -> ASGIApp:
    """The application, whose process ends at once if it is told to before it serves.

    A forked process begins with the handlers of the one that started it, which only make a note over there; and the
    server hears no signal between its own handlers being in place and its beginning to serve. Whoever waited for a
    process that was told to end then would wait for ever.
    """

    async def started(scope: Any, receive: Any, send: Any) -> None:  # the framework types no lifespan
        handlers = {number: signal.getsignal(number) for number in ENDING}
        end_at_once()

        def put_back() -> None:
            for number, handler in handlers.items():
                signal.signal(number, handler)

        async def send_putting_back(message: Any) -> None:
            if message["type"] == "lifespan.startup.complete":
                asyncio.get_running_loop().call_later(SERVES_AFTER_S, put_back)
            await send(message)

        await app(scope, receive, send_putting_back)

    def built(scope: Any, receive: Any, send: Any) -> Awaitable[None]:
        return (started if scope["type"] == "lifespan" else app)(scope, receive, send)

    return built


def end_at_once() -> None:
    """Let signals do what they do by themselves: nothing is under way yet."""
    for number in ENDING:
        signal.signal(number, signal.SIG_DFL)

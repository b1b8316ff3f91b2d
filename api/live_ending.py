"""Open streams end when the process is told to end: the server waits for every request, and these would not finish."""

import asyncio
import signal
import threading
from types import FrameType

from api.live_panels import Panels

ENDING = (signal.SIGTERM, signal.SIGINT)


def end_with_process(panels: Panels) -> None:
    """Close the panels at the signal that ends this process, before the server's own handling of it.

    Called when a stream opens, not at the start: the event loop puts its own handlers in place whenever it begins to run.
    The loop learns of signals through a file descriptor of its own, so whoever listens there still hears them.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    loop = asyncio.get_running_loop()
    for number in ENDING:
        before = signal.getsignal(number)
        if isinstance(before, _Closing):
            continue
        signal.signal(number, _Closing(panels, loop, before))


class _Closing:
    def __init__(self, panels: Panels, loop: asyncio.AbstractEventLoop, before: object) -> None:
        self._panels, self._loop, self._before = panels, loop, before

    def __call__(self, number: int, frame: FrameType | None) -> None:
        if self._panels.is_open and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._panels.close)
        if callable(self._before):
            self._before(number, frame)

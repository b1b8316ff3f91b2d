"""What an ASGI server loads: `api.asgi:build`, a factory that reads its settings from the environment."""

import ctypes
import gc
import os
import signal
import sys

from litestar import Litestar

from api.app import create_app
from api.settings import Settings

PR_SET_PDEATHSIG = 1
YOUNG_OBJECTS = 20_000
"""Objects made before garbage is looked for: a request makes thousands, and nearly all go by themselves."""


def build() -> Litestar:
    """The application of one serving process. The process ends with the one that started it."""
    if sys.platform == "linux" and os.getppid() != 1:
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(signal.SIGTERM))
    app = create_app(Settings())
    gc.collect()
    gc.freeze()  # what was made by now stays as long as the process
    gc.set_threshold(YOUNG_OBJECTS, 20, 20)
    return app

"""What an ASGI server loads: `api.asgi:build`, a factory that reads its settings from the environment."""

import ctypes
import os
import signal
import sys

from litestar import Litestar

from api.app import create_app
from api.settings import Settings

PR_SET_PDEATHSIG = 1


def build() -> Litestar:
    """The application of one serving process. The process ends with the one that started it."""
    if sys.platform == "linux" and os.getppid() != 1:
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(signal.SIGTERM))
    return create_app(Settings())

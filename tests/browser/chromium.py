"""Finding a Chromium for the browser journeys: installed, else installable, else one inside a package; else say how.

`python -m tests.browser.chromium` does so before the tests and exits 1 with the one line to type.
"""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

HERE = Path(__file__).parent
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
INSTALL = "apt-get install -y chromium fonts-noto-cjk"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@cache
def chromium() -> str | None:
    """Path of a Chromium that draws a page here, or None."""
    return next((path for path in (_installed(), _packaged()) if path and _draws(path)), None)


def _installed() -> str | None:
    given = os.environ.get("INTERLUDE_CHROMIUM")
    return given or next(filter(None, map(shutil.which, NAMES)), None)


def _packaged() -> str | None:
    """The browser inside a package, unpacked; None unless `_fetch_packaged` brought it."""
    if not (HERE / "node_modules").is_dir():
        return None
    done = subprocess.run(["node", "unpack.mjs"], cwd=HERE, capture_output=True, text=True, check=False)
    return done.stdout.strip() or None


def _draws(path: str) -> bool:
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=FLAGS, timeout=60_000)
            page = browser.new_page()
            page.set_content("<p>话间</p>")
            drawn = len(page.screenshot()) > 0
            browser.close()
            return drawn
    except Error:
        return False


def _install_debians() -> None:
    """As root on Debian: the distribution's browser, with fonts that have Chinese characters."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], INSTALL.replace("install", "install -qq").split()):
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)


def _fetch_packaged() -> None:
    subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=HERE, check=False)


def main() -> int:
    """Make sure that there is a browser. One line on standard error, and 1, if there is none."""
    for bring in (None, _install_debians, _fetch_packaged):
        if bring is not None:
            bring()
            chromium.cache_clear()
        if chromium():
            return 0
    sys.stderr.write(f"The browser tests need Chromium. As root, type: {INSTALL}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())

"""What we stand on: pinned, under licences that we may ship, not withdrawn by its makers, without known holes.

`python -m deploy.audit` looks at the lock files and at what is installed; nothing is asked of anybody.
`python -m deploy.audit yanked` asks the package index through pip, `advisories` the npm registry through npm; where
nobody answers they say so in a line, and only a finding fails. docs/decisions tells why it is done this way.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
LOCK, PAGES = ROOT / "requirements.lock", ROOT / "frontend"
PRODUCT, EXTRAS = "interlude-learning", frozenset({"embedded"})
MAY_SHIP = frozenset(
    {
        "0BSD",
        "Apache-2.0",
        "BlueOak-1.0.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "CC0-1.0",
        "ISC",
        "MIT",
        "MIT-0",
        "MIT-CMU",
    }
    | {"MPL-2.0", "PostgreSQL", "PSF-2.0", "Python-2.0", "Unlicense", "Zlib"}
    # As older packages put it.
    | {"MIT License", "BSD License", "Apache Software License", "ISC License", "ISC License (ISCL)"}
    | {"Mozilla Public License 2.0 (MPL 2.0)", "Python Software Foundation License"}
)
PATIENCE_S = 90


class Unreachable(Exception):
    """Nobody answered; the message says who and why."""


def unpinned(lock: str) -> list[str]:
    """Complaints about entries of a lock file without an exact version or without a hash."""
    entries = re.split(r"\n(?=[A-Za-z0-9])", lock)
    return [
        f"{entry.split()[0]} is not pinned with hashes"
        for entry in entries
        if entry[:1].isalnum() and not ("==" in entry.split()[0] and "--hash=sha256:" in entry)
    ]


def may_ship(licence: str) -> bool:
    """Whether a licence, or an expression of several, is one under which we may pass a package on."""
    if licence in MAY_SHIP:
        return True
    either = [each.strip(" ()") for each in re.split(r"\s+OR\s+", licence)]
    return any(all(part.strip(" ()") in MAY_SHIP for part in re.split(r"\s+AND\s+", each)) for each in either)


def licences_of(package: Distribution) -> list[str]:
    """What a distribution says of its licence: the expression, or else the older fields."""
    said = package.metadata
    if "License-Expression" in said:
        return [said["License-Expression"]]
    names = [
        each.split("::")[-1].strip()
        for each in said.get_all("Classifier") or []
        if each.startswith("License ::")
    ]
    first_line = str(said.json.get("license", "")).strip().split("\n")[0]
    return names or ([first_line] if first_line else [])


def shipped() -> dict[str, Distribution]:
    """The product's own requirements and theirs, as they are installed here."""
    found: dict[str, Distribution] = {}
    waiting: list[tuple[str, frozenset[str]]] = [(PRODUCT, EXTRAS)]
    seen = set(waiting)
    while waiting:
        name, extras = waiting.pop()
        found[name] = distribution(name)
        for each in map(Requirement, found[name].requires or []):
            wanted = (each.name.lower(), frozenset(each.extras))
            is_here = each.marker is None or any(
                each.marker.evaluate({"extra": extra}) for extra in ("", *extras)
            )
            if is_here and wanted not in seen:
                seen.add(wanted)
                waiting.append(wanted)
    del found[PRODUCT]
    return found


def unfit_licences(packages: Mapping[str, list[str]]) -> list[str]:
    """Complaints about packages whose licence is unknown or not one of ours to ship."""
    return [
        f"{name}: licence {' and '.join(licences) or 'unknown'}"
        for name, licences in sorted(packages.items())
        if not licences or not all(map(may_ship, licences))
    ]


def page_licences(lock: Mapping[str, Any]) -> dict[str, list[str]]:
    """The licences of the npm packages that end up in the pages."""
    return {
        path.removeprefix("node_modules/"): [package["license"]] if "license" in package else []
        for path, package in lock["packages"].items()
        if path and not package.get("dev")
    }


def offline() -> Iterator[str]:
    """Complaints for which nobody has to be asked."""
    yield from unpinned(LOCK.read_text())
    yield from unfit_licences({name: licences_of(each) for name, each in shipped().items()})
    yield from unfit_licences(page_licences(json.loads((PAGES / "package-lock.json").read_text())))


def yanked() -> Iterator[str]:
    """Locked releases that their makers withdrew."""
    asked = [
        "--dry-run",
        "--ignore-installed",
        "--no-deps",
        "--require-hashes",
        "--retries=0",
        "--timeout=10",
    ]
    said = _run(
        [sys.executable, "-m", "pip", "install", *asked, "--quiet", "--report=-", f"--requirement={LOCK}"]
    )
    for each in _read(said, "the package index")["install"]:
        if each["is_yanked"]:
            yield f"{each['metadata']['name']} {each['metadata']['version']} was withdrawn by its makers"


def advisories() -> Iterator[str]:
    """Known holes of high severity in what ends up in the pages."""
    said = _read(
        _run(["npm", "audit", "--omit=dev", "--json", "--fetch-retries=0"], PAGES), "the npm registry"
    )
    if "vulnerabilities" not in said:
        raise Unreachable(f"the npm registry: {said.get('message', 'no answer that we know')}")
    for name, found in said["vulnerabilities"].items():
        if found["severity"] in {"high", "critical"}:
            yield f"{name}: a known hole of {found['severity']} severity in {found['range']}"


def _run(command: list[str], folder: Path = ROOT) -> "subprocess.CompletedProcess[str]":
    try:
        return subprocess.run(  # noqa: S603 # our own words
            command, cwd=folder, capture_output=True, text=True, timeout=PATIENCE_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unreachable(f"{command[0]}: {error}") from None


def _read(said: "subprocess.CompletedProcess[str]", whom: str) -> dict[str, Any]:
    try:
        answer: dict[str, Any] = json.loads(said.stdout)
    except ValueError:
        last = (said.stderr.strip().splitlines() or ["no answer"])[-1]
        raise Unreachable(f"{whom}: {last}") from None
    return answer


LOOKS: Mapping[str, Callable[[], Iterator[str]]] = {
    "offline": offline,
    "yanked": yanked,
    "advisories": advisories,
}


def main(arguments: list[str]) -> int:
    """Look, and tell every finding in a line. A second argument is a file to touch once somebody answered."""
    look = arguments[0] if arguments else "offline"
    try:
        complaints = list(LOOKS[look]())
    except Unreachable as error:
        sys.stderr.write(f"audit: {look} NOT CHECKED: {error}\n")
        return 0
    for complaint in complaints:
        sys.stderr.write(f"audit: {complaint}\n")
    if not complaints and len(arguments) > 1:
        Path(arguments[1]).touch()
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

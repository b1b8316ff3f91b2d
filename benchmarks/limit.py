"""The physical limit: the statements of the hot paths, run by pgbench without any application in between."""

import os
import re
import subprocess
from pathlib import Path

from api.embedded.cluster import Cluster
from benchmarks.bank import Size
from learning.practice.hot_records import KNOWN, SAVE, SITUATION

TOKEN = "encode(sha256(('bench-' || :person)::bytea), 'hex')"
NEXT = [
    TOKEN,
    "now()",
    "date_trunc('day', now()) - interval '1 day'",
    "now() - interval '90 days'",
    "now() - interval '1 day'",
    "20",
    "now() - interval '7 days'",
    "array[current_date - 1, current_date]",
]
READ = [
    TOKEN,
    "now()",
    "md5('item-' || :item)::uuid",
    "md5('sitting-' || :person)::uuid",
    "gen_random_uuid()",
]
WRITE = [
    "md5('person-' || :person)::uuid", ":version + 1", "0.41", "801", "gen_random_uuid()", "gen_random_uuid()", "now()",
    """'{"at": "2026-11-21T12:00:00Z", "whys": [], "answer": [], "compare": null, "correct": [2], "verdict": "right",
        "explanation_html": "<p>…</p>", "client_event_id": "00000000-0000-0000-0000-000000000000"}'""",
    "current_date", "md5('sitting-' || :person)::uuid", "md5('item-' || :item)::uuid",
    "md5('fact-' || :item / 2)::uuid", "md5('version-' || :item / 2)::uuid", "'skill-0'",
    """'{"chosen": [2], "text": null, "order": null, "unsure": false}'""",
    "'right'", "2", "0.7", "0.2", "0.8", "true", "now()", "5",
    "12.5", "5.5", "5", "1", "now()", "true", "null", "md5('version-' || :item / 2)::uuid", "0.12", "61",
]  # fmt: skip


def binary(cluster_bin: Path) -> Path | None:
    """The program beside the server's programs, or the distribution's; `None` if there is none."""
    found = [
        cluster_bin / "pgbench",
        *sorted(Path("/usr/lib/postgresql").glob("*/bin/pgbench"), reverse=True),
    ]
    return next((path for path in found if path.exists()), None)


def script(endpoint: str, size: Size) -> str:
    """The statements of one request to the endpoint."""
    lines = [f"\\set person random(0, {size.people - 1})", f"\\set item random(0, {size.items - 1})"]
    if endpoint == "next":
        return "\n".join([*lines, _filled(SITUATION, NEXT) + ";"])
    return "\n".join(
        [*lines, f"select version from ({_filled(KNOWN, READ)}) known \\gset", _filled(SAVE, WRITE) + ";"]
    )


def requests_a_second(
    pgbench: Path,
    cluster: Cluster,
    endpoint: str,
    size: Size,
    *,
    connections: int,
    seconds: float,
    folder: Path,
) -> float:
    """How many requests' worth of statements the database alone carries on this machine."""
    path = folder / f"{endpoint}.sql"
    path.write_text(script(endpoint, size))
    where = cluster.credentials
    command = [
        str(pgbench), "-n", "-M", "prepared", "-f", str(path), "-c", str(connections), "-j", str(min(connections, 2)),
        "-T", str(max(1, round(seconds))), "-h", where["host"], "-p", str(where["port"]), "-U", where["user"],
        where["database"],
    ]  # fmt: skip
    environment = os.environ | {"PGPASSWORD": where["password"]}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    rate = re.search(r"tps = ([\d.]+)", done.stdout)
    if done.returncode or rate is None:
        raise RuntimeError(f"pgbench failed: {done.stderr.strip()[-2000:]}")
    return float(rate.group(1))


def _filled(statement: str, values: list[str]) -> str:
    """The statement with its parameters written out; pgbench makes its own variables parameters again."""
    compact = " ".join(statement.split())
    return re.sub(r"\$(\d+)", lambda found: f"({values[int(found.group(1)) - 1]})", compact)

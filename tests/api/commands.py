"""The command `interlude`, typed in a process of its own."""

import asyncio
import os
import sys
from typing import NamedTuple


class Typed(NamedTuple):
    """What came of it."""

    code: int
    output: str
    errors: str


async def typed(database_url: str, *words: str, **environment: str) -> Typed:
    """`interlude` with these words, on this database."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        "from api.cli import main; main()",
        *words,
        env=os.environ | {"DATABASE_URL": database_url, "INTERLUDE_SECRET": "s" * 32} | environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    output, errors = await process.communicate()
    assert process.returncode is not None
    return Typed(process.returncode, output.decode(), errors.decode())

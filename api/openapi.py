"""The OpenAPI description as a file, and the TypeScript types made from it: `python -m api.openapi [--check] SCHEMA.ts`."""

import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec
from pydantic import SecretStr

from api.app import create_app
from api.settings import SOURCE_TREE, Settings

GENERATOR = SOURCE_TREE / "frontend" / "node_modules" / ".bin" / "openapi-typescript"


def description() -> bytes:
    """What `/api/openapi.json` answers, with its keys in order so that it can be compared."""
    settings = Settings(
        database_url=SecretStr("postgresql://nobody@localhost/none"), secret=SecretStr("-" * 32)
    )
    schema = create_app(settings).openapi_schema.to_schema()
    return msgspec.json.format(msgspec.json.encode(schema, order="sorted"), indent=1)


def types() -> str:
    """The TypeScript types of every request and response."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "openapi.json", Path(folder) / "schema.ts"
        source.write_bytes(description())
        subprocess.run([GENERATOR, source, "--output", target], check=True, capture_output=True)
        return target.read_text()


def main(arguments: list[str]) -> int:
    """Write the types, or with `--check` say whether the file still is what the routes say."""
    check, path = arguments[0] == "--check", Path(arguments[-1])
    if not check:
        path.write_text(types())
        return 0
    if path.read_text() == types():
        return 0
    sys.stderr.write(f"{path} is not what the routes say: run `make api-types`.\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

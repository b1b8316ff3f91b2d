"""The built pages: hashed assets for a year, `index.html` fresh at every start and for every address of the app."""

import hashlib
import mimetypes
from pathlib import Path
from typing import Any

from litestar import Request, Response, Router, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

FOREVER = "public, max-age=31536000, immutable"
mimetypes.add_type("application/manifest+json", ".webmanifest")  # Python knows it from 3.14 on


def pages(folder: Path) -> Router:
    """Serve the pages in `folder`; without them, say in one sentence how to build them."""

    @get(["/", "/{path:path}"], include_in_schema=False, opt={"purpose": "public"}, sync_to_thread=False)
    def page(request: Request[Any, Any, Any], path: FromPath[Path] = Path("/")) -> Response[bytes]:
        asked = str(path).lstrip("/")
        if asked.startswith(("api/", "health/")):
            raise NotFoundException("There is nothing at this address.")
        found = (folder / asked).resolve()
        if not (asked and found.is_file() and found.is_relative_to(folder.resolve())):
            if "." in asked.rsplit("/", 1)[-1]:
                raise NotFoundException("There is no such file.")
            found = folder / "index.html"
        if not found.is_file():
            raise NotFoundException("The pages are not built yet: run `make pages`.")
        return _file(found, request.headers.get("if-none-match"))

    return Router(path="/", route_handlers=[page])


def _file(found: Path, known_tag: str | None) -> Response[bytes]:
    body = found.read_bytes()
    tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    headers = {"etag": tag, "cache-control": FOREVER if found.parent.name == "assets" else "no-cache"}
    if known_tag == tag:
        return Response(b"", status_code=304, headers=headers)
    media_type = mimetypes.guess_type(found.name)[0] or "application/octet-stream"
    return Response(body, media_type=media_type, headers=headers)

"""The OpenAPI description, made once for all tests that read it: it takes most of a second."""

from typing import Any

import msgspec

from api.openapi import description

DESCRIBED: dict[str, Any] = msgspec.json.decode(description())

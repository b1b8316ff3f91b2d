"""What the wheel carries beside code: starter content and the built pages."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WheelData(BuildHookInterface[Any]):
    """Put `content/` and `frontend/dist/` where `api.settings.shipped` looks for them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Refuse a wheel without pages: an operator has no Node to build them."""
        if version == "editable":
            return
        pages = Path(self.root) / "frontend" / "dist"
        if not (pages / "index.html").is_file():
            raise FileNotFoundError("the pages are not built yet: run `make pages` before building the wheel")
        build_data["force_include"][str(pages)] = "api/_data/pages"
        build_data["force_include"][str(Path(self.root) / "content")] = "api/_data/content"

"""The content we ship, read once for all tests that look at it."""

from api.content_folder import read_content
from api.settings import Settings

FOLDER = Settings().content_dir
CONTENT = read_content(FOLDER)

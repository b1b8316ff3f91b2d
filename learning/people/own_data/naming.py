"""Finding a person's name in what others wrote."""

import re

SHORTEST = 2


def pattern_of(name: str) -> str | None:
    """A pattern of PostgreSQL that finds the name; None for one too short to be told from other words.

    In Latin letters only whole words count, so that Li is not found in "limit"; Chinese has no blanks to go by.
    """
    name = name.strip()
    if len(name) < SHORTEST:
        return None
    found = re.escape(name)
    return rf"(?i)\m{found}\M" if name.isascii() and name[0].isalnum() and name[-1].isalnum() else found

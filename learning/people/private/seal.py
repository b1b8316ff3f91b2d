"""What sealing text promises; which cipher keeps the promise is not decided here.

A sealed text is the byte 1, four bytes that name its key, and what the cipher made of the text. It opens only
at the place it was sealed for, so that nobody with a hand in the database can lend one row's text to another.
"""

from typing import Protocol
from uuid import UUID

VERSION = 1
NAME_BYTES = 4


class Seal(Protocol):
    """Seals and opens text."""

    def seal(self, text: str, place: str) -> bytes:
        """The text, readable only with a key and only for this place. Raises `PrivateKeyMissing`."""

    def open(self, sealed: bytes, place: str) -> str:
        """The text again. Raises `PrivateTextClosed`."""


def place_of(table: str, column: str, row_id: UUID) -> str:
    """What a text is sealed for: one column of one row."""
    return f"{table}.{column}:{row_id}"


def key_named(sealed: bytes) -> str:
    """The name of the key that the text needs, in hex."""
    return sealed[1 : 1 + NAME_BYTES].hex()

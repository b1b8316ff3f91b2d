"""The keys of private texts and the cipher that uses them: AES-256-GCM, keys outside the database.

A key is 32 random bytes in base64. Of several the first seals and all open; a file of keys is read again
whenever it changes, so that a new key needs no restart. Replacing the cipher means replacing this module.
"""

import base64
import binascii
import os
import secrets
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from api.settings import Settings
from learning.people.private.errors import PrivateKeyMissing, PrivateKeyUnreadable, PrivateTextClosed
from learning.people.private.seal import NAME_BYTES, VERSION, Seal, key_named

KEY_BYTES = 32
NONCE_BYTES = 12
"""A new random one for every text; with one key, more than 2^32 texts would be too many (NIST SP 800-38D, 8.3)."""
_HEAD = 1 + NAME_BYTES


class Keyring:
    """Keys in memory. Without any it seals nothing and opens nothing."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        self._ciphers = {name_of(key): AESGCM(key) for key in keys}

    @property
    def names(self) -> list[str]:
        """The names of the keys, the sealing one first."""
        return list(self._ciphers)

    def seal(self, text: str, place: str) -> bytes:
        """The text, readable only with a key and only for this place. Raises `PrivateKeyMissing`."""
        if not self._ciphers:
            raise PrivateKeyMissing
        name, cipher = next(iter(self._ciphers.items()))
        nonce = os.urandom(NONCE_BYTES)
        head = bytes([VERSION]) + bytes.fromhex(name)
        return head + nonce + cipher.encrypt(nonce, text.encode(), head + place.encode())

    def open(self, sealed: bytes, place: str) -> str:
        """The text again. Raises `PrivateTextClosed` for a text of another key or place, and for a changed one."""
        cipher = self._ciphers.get(key_named(sealed))
        if cipher is None or sealed[0] != VERSION:
            raise PrivateTextClosed
        head, nonce, rest = sealed[:_HEAD], sealed[_HEAD : _HEAD + NONCE_BYTES], sealed[_HEAD + NONCE_BYTES :]
        try:
            return cipher.decrypt(nonce, rest, head + place.encode()).decode()
        except (InvalidTag, ValueError):  # ValueError: too short for a nonce.
            raise PrivateTextClosed from None


class KeyFile:
    """The keys of a file, read again when it changes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, int, int] | None = None
        self._keyring = Keyring(())

    @property
    def keyring(self) -> Keyring:
        """The keys as the file holds them now. Raises `PrivateKeyUnreadable`."""
        try:
            stat = self._path.stat()
            seen = (stat.st_mtime_ns, stat.st_ino, stat.st_size)
            if seen != self._seen:
                self._keyring, self._seen = Keyring(read_keys(self._path.read_text("utf-8"))), seen
        except (OSError, UnicodeDecodeError) as error:
            raise PrivateKeyUnreadable(f"{self._path}: {error.__class__.__name__}") from None
        return self._keyring

    def seal(self, text: str, place: str) -> bytes:
        """As `Keyring.seal`."""
        return self.keyring.seal(text, place)

    def open(self, sealed: bytes, place: str) -> str:
        """As `Keyring.open`."""
        return self.keyring.open(sealed, place)


def seal_of(settings: Settings) -> Seal:
    """What seals and opens in this installation; without a key it refuses to."""
    if settings.private_key is not None:
        return Keyring(read_keys(settings.private_key.get_secret_value()))
    return KeyFile(settings.private_key_file) if settings.private_key_file else Keyring(())


def keyring_of(settings: Settings) -> Keyring:
    """The keys as they are at this moment. Raises `PrivateKeyUnreadable`."""
    seal = seal_of(settings)
    return seal.keyring if isinstance(seal, KeyFile) else seal if isinstance(seal, Keyring) else Keyring(())


def read_keys(text: str) -> list[bytes]:
    """Keys between blanks, commas or line ends; a line that begins with # is a remark.

    Raises `PrivateKeyUnreadable`, without repeating what it read.
    """
    lines = (line for line in text.splitlines() if not line.lstrip().startswith("#"))
    words = " ".join(lines).replace(",", " ").split()
    return [_key(word, number) for number, word in enumerate(words, 1)]


def new_key() -> str:
    """A new key as it is written down."""
    return base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def name_of(key: bytes) -> str:
    """The name by which sealed texts know the key; tells nothing about it."""
    return sha256(b"interlude private key" + key).digest()[:NAME_BYTES].hex()


def kept_key_file(folder: Path) -> Path:
    """The installation's own key file: made once, readable by its owner alone."""
    path = folder / "private-key"
    written_once(path, f"# Keys of private texts; keep a copy apart from every backup.\n{new_key()}\n")
    return path


def written_once(path: Path, text: str) -> str:
    """The content of a file that only its owner can read; the text, if there was no file."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text("utf-8")
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    return text


def put_first(path: Path, key: str) -> None:
    """Make this key of a file the sealing one; the others still open. A power cut leaves the old file or the new one."""
    fresh = path.with_name(f"{path.name}.new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(f"{key}\n{path.read_text('utf-8')}")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _key(word: str, number: int) -> bytes:
    try:
        key = base64.b64decode(word, validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise PrivateKeyUnreadable(f"key {number} is not {KEY_BYTES} bytes in base64")
    return key

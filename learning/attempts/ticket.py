"""A ticket says that the server handed one item to one person at one moment; the device brings it back."""

import base64
import binascii
import hashlib
import hmac
import struct
from datetime import UTC, datetime, timedelta
from uuid import UUID

from learning.attempts.errors import TicketRefused

LIFETIME = timedelta(days=7)
"""How long an answer may wait on a device without a network."""

_MOMENT = struct.Struct(">q")
_MAC_BYTES = 16
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def sign_ticket(item_id: UUID, person_id: UUID, issued_at: datetime, *, key: bytes) -> str:
    """The ticket for this item in this person's hands."""
    moment = _MOMENT.pack((issued_at - _EPOCH) // timedelta(microseconds=1))
    return base64.urlsafe_b64encode(moment + _mac(item_id, person_id, moment, key)).decode()


def issued_at_of(ticket: str, item_id: UUID, person_id: UUID, *, now: datetime, key: bytes) -> datetime:
    """When the item was issued. A ticket that is forged, too old or somebody else's is `TicketRefused`."""
    try:
        raw = base64.b64decode(ticket.encode(), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise TicketRefused from error
    moment, mac = raw[: _MOMENT.size], raw[_MOMENT.size :]
    if len(mac) != _MAC_BYTES or not hmac.compare_digest(mac, _mac(item_id, person_id, moment, key)):
        raise TicketRefused
    issued_at = _EPOCH + timedelta(microseconds=_MOMENT.unpack(moment)[0])
    if now - issued_at > LIFETIME:
        raise TicketRefused
    return issued_at


def _mac(item_id: UUID, person_id: UUID, moment: bytes, key: bytes) -> bytes:
    return hmac.digest(key, b"ticket" + item_id.bytes + person_id.bytes + moment, hashlib.sha256)[:_MAC_BYTES]

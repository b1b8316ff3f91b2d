"""Signatures of deliveries as Standard Webhooks 1.0 describes them: HMAC-SHA256 over id, time and the raw body."""

import base64
import binascii
import hmac
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from learning.gaps.errors import SignatureRefused

TOLERANCE = timedelta(minutes=5)
"""How far the sender's clock may be off; a delivery signed longer ago is no longer accepted."""
PREFIX = "whsec_"
SECRET_BYTES = 32
LONGEST_ID = 200


def secret_from(random_bytes: bytes) -> str:
    """A secret as senders take it; `SECRET_BYTES` of chance."""
    return PREFIX + base64.b64encode(random_bytes).decode()


def sign(secret: str, message_id: str, body: bytes, at: datetime) -> dict[str, str]:
    """The three headers that a sender adds."""
    stamp = str(int(at.timestamp()))
    return {
        "webhook-id": message_id,
        "webhook-timestamp": stamp,
        "webhook-signature": _signature(secret, message_id, stamp, body),
    }


def verified_id(secrets: Sequence[str], headers: Mapping[str, str], body: bytes, *, now: datetime) -> str:
    """The delivery's id, if one of these secrets signed it within `TOLERANCE`. Raises `SignatureRefused`.

    Several secrets hold while one is being replaced, and a sender may give several signatures.
    """
    message_id, stamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not 0 < len(message_id) <= LONGEST_ID or abs(now - _moment(stamp)) > TOLERANCE:
        raise SignatureRefused
    given = [each.encode() for each in headers.get("webhook-signature", "").split()]
    expected = [_signature(secret, message_id, stamp, body).encode() for secret in secrets]
    if not any(hmac.compare_digest(mine, theirs) for mine in expected for theirs in given):
        raise SignatureRefused
    return message_id


def _signature(secret: str, message_id: str, stamp: str, body: bytes) -> str:
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except binascii.Error:
        raise SignatureRefused from None
    signed = b".".join((message_id.encode(), stamp.encode(), body))
    return "v1," + base64.b64encode(hmac.digest(key, signed, "sha256")).decode()


def _moment(stamp: str) -> datetime:
    try:
        return datetime.fromtimestamp(int(stamp), UTC)
    except (ValueError, OverflowError, OSError):
        raise SignatureRefused from None

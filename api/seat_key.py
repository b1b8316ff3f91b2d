"""The key under which a browser keeps what one person has not sent yet, so that the next one on the seat cannot read it.

It follows from the installation's secret and from who she is, so that whatever waits can be read again by her, at her
next sign-in, and by nobody else. It is told to her browser while she is signed in and kept nowhere here.
"""

import base64
import hashlib
import hmac
from uuid import UUID


def seat_key(person_id: UUID, secret: bytes) -> str:
    """32 bytes in base64, for AES-256-GCM."""
    return base64.b64encode(hmac.digest(secret, b"seat" + person_id.bytes, hashlib.sha256)).decode()

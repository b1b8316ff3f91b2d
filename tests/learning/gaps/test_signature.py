"""Signatures of deliveries, against the published vector and against the package that senders use."""

import json
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from learning.gaps.errors import SignatureRefused
from learning.gaps.signature import TOLERANCE, secret_from, sign, verified_id

ROOT = Path(__file__).parents[3]
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
SECRET, OTHER = secret_from(b"s" * 32), secret_from(b"t" * 32)
BODY = '{"agent": "1101", "state": "话后处理"}'.encode()


def test_it_signs_as_the_specifications_own_example() -> None:
    headers = sign(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        b'{"test": 2432232314}',
        datetime.fromtimestamp(1614265330, UTC),
    )

    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@pytest.mark.skipif(
    not (ROOT / "frontend/node_modules/standardwebhooks").is_dir() or shutil.which("node") is None,
    reason="the packages of the pages are not installed",
)
def test_another_implementation_accepts_what_is_signed_here_and_nothing_else() -> None:
    now = datetime.now(UTC)
    right, old = sign(SECRET, "m1", BODY, now), sign(SECRET, "m1", BODY, now - timedelta(minutes=10))
    cases = [
        {"secret": SECRET, "body": BODY.decode(), "headers": right},
        {"secret": SECRET, "body": BODY.decode() + " ", "headers": right},
        {"secret": OTHER, "body": BODY.decode(), "headers": right},
        {"secret": SECRET, "body": BODY.decode(), "headers": right | {"webhook-id": "m2"}},
        {"secret": SECRET, "body": BODY.decode(), "headers": old},
    ]

    ran = subprocess.run(
        ["node", Path(__file__).parent / "verify.mjs"],
        input=json.dumps(cases),
        capture_output=True,
        text=True,
        check=True,
    )

    assert json.loads(ran.stdout) == [True, False, False, False, False]


@pytest.mark.parametrize("off", [-TOLERANCE, timedelta(0), TOLERANCE], ids=["late", "on time", "early"])
def test_what_was_signed_within_five_minutes_is_taken(off: timedelta) -> None:
    assert verified_id([SECRET], sign(SECRET, "m1", BODY, NOW), BODY, now=NOW - off) == "m1"


def test_one_of_several_secrets_and_one_of_several_signatures_is_enough() -> None:
    headers = sign(SECRET, "m1", BODY, NOW)
    both = f"v1a,abc {sign(OTHER, 'm1', BODY, NOW)['webhook-signature']} {headers['webhook-signature']}"

    assert verified_id([secret_from(b"u" * 32), SECRET], headers | {"webhook-signature": both}, BODY, now=NOW)


@pytest.mark.parametrize(
    ("changed", "body", "secrets"),
    [
        ({}, BODY + b" ", [SECRET]),
        ({}, BODY, [OTHER]),
        ({}, BODY, []),
        ({"webhook-id": "m2"}, BODY, [SECRET]),
        ({"webhook-id": ""}, BODY, [SECRET]),
        ({"webhook-timestamp": "1795262399"}, BODY, [SECRET]),
        ({"webhook-timestamp": "soon"}, BODY, [SECRET]),
        ({"webhook-timestamp": "9" * 30}, BODY, [SECRET]),
        ({"webhook-signature": ""}, BODY, [SECRET]),
        ({"webhook-signature": "v1,"}, BODY, [SECRET]),
        ({"webhook-signature": "v1,é"}, BODY, [SECRET]),
        ({}, BODY, ["whsec_no base64"]),
    ],
)
def test_whatever_was_changed_is_refused(changed: dict[str, str], body: bytes, secrets: list[str]) -> None:
    headers = sign(SECRET, "m1", BODY, NOW) | changed

    with pytest.raises(SignatureRefused):
        verified_id(secrets, headers, body, now=NOW)


@pytest.mark.parametrize("off", [timedelta(minutes=5, seconds=1), -timedelta(minutes=5, seconds=1)])
def test_what_was_signed_longer_ago_or_far_ahead_is_refused(off: timedelta) -> None:
    with pytest.raises(SignatureRefused):
        verified_id([SECRET], sign(SECRET, "m1", BODY, NOW), BODY, now=NOW + off)

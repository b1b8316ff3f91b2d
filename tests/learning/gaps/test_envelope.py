"""What a delivery tells, in any envelope, and that nothing in it can break the reading."""

import base64
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.gaps.envelope import MOST, unwrapped
from learning.gaps.errors import EventUnreadable
from learning.gaps.mapping import readings
from learning.gaps.platforms import shipped
from tests.examples import examples

EVENT = {
    "specversion": "1.0",
    "id": "e1",
    "source": "acd",
    "type": "agent.state.v1",
    "data": {"agent": "1101"},
}
JSON = {"content-type": "application/json"}


def told(event: object, headers: dict[str, str] = JSON) -> list[tuple[str, object]]:
    return [
        (each.key, each.tree.get("agent")) for each in unwrapped("m1", headers, json.dumps(event).encode())
    ]


def test_an_event_tells_the_same_in_every_mode_of_its_envelope() -> None:
    binary = {f"ce-{name}": str(value) for name, value in EVENT.items() if name != "data"} | JSON
    packed = {name: value for name, value in EVENT.items() if name != "data"} | {
        "data_base64": base64.b64encode(b'{"agent": "1101"}').decode()
    }

    ways = [told(EVENT), told([EVENT]), told(EVENT["data"], binary), told(packed)]

    assert ways == [[('["acd", "e1"]', "1101")]] * 4


def test_a_platforms_own_body_is_named_by_its_delivery_and_place() -> None:
    assert told([{"agent": "1"}, {"agent": "2"}]) == [("m1\n0", "1"), ("m1\n1", "2")]


def test_two_sources_may_use_the_same_id() -> None:
    [one], [other] = (unwrapped("m1", JSON, json.dumps(EVENT | {"source": each}).encode()) for each in "ab")

    assert one.id(0) != other.id(0)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "application/xml"),
        (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>', "application/xml"),
        (b"<a>", "text/xml"),
        (b"agent", "application/x-www-form-urlencoded"),
        (b"&".join(b"a%d=b" % n for n in range(1_001)), "application/x-www-form-urlencoded"),
        (json.dumps([{}] * (MOST + 1)).encode(), "application/json"),
        (json.dumps(EVENT | {"data_base64": "%"}).encode(), "application/json"),
        (json.dumps(EVENT | {"id": ""}).encode(), "application/json"),
        (b"9" * 5_000, "application/json"),
    ],
    ids=["entity", "file", "cut", "no form", "many fields", "many things", "no base64", "no id", "a number"],
)
def test_what_cannot_be_read_is_refused(body: bytes, kind: str) -> None:
    with pytest.raises(EventUnreadable):
        unwrapped("m1", {"content-type": kind}, body)


WORDS = st.sampled_from(
    ["agent", "state", "at", "seq", "idle", "1101", "\x00", "\ud800", "", "Event", "Status"]
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=8,
)


@settings(max_examples=examples(30))
@given(st.sampled_from(sorted(shipped())), st.dictionaries(WORDS, ANYTHING, max_size=5))
def test_no_mapping_breaks_on_what_it_does_not_expect(platform: str, event: dict[str, object]) -> None:
    for each in unwrapped("m1", JSON, json.dumps(event).encode()):
        for reading in readings(shipped()[platform], each.tree):
            assert reading is None or reading.agent.isprintable()

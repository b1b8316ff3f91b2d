"""Every platform's event shapes, as data beside this file, and a real Asterisk call as it was captured."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.gaps.envelope import unwrapped
from learning.gaps.errors import MappingUnreadable
from learning.gaps.mapping import Reading, read_platform, readings
from learning.gaps.platforms import platform_of, shipped
from learning.gaps.state import Phone, Signal, at, state_of
from tests.examples import examples

HERE = Path(__file__).parent
CALL: list[dict[str, Any]] = json.loads((HERE / "asterisk_queue_call.json").read_text())
START = datetime.fromisoformat("2026-11-21T12:00:00+00:00")
WRAP_UP = timedelta(seconds=5)


def samples() -> Iterator[Any]:
    for file in sorted((HERE / "platforms").glob("*.json")):
        for sample in json.loads(file.read_text()):
            yield pytest.param(file.stem, sample, id=f"{file.stem}: {sample['what']}")


def read(platform: str, sample: dict[str, Any]) -> list[Reading | None]:
    body = sample["body"].encode() if "body" in sample else json.dumps(sample["event"]).encode()
    told = unwrapped("m1", {"content-type": sample.get("type", "application/json")}, body)
    return [reading for each in told for reading in readings(shipped()[platform], each.tree)]


@pytest.mark.parametrize(("platform", "sample"), list(samples()))
def test_a_platforms_event_is_read_as_what_it_means(platform: str, sample: dict[str, Any]) -> None:
    [reading] = read(platform, sample)

    expected = sample["reads"]
    found = None if reading is None else json.loads(json.dumps(asdict(reading), default=datetime.isoformat))
    assert found == (expected if found is None or expected is None else found | expected)


def test_a_break_that_began_during_a_call_goes_on_after_it() -> None:
    told = [
        ("bridge-agent-start", {}),
        ("agent-status-change", {"CC-Agent-Status": "On Break"}),
        ("bridge-agent-end", {}),
        ("agent-state-change", {"CC-Agent-State": "Waiting"}),
    ]
    signals = []
    for place, (action, more) in enumerate(told):
        event = {"CC-Agent": "1001", "CC-Action": action, "Event-Sequence": place} | more
        for reading in readings(shipped()["freeswitch"], event):
            if reading is not None:
                wrap_up = WRAP_UP if reading.is_wrap_up_timed else None
                moment = START + timedelta(seconds=place)
                signals.append(Signal(moment, reading.phone, "acd", reading.seq, reading.reason, wrap_up))

    state = state_of(signals)

    assert state is not None
    assert at(state, START + timedelta(seconds=4)).phone is Phone.ACW
    assert at(state, START + timedelta(minutes=1)).phone is Phone.NOT_READY


def test_every_platform_that_is_shipped_has_samples() -> None:
    assert {file.stem for file in (HERE / "platforms").glob("*.json")} == set(shipped())


def the_call() -> list[Signal]:
    """The captured call as signals; the capture noted seconds since its beginning."""
    found = []
    for event in CALL:
        for reading in readings(shipped()["asterisk"], event):
            if reading is not None:
                wrap_up = WRAP_UP if reading.is_wrap_up_timed else None
                moment = START + timedelta(seconds=event["_t"])
                found.append(Signal(moment, reading.phone, "acd", reading.seq, reading.reason, wrap_up))
    return found


def phones(signals: Sequence[Signal], *seconds: float) -> list[Phone]:
    """What is known at these moments if only what was said by then has come in."""
    found = []
    for each in seconds:
        moment = START + timedelta(seconds=each)
        state = state_of(signal for signal in signals if signal.at <= moment)
        assert state is not None
        found.append(at(state, moment).phone)
    return found


def test_the_captured_call_goes_through_its_states() -> None:
    assert phones(the_call(), 1.5, 2.5, 4, 7.04, 7.05, 12.04, 12.05) == [
        Phone.NOT_READY,
        Phone.IDLE,
        Phone.TALKING,
        Phone.TALKING,
        Phone.ACW,
        Phone.ACW,
        Phone.IDLE,
    ]


def test_the_captured_call_is_a_trap_for_whoever_trusts_its_last_status() -> None:
    last = [event for event in CALL if event.get("Event") == "QueueMemberStatus"][-1]

    assert (last["_t"], last["Status"], last["Wrapuptime"]) == (7.05, "1", "0")


@settings(max_examples=examples(40))
@given(st.randoms(use_true_random=False), st.floats(7.05, 12.04))
def test_the_captured_call_shuffled_and_doubled_never_frees_her_in_the_wrap_up(
    chance: Random, seconds: float
) -> None:
    signals = the_call() * 2
    chance.shuffle(signals)

    assert state_of(signals) == state_of(the_call())
    assert phones(signals, seconds) == [Phone.ACW]


@settings(max_examples=examples(40))
@given(st.sets(st.integers(0, 6)))
def test_whatever_is_lost_of_the_captured_call_but_its_end_she_is_not_free_in_the_wrap_up(
    lost: set[int],
) -> None:
    left = [
        signal for place, signal in enumerate(the_call()) if place not in lost or signal.wrap_up is not None
    ]

    assert phones(left, 8) == [Phone.ACW]


OWN = """
[fields]
agent = { path = "who", pattern = '^sip:([^@]+)@' }
at = "when"
[[when]]
phone = "idle"
match = { what = "free" }
"""


def test_another_platform_needs_no_code() -> None:
    [reading] = readings(
        read_platform(OWN, "own"), {"who": "sip:1101@bank", "what": "free", "when": 1795168800}
    )

    assert reading is not None
    assert (reading.agent, reading.phone) == ("1101", Phone.IDLE)
    assert reading.at == datetime.fromisoformat("2026-11-20T10:00:00+00:00")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[[when",
        "when = 3",
        '[fields]\nagent = "a"',
        '[fields]\nat = "a"\n[[when]]\nphone = "idle"',
        '[fields]\nagent = "a"\n[[when]]\nphone = "dancing"',
        '[fields]\nagent = "a"\n[[when]]\nphone = "idle"\nwrap_up = "timed"',
        '[fields]\nagent = "a"\nmood = "b"\n[[when]]\nphone = "idle"',
        '[fields]\nagent = { path = "a", pattern = "(" }\n[[when]]\nphone = "idle"',
        '[fields]\nagent = { path = "a", pattern = "a" }\n[[when]]\nphone = "idle"',
        '[fields]\nagent = "a"\n[[when]]\nphone = "idle"\nmatch = { a.b = "c" }',
        'zone = "Mars"\n[fields]\nagent = "a"\n[[when]]\nphone = "idle"',
        "#" * 50_001,
    ],
)
def test_a_mapping_that_says_nothing_we_understand_is_refused(text: str) -> None:
    with pytest.raises(MappingUnreadable, match=r"^own: "):
        read_platform(text, "own")


def test_a_platform_nobody_ships_needs_a_mapping() -> None:
    with pytest.raises(MappingUnreadable, match="asterisk"):
        platform_of("pigeon", None)

"""The guide on phones: its mapping is read, its example of our plain shape too, and its table says what is shipped."""

import json
import re
from pathlib import Path

from learning.gaps.mapping import read_platform, readings
from learning.gaps.platforms import shipped
from learning.gaps.state import Phone

GUIDE = (Path(__file__).parents[2] / "docs" / "gaps.md").read_text("utf-8")


def test_the_mapping_of_the_guide_reads_what_it_promises() -> None:
    [text] = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
    events = [
        {"user": {"number": "1101"}, "status": 2},
        {"uri": "sip:1102@bank", "state": "hangup"},
        {"uri": "sip:1102@bank", "state": "work"},
        {
            "uri": "sip:1102@bank",
            "lines": [{"kind": "inbound", "open": False}, {"kind": "outbound", "open": True}],
        },
        {"uri": "sip:1102@bank", "lines": [{"kind": "outbound"}, {"kind": "inbound", "open": True}]},
    ]

    found = [
        reading and (reading.agent, reading.phone, reading.is_wrap_up_timed, reading.then)
        for reading in readings(read_platform(text, "guide"), {"events": events})
    ]

    assert found == [
        ("1101", Phone.TALKING, False, Phone.IDLE),
        ("1102", Phone.ACW, True, Phone.IDLE),
        ("1102", Phone.ACW, False, Phone.NOT_READY),
        None,
        ("1102", Phone.IDLE, False, Phone.IDLE),
    ]


def test_every_plain_event_of_the_guide_is_understood() -> None:
    plain = [json.loads(each) for each in re.findall(r'`(\{"agent".*?\})`', GUIDE)]

    read = [reading for each in plain for reading in readings(shipped()["json"], each)]

    assert len(plain) == 2
    assert None not in read


def test_the_table_names_every_platform_and_how_it_was_met() -> None:
    table = dict(re.findall(r"^\| `([a-z][a-z-]+)` \|[^|]*\|[^|]*\| (.*?) \|$", GUIDE, re.MULTILINE))
    paper = {name for name, platform in shipped().items() if platform.met == "paper"} - {"json"}

    assert set(table) == set(shipped())
    assert {name for name, met in table.items() if met.startswith("on paper")} == paper

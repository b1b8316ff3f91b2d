"""The number of panels that listen."""

import os
from pathlib import Path
from uuid import uuid4

from api.live_counting import OpenPanels
from api.live_panels import Panels

NOBODY = 2**22 + 1
"""No process has so high a number."""


def test_panels_are_counted_as_they_come_and_go(tmp_path: Path) -> None:
    counted = OpenPanels(tmp_path)
    panels = Panels(counted.note)

    with panels.joined(uuid4()), panels.joined(uuid4()):
        assert OpenPanels(tmp_path).of_all_processes() == 2
    assert counted.of_all_processes() == 0


def test_other_living_processes_count_and_killed_ones_do_not(tmp_path: Path) -> None:
    counted = OpenPanels(tmp_path)
    counted.note(1)
    (tmp_path / f"panels-{os.getppid()}").write_text("5")
    (tmp_path / f"panels-{NOBODY}").write_text("7")

    assert counted.of_all_processes() == 6


def test_without_a_place_to_add_up_a_process_counts_for_itself() -> None:
    counted = OpenPanels(None)
    counted.note(3)

    assert counted.of_all_processes() == 3

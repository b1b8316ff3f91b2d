"""The tables shown in docs/workforce.md can be taken in, and its figures are those of the rules."""

import re
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from learning.sheets.sheet import Sheet, read_sheet
from learning.workforce.importing.contacts import read_contacts
from learning.workforce.importing.duty import read_roster, read_shifts
from learning.workforce.importing.entries import Entries
from learning.workforce.importing.forecasts import read_forecasts
from learning.workforce.importing.kind import Kind, kind_of
from learning.workforce.importing.queues import HARMS, Known, read_queues, read_reasons
from learning.workforce.importing.segments import read_segment_codes, read_segments
from learning.workforce.segment import SegmentKind
from learning.workforce.weights import LEAST, MOST, PRIOR, WINDOW_DAYS

PAGE = (Path(__file__).parents[2] / "docs" / "workforce.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```csv\n(.*?)```", PAGE, re.DOTALL)
NAMES = ("转账与限额", "账户与借记卡", "反诈识别与劝阻", "card")
KNOWN = Known(
    {name: name for name in NAMES},
    {slug: uuid4() for slug in ("mobile-transfer-limits", "suspicious-transfers")},
    {},
)
PEOPLE = {"6021": uuid4(), "6008": uuid4()}


def read(sheet: Sheet) -> Entries:
    match kind_of(sheet.heading):
        case Kind.QUEUES:
            return read_queues(sheet, KNOWN)
        case Kind.SHIFTS:
            return read_shifts(sheet)
        case Kind.REASONS:
            return read_reasons(sheet, KNOWN)
        case Kind.ROSTER:
            return read_roster(sheet, PEOPLE, {"白", "夜", "休"})
        case Kind.SEGMENT_CODES:
            return read_segment_codes(sheet)
        case Kind.SEGMENTS:
            return read_segments(sheet, PEOPLE, {"餐": SegmentKind.MEAL})
        case Kind.CONTACTS:
            return read_contacts(sheet, {"general"}, today=date(2026, 11, 21))
        case Kind.FORECASTS:
            return read_forecasts(sheet, {"general"})


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_table_shown_can_be_taken_in(example: str) -> None:
    sheet = read_sheet(example)

    assert sheet.complaints == ()
    assert read(sheet).complaints == []


def test_every_kind_of_table_is_shown() -> None:
    assert {kind_of(read_sheet(example).heading) for example in EXAMPLES} == set(Kind)


def test_the_figures_are_those_of_the_rules() -> None:
    assert (PRIOR, LEAST, MOST, WINDOW_DAYS, set(HARMS.values())) == (50, 0.1, 10, 28, {1, 3, 10})

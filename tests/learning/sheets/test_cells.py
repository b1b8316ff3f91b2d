from datetime import date, time

import pytest

from learning.sheets.cells import as_count, as_day, as_time, listed, tidy


@pytest.mark.parametrize(
    "written",
    ["2026-11-21", "2026/11/21", "2026.11.21", "2026年11月21日", "20261121", "46347", "2026-11-21 00:00:00"],
)
def test_a_day_is_read_as_offices_write_it(written: str) -> None:
    assert as_day(written) == date(2026, 11, 21)


@pytest.mark.parametrize("written", ["", "2026-02-30", "21.11.2026", "6021", "1月3日", "2026-13-01", "昨天"])
def test_what_is_no_day_is_none(written: str) -> None:
    assert as_day(written) is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("20:00", time(20)),
        ("8:30", time(8, 30)),
        ("08:30:00", time(8, 30)),
        ("20点", time(20)),
        ("20点30分", time(20, 30)),
        ("24:00", time(0)),
        ("24:30", None),
        ("8", None),
        ("8:60", None),
    ],
)
def test_a_time_of_day_is_read_and_twenty_four_is_midnight(written: str, expected: time | None) -> None:
    assert as_time(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [("0", 0), ("1,204", 1204), ("12,04", None), ("-3", None), ("3.5", None), ("9" * 10, None)],
)
def test_a_count_is_whole_and_not_below_zero(written: str, expected: int | None) -> None:
    assert as_count(written) == expected


def test_names_with_blanks_stay_whole_in_a_list() -> None:
    assert listed("Wealth and funds; 转账与限额、verify") == ["Wealth and funds", "转账与限额", "verify"]


def test_wide_letters_are_what_they_mean() -> None:
    assert tidy(" ６０２１　") == "6021"

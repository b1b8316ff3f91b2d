from datetime import UTC, date, datetime, time, timedelta

import pytest

from learning.knowledge.errors import SourceRefused
from learning.knowledge.sources.number_format import shown


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (None, "General", ""),
        ("2 万元", "@", "2 万元"),
        (True, "General", "TRUE"),
        (50000, "General", "50000"),
        (0.1 + 0.2, "General", "0.3"),
        (1e21, "General", "1000000000000000000000"),
        (50000, "#,##0", "50,000"),
        (50000, '#,##0.00"元"', "50,000.00元"),
        (50000, '"¥"#,##0', "¥50,000"),
        (50000, "[$¥-804]#,##0", "¥50,000"),
        (50000, "_ ¥* #,##0_ ;_ ¥* -#,##0_ ", "¥50,000"),
        (0.005, "0.0%", "0.5%"),
        (0.05, "0%", "5%"),
        (0.125, "0%", "13%"),
        (0.005, "0.00##%", "0.50%"),
        (0.5, "#.##", "0.5"),
        (2, "0.##", "2"),
        (120000, '0,"千元"', "120千元"),
        (12, 'General"元"', "12元"),
        (-5, "0", "-5"),
        (-5, "0;(0)", "(5)"),
        (0, '0;-0;"免费"', "免费"),
        (-5, "[Red]-0", "--5"),
        (0.5, "# ?/?", "0.5"),
        (1234.5, "0.00E+00", "1234.5"),
        (datetime(2026, 12, 1, tzinfo=UTC), "yyyy/m/d", "2026-12-01"),
        (datetime(2026, 12, 1, 9, 30, tzinfo=UTC), "yyyy/m/d h:mm", "2026-12-01 09:30"),
        (date(2026, 12, 1), "d", "2026-12-01"),
        (time(9, 30), "h:mm", "09:30"),
        (timedelta(hours=26), "[h]:mm", "26:00"),
    ],
)
def test_a_cell_says_what_its_reader_sees(value: object, number_format: str, expected: str) -> None:
    assert shown(value, number_format) == expected


@pytest.mark.parametrize(
    ("value", "number_format"), [(12345, '0!.0,"万"'), (float("inf"), "0"), (12, "000-0000")]
)
def test_a_number_that_its_format_hides_is_refused(value: float, number_format: str) -> None:
    with pytest.raises(SourceRefused):
        shown(value, number_format)

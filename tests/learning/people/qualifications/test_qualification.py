from datetime import date, timedelta

import pytest

from learning.people.qualifications.qualification import SOON, Qualification, Validity, validity

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        pytest.param(None, None, Validity.VALID, id="without-bounds"),
        pytest.param(TODAY, None, Validity.VALID, id="from-today"),
        pytest.param(TODAY + DAY, None, Validity.COMING, id="from-tomorrow"),
        pytest.param(None, TODAY - DAY, Validity.ENDED, id="until-yesterday"),
        pytest.param(None, TODAY, Validity.ENDING, id="its-last-day"),
        pytest.param(None, TODAY + SOON, Validity.ENDING, id="soon"),
        pytest.param(None, TODAY + SOON + DAY, Validity.VALID, id="not-soon"),
    ],
)
def test_a_qualification_holds_from_its_first_day_to_its_last(
    first: date | None, last: date | None, expected: Validity
) -> None:
    assert validity(Qualification("wealth", "基金从业资格", first, last), TODAY) is expected

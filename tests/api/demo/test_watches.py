from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from api.demo.bank import found_bank
from api.demo.fill import past_until
from api.demo.rows import Rows
from api.demo.watches import keep_watches
from learning.people.watches.watch import LONGEST


def test_the_duty_lead_is_on_watch_at_any_hour_of_the_coming_month() -> None:
    past = past_until(date(2026, 11, 21), 30, ZoneInfo("Asia/Shanghai"))
    bank = found_bank(14, seed=7, first_day=past.first_day, until=past.until)
    rows = Rows()

    keep_watches(bank, past, rows)

    spans = [(row[3], row[4]) for row in rows._waiting["watch"]]
    assert spans[0][0] == datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
    assert [ends for _, ends in spans[:-1]] == [starts for starts, _ in spans[1:]]
    assert spans[-1][1] == past.until + timedelta(days=31)
    assert max(ends - starts for starts, ends in spans) <= LONGEST

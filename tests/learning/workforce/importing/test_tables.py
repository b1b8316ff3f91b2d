"""Each table on its own: what it says, and what is wrong with it."""

from datetime import date, time
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.sheets.errors import SheetUnreadable
from learning.sheets.sheet import Sheet, read_sheet, sheet_of
from learning.workforce.importing.contacts import read_contacts
from learning.workforce.importing.duty import read_roster, read_shifts
from learning.workforce.importing.entries import Entries
from learning.workforce.importing.forecasts import read_forecasts
from learning.workforce.importing.kind import Kind, kind_of
from learning.workforce.importing.queues import Known, read_queues, read_reasons
from learning.workforce.importing.segments import read_segment_codes, read_segments
from learning.workforce.queue import Forecast
from learning.workforce.segment import Segment, SegmentKind
from learning.workforce.shift import Hours, Shift

LIMITS, FACT, XIAOWEN, JING = uuid4(), uuid4(), uuid4(), uuid4()
KNOWN = Known(
    {"transfer": "transfer", "转账与限额": "transfer", "verify": "verify"},
    {"limits": LIMITS},
    {"limits/人脸 日累计": FACT},
)
PEOPLE = {"6021": XIAOWEN, "6022": JING}
TODAY = date(2026, 11, 21)


def said(entries: Entries) -> dict:
    return {key: entry.value for key, entry in entries.by_key.items()}


def wrong(entries: Entries) -> list[tuple[int, str]]:
    return [(each.line, each.message) for each in entries.complaints]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("queue,name", Kind.QUEUES),
        ("队列,名称,技能", Kind.QUEUES),
        ("班次,名称,开始,结束", Kind.SHIFTS),
        ("小结码,名称,技能,后果", Kind.REASONS),
        ("sign_in,day,shift", Kind.ROSTER),
        ("工号,姓名,2026/11/21,2026/11/22", Kind.ROSTER),
        ("日期,队列,小结码,来电量", Kind.CONTACTS),
        ("工号,姓名,日期,时段,开始,结束", Kind.SEGMENTS),
        ("时段,含义", Kind.SEGMENT_CODES),
        ("日期,队列,预测来电量,平均处理秒数", Kind.FORECASTS),
    ],
)
def test_a_heading_tells_which_table_it_is(heading: str, kind: Kind) -> None:
    assert kind_of(read_sheet(heading + "\n").heading) is kind


@pytest.mark.parametrize("heading", ["", "工号,姓名", "a,b,c"])
def test_a_heading_of_none_of_them_is_refused(heading: str) -> None:
    with pytest.raises(SheetUnreadable, match="none of the tables"):
        kind_of(read_sheet(heading + "\n").heading)


def test_a_queue_takes_skills_by_slug_or_name() -> None:
    entries = read_queues(read_sheet("queue,name,skills\ngeneral,综合,转账与限额;VERIFY\n"), KNOWN)

    assert said(entries) == {"general": {"name": "综合", "skills": {"transfer", "verify"}}}


def test_a_column_that_is_not_there_says_nothing_of_it() -> None:
    assert said(read_queues(read_sheet("queue,name\ngeneral,综合\n"), KNOWN)) == {"general": {"name": "综合"}}


def test_a_reason_names_skills_articles_facts_and_harm() -> None:
    entries = read_reasons(
        read_sheet(
            "小结码,名称,技能,知识条目,要点,后果\nT01,转账限额,transfer,limits,limits/人脸 日累计,重大\n"
        ),
        KNOWN,
    )

    assert said(entries) == {
        "T01": {"name": "转账限额", "skills": {"transfer"}, "articles": {LIMITS}, "facts": {FACT}, "harm": 10}
    }


def test_a_reason_that_leads_nowhere_says_where_not() -> None:
    entries = read_reasons(
        read_sheet("reason,name,skills,articles,facts,harm\nT01,a,chess,b,limits/x,2\n"), KNOWN
    )

    assert wrong(entries) == [
        (2, "there is no skill 'chess'"),
        (2, "there is no article 'b'"),
        (2, "there is no fact 'limits/x'"),
        (2, "harm is 1, 3 or 10, not '2'"),
    ]
    assert said(entries) == {}


def test_shifts_have_hours_or_mean_off_duty() -> None:
    entries = read_shifts(
        read_sheet("班次,名称,开始,结束\n夜,夜班,20:00,8:00\n休,休息,,\n中,中班,16:00,24:00\n")
    )

    assert said(entries) == {
        "夜": Shift("夜班", Hours(time(20), time(8))),
        "休": Shift("休息"),
        "中": Shift("中班", Hours(time(16), time(0))),
    }


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("夜,20:00,", "has a start without an end, or an end without a start"),
        ("夜,20:00,20:00", "starts and ends at the same time"),
        ("夜,evening,8:00", "starts 'evening' is no time of day"),
        (",20:00,8:00", "shift is missing"),
    ],
)
def test_a_shift_that_cannot_be_says_why(line: str, complaint: str) -> None:
    assert wrong(read_shifts(read_sheet(f"shift,starts,ends\n{line}\n"))) == [(2, complaint)]


def roster(text: str) -> Entries[tuple[UUID, date], str]:
    return read_roster(read_sheet(text), PEOPLE, {"白", "夜", "休"})


def test_a_roster_of_lines_and_one_of_columns_say_the_same() -> None:
    lines = roster("工号,日期,班次\n6021,2026-11-21,夜\n6021,2026-11-22,休\n6022,2026-11-21,白\n")
    matrix = roster("工号,姓名,2026/11/21,46348\n6021,周晓雯,夜,休\n6022,何静,白,\n")

    assert said(lines) == said(matrix)
    assert said(matrix)[XIAOWEN, date(2026, 11, 22)] == "休"


@pytest.mark.parametrize(
    ("text", "complaints"),
    [
        ("工号,日期,班次\n9999,2026-11-21,夜\n", ["there is no account '9999'"]),
        ("工号,日期,班次\n6021,2026-11-21,甲\n", ["there is no shift '甲'"]),
        ("工号,日期,班次\n6021,2026-13-21,夜\n", ["day '2026-13-21' is no day"]),
        (
            "工号,日期,班次\n6021,2026-11-21,夜\n6021,2026/11/21,白\n",
            ["6021 2026-11-21 stands in line 2 already"],
        ),
        ("工号,2026-11-21\n,夜\n", ["sign_in is missing"]),
    ],
)
def test_a_roster_line_that_cannot_be_taken_in_says_why(text: str, complaints: list[str]) -> None:
    assert [message for _, message in wrong(roster(text))] == complaints


@pytest.mark.parametrize(
    "heading", ["工号,2026-11-21,备注", "工号,2026-11-21,2026/11/21"], ids=["a-column-nobody-knows", "twice"]
)
def test_a_matrix_with_a_column_that_is_no_day_or_twice_the_same_is_refused(heading: str) -> None:
    with pytest.raises(SheetUnreadable):
        roster(f"{heading}\n6021,夜,夜\n")


def test_contacts_are_counted_by_day_reason_and_queue() -> None:
    entries = read_contacts(
        read_sheet('日期,队列,小结码,来电量\n2026-11-20,general,T01,"1,204"\n2026-11-20,,T01,3\n'),
        {"general"},
        today=TODAY,
    )

    day = date(2026, 11, 20)
    assert said(entries) == {(day, "T01", "general"): 1204, (day, "T01", None): 3}


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("2026-11-22,,T01,3", "day 2026-11-22 is still to come; a forecast is a table of its own"),
        ("2026-11-20,vip,T01,3", "there is no queue 'vip'"),
        ("2026-11-20,,T01,many", "contacts 'many' is no whole number"),
        ("2026-11-20,,,3", "reason is missing"),
    ],
)
def test_a_count_that_cannot_be_says_why(line: str, complaint: str) -> None:
    entries = read_contacts(read_sheet(f"day,queue,reason,contacts\n{line}\n"), {"general"}, today=TODAY)

    assert wrong(entries) == [(2, complaint)]


def test_a_forecast_is_of_a_day_and_queue_that_may_be_still_to_come() -> None:
    entries = read_forecasts(
        read_sheet('日期,队列,预测来电量,平均处理秒数\n2026-11-30,general,"1,260",245\n'), {"general"}
    )

    assert said(entries) == {(date(2026, 11, 30), "general"): Forecast(1260, 245)}


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("2026-11-30,vip,3,240", "there is no queue 'vip'"),
        ("2026-11-30,general,-3,240", "forecast '-3' is no whole number"),
        ("2026-11-30,general,3,4:00", "handling_seconds '4:00' is no whole number"),
        ("2026-11-30,general,3,0", "handling_seconds is between 1 and 14400, not 0"),
        ("2026-11-30,general,3,14401", "handling_seconds is between 1 and 14400, not 14401"),
        ("2026-11-30,general,,240", "forecast is missing"),
    ],
)
def test_a_forecast_that_cannot_be_says_why(line: str, complaint: str) -> None:
    entries = read_forecasts(read_sheet(f"day,queue,forecast,handling_seconds\n{line}\n"), {"general"})

    assert wrong(entries) == [(2, complaint)]


CELL = st.text(max_size=12) | st.sampled_from(
    ["2026-11-21", "夜", "6021", "transfer", "24:00", "8:00", "10", "九", "٣٣٣٣٣", "-1", "general", "46347"]
)


@given(st.lists(st.lists(CELL, min_size=4, max_size=4), max_size=5))
def test_whatever_stands_in_a_table_it_is_taken_in_or_complained_about(rows: list[list[str]]) -> None:
    cells = [[" ".join(cell.split()) for cell in row] for row in rows]

    def sheet(heading: str) -> Sheet:
        return sheet_of([dict(zip(heading.split(","), row, strict=True)) for row in [["x"] * 4, *cells]])

    for entries in (
        read_shifts(sheet("shift,name,starts,ends")),
        read_reasons(sheet("reason,name,skills,harm"), KNOWN),
        roster_of(sheet("sign_in,name,day,shift")),
        roster_of(sheet("sign_in,name,2026-11-21,2026-11-22")),
        read_contacts(sheet("day,queue,reason,contacts"), {"general"}, today=TODAY),
        read_forecasts(sheet("day,queue,forecast,handling_seconds"), {"general"}),
    ):
        lines = {each.line for each in entries.complaints} | {e.line for e in entries.by_key.values()}
        assert lines <= set(range(1, len(cells) + 2))
        assert all(each.message and each.message_zh for each in entries.complaints)


def roster_of(sheet: Sheet) -> Entries[tuple[UUID, date], str]:
    return read_roster(sheet, PEOPLE, {"白", "夜", "休"})


SEGMENTS = "工号,日期,时段,开始,结束\n"


def test_the_segments_of_a_day_are_taken_together_by_their_begin() -> None:
    entries = read_segments(
        read_sheet(f"{SEGMENTS}6021,2026-11-21,餐,12:00,12:45\n6021,2026/11/21,接线,8:00,12:00\n"),
        PEOPLE,
        {"餐": SegmentKind.MEAL},
    )

    assert said(entries) == {
        (XIAOWEN, TODAY): (
            Segment(Hours(time(8), time(12)), SegmentKind.CALLS),
            Segment(Hours(time(12), time(12, 45)), SegmentKind.MEAL),
        )
    }


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("9999,2026-11-21,接线,8:00,9:00", "there is no account '9999'"),
        ("6021,2026-11-21,摸鱼,8:00,9:00", "there is no segment '摸鱼'"),
        ("6021,2026-11-21,接线,25:00,9:00", "starts '25:00' is no time of day"),
        ("6021,2026-11-21,接线,9:00,9:00", "starts and ends at the same time"),
        ("6021,昨天,接线,8:00,9:00", "day '昨天' is no day"),
        ("6021,2026-11-21,接线,8:00,", "ends is missing"),
    ],
)
def test_what_is_wrong_with_a_segment_is_said_with_its_line(line: str, complaint: str) -> None:
    assert wrong(read_segments(read_sheet(f"{SEGMENTS}{line}\n"), PEOPLE, {})) == [(2, complaint)]


def test_two_segments_do_not_start_at_once() -> None:
    sheet = read_sheet(f"{SEGMENTS}6021,2026-11-21,接线,8:00,9:00\n6021,2026-11-21,小休,8:00,8:15\n")

    assert wrong(read_segments(sheet, PEOPLE, {})) == [
        (2, "6021 2026-11-21 has two segments that start at once")
    ]


def test_a_code_means_one_of_five_things() -> None:
    entries = read_segment_codes(read_sheet("时段,含义\n微,培训\nB,break\n茶,喝茶\n"))

    assert said(entries) == {"微": SegmentKind.TRAINING, "B": SegmentKind.BREAK}
    assert [line for line, _ in wrong(entries)] == [4]

"""Which of the eight tables a file is: its heading tells."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from learning.sheets.cells import as_day
from learning.sheets.errors import SheetUnreadable
from learning.sheets.sheet import Sheet, columns_of


class Kind(StrEnum):
    """A table, in the order in which they build on each other."""

    QUEUES = "queues"
    SHIFTS = "shifts"
    REASONS = "reasons"
    ROSTER = "roster"
    SEGMENT_CODES = "segment_codes"
    SEGMENTS = "segments"
    CONTACTS = "contacts"
    FORECASTS = "forecasts"


NAMES: Mapping[str, str] = {
    "queue": "queue",
    "队列": "queue",
    "name": "name",
    "名称": "name",
    "姓名": "name",
    "skills": "skills",
    "技能": "skills",
    "shift": "shift",
    "班次": "shift",
    "starts": "starts",
    "开始": "starts",
    "ends": "ends",
    "结束": "ends",
    "sign_in": "sign_in",
    "工号": "sign_in",
    "day": "day",
    "日期": "day",
    "segment": "segment",
    "时段": "segment",
    "meaning": "meaning",
    "含义": "meaning",
    "reason": "reason",
    "小结码": "reason",
    "articles": "articles",
    "知识条目": "articles",
    "facts": "facts",
    "要点": "facts",
    "harm": "harm",
    "后果": "harm",
    "contacts": "contacts",
    "来电量": "contacts",
    "forecast": "forecast",
    "预测来电量": "forecast",
    "handling_seconds": "handling_seconds",
    "平均处理秒数": "handling_seconds",
}
"""What a column may be called."""

CHINESE: Mapping[str, str] = {
    column: next(name for name, meant in NAMES.items() if meant == column and not name.isascii())
    for column in NAMES.values()
}
"""What a column is called in Chinese."""

NEEDED: Mapping[Kind, tuple[str, ...]] = {
    Kind.CONTACTS: ("day", "reason", "contacts"),
    Kind.FORECASTS: ("day", "queue", "forecast", "handling_seconds"),
    Kind.ROSTER: ("sign_in", "day", "shift"),
    Kind.SEGMENTS: ("sign_in", "day", "segment", "starts", "ends"),
    Kind.SEGMENT_CODES: ("segment", "meaning"),
    Kind.SHIFTS: ("shift", "starts", "ends"),
    Kind.REASONS: ("reason", "name"),
    Kind.QUEUES: ("queue", "name"),
}
"""The columns by which a table is known, most telling first."""

BESIDES: Mapping[Kind, tuple[str, ...]] = {
    Kind.CONTACTS: ("queue",),
    Kind.FORECASTS: (),
    Kind.ROSTER: ("name",),
    Kind.SEGMENTS: ("name",),
    Kind.SEGMENT_CODES: (),
    Kind.SHIFTS: ("name",),
    Kind.REASONS: ("skills", "articles", "facts", "harm"),
    Kind.QUEUES: ("skills",),
}


def kind_of(heading: Sequence[str]) -> Kind:
    """The table with this heading. A roster may also have one column for each day. Raises `SheetUnreadable`."""
    meant = {NAMES[name] for name in heading if name in NAMES}
    if "sign_in" in meant and any(as_day(name) for name in heading):
        return Kind.ROSTER
    for kind, needed in NEEDED.items():
        if set(needed) <= meant:
            return kind
    known = "; ".join(", ".join(needed) for needed in NEEDED.values())
    known_zh = "；".join("、".join(CHINESE[column] for column in needed) for needed in NEEDED.values())
    raise SheetUnreadable(
        f"is none of the tables known here: their first lines name {known}",
        f"不是能导入的表格，第一行应当是其中之一：{known_zh}",
    )


def columns(sheet: Sheet, kind: Kind) -> tuple[str, ...]:
    """What each column of the table means. Raises `SheetUnreadable` for one that means nothing in it."""
    allowed = {*NEEDED[kind], *BESIDES[kind]}
    known = {name: column for name, column in NAMES.items() if column in allowed}
    return columns_of(sheet.heading, known, NEEDED[kind])

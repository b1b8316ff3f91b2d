"""What drafting says in its own words: the shape; the words stand in `chinese` and `english`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from learning.knowledge.values.value import ValueKind


@dataclass(frozen=True, slots=True)
class Decision:
    """What an agent decides about one case: the question, and both verdicts with the value they rest on.

    `border` asks about the value itself; `taken_in` and `left_out` are its verdicts.
    """

    asked: str
    inside: str
    outside: str
    border: str
    taken_in: str
    left_out: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language. Braces are filled in by the item kinds; `dated` and `now` open a prompt.

    `cases` names what a case is by the kind of value that decides it, `any_case` for any other kind.
    """

    language: str
    gap: str
    dated: str
    latest: str
    now: str
    value_of_cell: str
    span_of_cell: str
    fill: str
    fill_now: str
    question_end: str
    value_alone: str
    cell: str
    cell_asked: str
    case_cell: str
    case: str
    most: Decision
    least: Decision
    time: Decision
    from_up: Decision
    above: Decision
    up_to: Decision
    below: Decision
    colleague: str
    right: str
    wrong: str
    which: str
    which_alone: str
    member_gone: str
    member_new: str
    still_part: str
    also_part: str
    part_yes: str
    part_no: str
    class_of: str
    to_do: str
    route_value: str
    gone_now: str
    still_holds: str
    retired: str
    instead: str
    newly_in_list: str
    off_list: str
    on_list: str
    if_then: str
    next_step: str
    first_step: str
    order: str
    example: str
    two_days: str
    of_two_days: str
    both_days: str
    has_begun: str
    begun: str
    not_begun: str
    start: str
    who: str
    everyone: str
    why_right: str
    why_new: str
    why_gone: str
    why_new_from_then: str
    why_old_until_then: str
    why_old: str
    why_other: str
    why_before: str
    why_cell: str
    why_row: str
    why_known: str
    why_not: str
    why_stays: str
    why_border: str
    why_elsewhere: str
    why_both_days: str
    why_not_begun: str
    why_begun: str
    why_still: str
    why_old_start: str
    why_old_span: str
    why_replaced: str
    was_value: str
    was_text: str
    was_entry: str
    gone: str
    also: str
    from_then: str
    may: str
    must: str
    yes_may: str
    no_may: str
    only_if: str
    yes_must: str
    no_must: str
    if_wanted: str
    number: str
    who_of: str
    cases: Mapping[ValueKind, str]
    any_case: str
    say: str
    by_leave: str
    by_demand: str
    route: str
    value_in_column: str
    span_in_column: str
    in_column: str
    generic_cell: str
    remark_cell: str
    generic_value: str
    count_of_cell: str
    entry: str
    in_cell: str
    in_row: str
    step_added: str


def spoken_date(moment: datetime, words: Phrases) -> str:
    """The effective moment as people say it; `moment` is on the bank's own clock."""
    if words.language.startswith("zh"):
        clock = f"{moment.hour}点" if moment.minute == 0 else f"{moment.hour}:{moment.minute:02d}"
        return f"{moment.month}月{moment.day}日{clock}"
    day = f"{moment.day} {moment:%B}"
    return day if (moment.hour, moment.minute) == (0, 0) else f"{day}, {moment:%H:%M}"

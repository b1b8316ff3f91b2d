from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from learning.knowledge.update import Span, compare
from learning.lessons.drafted import as_lesson, facts_lost, server_keyed_items, still_teaches, with_only
from learning.lessons.drafting.draft import draft
from learning.lessons.drafting.drafts import ItemDraft, LessonDraft
from learning.lessons.lesson import Lesson

ZONE = ZoneInfo("Asia/Shanghai")
DECEMBER = datetime(2026, 12, 1, tzinfo=ZONE)
FEES = "# 收费标准\n\n| 项目 | 收费标准 |\n|---|---|\n" + "".join(
    f"| 服务项目{number:02d} | {number * 5} 元/笔 |\n" for number in range(1, 41)
)
SOURCE = Span("after", 0, 1)


def an_item(key: str, *, fact: str = "f", derived: bool = False, flips: bool = False) -> ItemDraft:
    return ItemDraft(key, "single_choice", "多少？", (), ("1",), "因为", fact, derived, SOURCE, flips)


def a_draft(*items: ItemDraft) -> LessonDraft:
    return LessonDraft("限额", 60, tuple(dict.fromkeys(item.fact for item in items)), (), items)


def test_of_three_items_the_two_that_prove_the_new_rule_are_keyed_on_the_server() -> None:
    draft = a_draft(an_item("value"), an_item("now", flips=True, derived=True), an_item("case", derived=True))

    assert server_keyed_items(draft) == {"value", "case"}


def test_of_two_items_the_case_is_keyed_on_the_server_and_feedback_on_the_other_comes_at_once() -> None:
    assert server_keyed_items(a_draft(an_item("value"), an_item("case", derived=True))) == {"case"}


def test_a_single_item_stays_on_the_device() -> None:
    assert server_keyed_items(a_draft(an_item("value"))) == frozenset()


def test_each_fact_has_its_own_evidence() -> None:
    draft = a_draft(*(an_item(f"{fact}{place}", fact=fact) for fact in "ab" for place in range(2)))

    assert server_keyed_items(draft) == {"a1", "b1"}


def lesson_of(before: str, after: str) -> Lesson:
    update = compare(before, after)
    [found] = draft(update, before=before, after=after, effective_from=DECEMBER, title="收费")
    return as_lesson(
        found,
        {change.id: change for change in update.facts},
        slug="fees-r2-1",
        language="zh-CN",
        skills=("fees",),
        source="收费",
        effective=DECEMBER,
        zone=ZONE,
    )


def test_one_changed_cell_of_forty_is_learned_within_a_minute_and_leaves_evidence() -> None:
    lesson = lesson_of(FEES, FEES.replace("| 85 元/笔", "| 60 元/笔"))

    assert lesson.estimated_seconds < 60
    assert len(lesson.items) - len(lesson.kept_back) >= 2
    assert any(item.flips for item in lesson.items)
    assert [item.keyed_on for item in lesson.items].count("server") == 2


def test_a_lesson_teaches_as_before_while_its_facts_are_there_and_say_the_same() -> None:
    lesson = lesson_of(FEES, FEES.replace("| 85 元/笔", "| 60 元/笔"))
    same = compare(FEES, FEES.replace("| 85 元/笔", "| 60 元/笔"))
    other = compare(FEES, FEES.replace("| 85 元/笔", "| 61 元/笔"))
    reworded = replace(same, facts=(replace(same.facts[0], statement="另一种说法"),))

    assert still_teaches(lesson, same, same)
    assert still_teaches(lesson, reworded)
    assert not still_teaches(lesson, reworded, same)
    assert not still_teaches(lesson, other)


def test_an_item_that_lost_its_fact_is_named_with_its_line() -> None:
    before = lesson_of(FEES, FEES.replace("| 85 元/笔", "| 60 元/笔"))
    first, *others = before.items
    after = replace(before, items=(replace(first, fact=None), *others))

    [complaint] = facts_lost(before, after, {f"item:{first.key}": 17})

    assert (complaint.line, first.key in complaint.message) == (17, True)
    assert facts_lost(before, before, {}) == ()


def test_what_changed_but_is_not_taught_stands_for_nothing_unchanged() -> None:
    after = FEES.replace("| 85 元/笔", "| 60 元/笔").replace("| 100 元/笔", "| 130 元/笔")
    found = compare(FEES, after)
    taught, left = found.facts

    shown = with_only(found, [taught], found)

    assert shown.facts == (taught,)
    assert [notice.source.start for notice in shown.notices if notice.source] == [left.finding.unit.start]

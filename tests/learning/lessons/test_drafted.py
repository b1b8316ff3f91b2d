from learning.knowledge.update import Span
from learning.lessons.drafted import server_keyed_items
from learning.lessons.drafting.drafts import ItemDraft, LessonDraft

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

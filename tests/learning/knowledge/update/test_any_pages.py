"""What holds of any two pages, however they are written."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from learning.knowledge.update import compare
from tests.examples import examples

WORDS = st.sampled_from(
    [
        *("坐席", "客户", "不得", "可以", "应当", "5 万元", "3 个工作日", "退款", "。", "，", "：", "第一条"),
        *("|", "-", "#", "**", "\n", "\n\n", "(", "[", "`", "<td>"),
        *("the", "card", "may", "pay", "£5", "within", "days", "."),
    ]
)
PAGES = st.lists(WORDS, max_size=60).map(" ".join)


@settings(max_examples=examples(150), deadline=None)
@given(PAGES)
def test_a_page_compared_with_itself_says_nothing(page: str) -> None:
    update = compare(page, page)

    assert (update.facts, update.ignored) == ((), ())


@settings(max_examples=examples(150), deadline=None)
@given(PAGES, PAGES)
@example("坐席 坐席 坐席 \n\n 坐席 坐席", "").via("two lines gone that carry no rule, so have no key")
def test_any_two_pages_give_facts_that_stand_in_them(before: str, after: str) -> None:
    facts = compare(before, after).facts

    sources = {"before": before, "after": after}
    assert all(
        0 <= fact.source.start < fact.source.end <= len(sources[fact.source.document]) for fact in facts
    )
    assert len({fact.id for fact in facts}) == len(facts)
    assert len({fact.after_key or fact.before_key or fact.id for fact in facts}) == len(facts)


@pytest.mark.parametrize(
    "mark", ["<!--", "<%= x('", "[", "{{", "![", "（", "|", "一二三", "如果", "5元、", "<td>"]
)
def test_a_page_of_unclosed_marks_is_read_to_its_end(mark: str) -> None:
    page = mark * 4_000

    facts = compare(page, f"{page}\n\n# 限额\n\n坐席不得代客户调高限额。\n").facts

    assert len(facts) <= 2

"""Each new value of a sentence is told with the old one whose place it took."""

from learning.knowledge.update import compare

BEFORE = "余额不足的，系统连续 3 日尝试扣款；仍未成功的，第 4 日起列入名单。"


def told(before: str, after: str) -> set[tuple[str | None, str | None]]:
    """Old and new value of everything that one sentence changed."""
    (fact,) = compare(before, after).facts
    more = {(change.old.text if change.old else None, change.new.text) for change in fact.finding.more}
    return {(fact.old, fact.new), *more}


def test_a_value_that_moved_with_its_words_keeps_its_own_old_one() -> None:
    after = "余额不足的，系统会连续尝试 5 日；5 日内都未扣到的，从第 6 日起列入名单。"

    assert told(BEFORE, after) == {("4 日", "6 日"), ("3 日", "5 日")}


def test_of_more_new_values_than_old_ones_none_is_said_to_replace_another() -> None:
    after = "余额不足的，系统会连续尝试 5 日；9 日内都未扣到的，从第 6 日起列入名单。"

    assert ("3 日", "5 日") not in told(BEFORE, after)
    assert ("3 日", "9 日") not in told(BEFORE, after)

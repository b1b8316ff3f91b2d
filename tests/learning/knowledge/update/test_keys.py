"""How statements are known again from one revision to the next."""

from learning.knowledge.update import carried, statements
from tests.learning.knowledge.update.pages import LIMITS, only


def test_an_untouched_statement_keeps_its_key_between_revisions() -> None:
    after = LIMITS.replace("20 万元", "10 万元")
    kept = {each.key for each in statements(LIMITS)} & {each.key for each in statements(after)}

    assert len(kept) == len(statements(LIMITS)) - 1


def test_a_changed_statement_is_carried_to_its_new_key() -> None:
    after = LIMITS.replace("20 万元", "10 万元")
    fact = only(LIMITS, after)

    assert fact.before_key is not None
    assert carried(LIMITS, after)[fact.before_key] == fact.after_key


def test_a_sentence_that_carries_no_rule_is_no_statement() -> None:
    assert [each.statement for each in statements("欢迎来电。\n\n坐席不得索要验证码。")] == [
        "坐席不得索要验证码。"
    ]

"""What differs between two versions of a sentence, cut where a person would underline it."""

import pytest

from learning.knowledge.ops import segments


def differing(old: str, new: str) -> list[tuple[str, str]]:
    return [(part.old, part.new) for part in segments(old, new)]


def test_a_clause_put_in_behind_a_new_value_is_a_change_of_its_own() -> None:
    assert differing("境外取现每笔收取 15 元。", "境外取现每笔收取 20 元，白金卡客户免收。") == [
        ("15 元", "20 元"),
        ("", "白金卡客户免收"),
    ]


def test_words_dropped_behind_a_value_are_a_change_of_their_own() -> None:
    assert differing("The fee is £5 and a stamp.", "The fee is £8.") == [("£5", "£8"), ("and a stamp", "")]


@pytest.mark.parametrize("word", ["地址变更", "会员升级", "申请撤回", "规则解释"])
def test_a_word_that_begins_or_ends_like_a_joint_stays_whole(word: str) -> None:
    assert differing("可以受理挂失。", f"可以受理挂失、{word}。") == [("", word)]

from dataclasses import replace

import pytest

from learning.knowledge.errors import RulingUnusable
from learning.knowledge.rank import WORTH_A_CARD, WORTH_AN_ITEM
from learning.knowledge.rulings import (
    Ruling,
    Rulings,
    Standing,
    Words,
    notice_id,
    rule,
    unanswered,
    usable,
)
from learning.knowledge.update import FactChange, Update, compare

OLD = """# 转账限额

短信验证码单笔限额为 1 万元。
人脸识别日累计限额为 20 万元。
坐席不得代客户调高限额。
"""
NEW = """# 转账限额

短信验证码单笔限额为 2 万元。
人脸识别日累计限额为 10 万元。
坐席不得代客户调高限额。
"""
TWICE = "口头挂失自受理时起 5 日内有效。\n\n| 业务 | 有效期 |\n|---|---|\n| 口头挂失 | {0} 日 |\n"


@pytest.fixture(scope="module")
def update() -> Update:
    found = compare(OLD, NEW)
    assert len(found.facts) == 2
    return found


def ids(facts: tuple[FactChange, ...]) -> list[str]:
    return [fact.id for fact in facts]


def test_without_rulings_the_update_is_what_the_engine_found(update: Update) -> None:
    ruled = rule(update, Rulings())

    assert (ruled.update, ruled.untaught) == (update, ())


def test_an_untaught_change_leaves_the_facts_to_learn_but_still_moves(update: Update) -> None:
    first, second = update.facts

    ruled = rule(update, Rulings((Ruling(first.id, Standing.UNTAUGHT),)))

    assert (ids(ruled.update.facts), ids(ruled.untaught)) == ([second.id], [first.id])


def test_a_change_called_wording_neither_is_learned_nor_moves(update: Update) -> None:
    first, second = update.facts

    ruled = rule(update, Rulings((Ruling(first.id, Standing.WORDING),)))

    assert (ids(ruled.update.facts), ruled.untaught) == ([second.id], ())


def test_a_rule_that_is_gone_ends_even_if_it_is_called_wording() -> None:
    gone = compare(OLD, OLD.replace("坐席不得代客户调高限额。\n", ""))
    [change] = gone.facts

    ruled = rule(gone, Rulings((Ruling(change.id, Standing.WORDING),)))

    assert (ruled.update.facts, ids(ruled.untaught)) == ((), [change.id])


def test_a_merged_change_is_learned_with_the_other_and_moves_with_it(update: Update) -> None:
    first, second = update.facts

    ruled = rule(update, Rulings((Ruling(second.id, goes_with=first.id),)))

    [fact] = ruled.update.facts
    assert (fact.id, second.after_key in fact.also_keys, ruled.untaught) == (first.id, True, ())


def test_a_change_merged_into_one_that_an_edit_took_away_is_learned_for_itself(update: Update) -> None:
    ruled = rule(update, Rulings((Ruling(update.facts[1].id, goes_with="gone"),)))

    assert ids(ruled.update.facts) == ids(update.facts)


def test_the_words_of_an_owner_are_those_that_are_taught(update: Update) -> None:
    first, _ = update.facts

    ruled = rule(update, Rulings((Ruling(first.id, words=Words("限额", "短信验证码一笔最多 2 万元。")),)))

    fact = ruled.update.facts[0]
    assert (fact.id, fact.topic, fact.statement, fact.new) == (
        first.id,
        "限额",
        "短信验证码一笔最多 2 万元。",
        first.new,
    )


def test_a_split_keeps_the_id_and_the_value_for_its_first_part_and_gives_the_others_a_card(
    update: Update,
) -> None:
    first, second = update.facts
    parts = (Words("单笔", "短信验证码单笔限额为 2 万元。"), Words("方式", "单笔限额只对短信验证码。"))

    ruled = rule(update, Rulings((Ruling(first.id, parts=parts),)))

    assert ids(ruled.update.facts) == [first.id, f"{first.id}-2", second.id]
    part = ruled.update.facts[1]
    assert (part.statement, part.old, part.new, part.after_key) == (
        "单笔限额只对短信验证码。",
        None,
        None,
        f"{first.after_key}#2",
    )
    assert WORTH_A_CARD <= part.importance < WORTH_AN_ITEM


def test_what_an_owner_wants_taught_is_worth_an_item_however_small(update: Update) -> None:
    small = replace(update, facts=(replace(update.facts[0], importance=0.1),))

    ruled = rule(small, Rulings((Ruling(small.facts[0].id, Standing.TAUGHT),)))

    assert ruled.update.facts[0].importance == WORTH_AN_ITEM


def test_the_order_of_an_owner_comes_first(update: Update) -> None:
    first, second = update.facts

    assert ids(rule(update, Rulings(order=(second.id,))).update.facts) == [second.id, first.id]


def a_contradiction(days: int = 7) -> Update:
    """The table has a new value, the sentence still the old one."""
    update = compare(TWICE.format(5), TWICE.format(days))
    assert [notice.code for notice in update.notices] == ["contradiction"]
    return update


def test_a_contradiction_waits_for_an_answer() -> None:
    assert len(unanswered(a_contradiction(), Rulings())) == 1


def test_an_answered_contradiction_no_longer_keeps_its_fact_from_being_asked() -> None:
    update = a_contradiction()
    rulings = Rulings(answered=(notice_id(update.notices[0]),))

    assert unanswered(update, rulings) == ()
    assert [notice.fact for notice in rule(update, rulings).update.notices] == [None]


def test_leaving_the_fact_out_answers_its_contradiction() -> None:
    update = a_contradiction()

    assert unanswered(update, Rulings((Ruling(update.facts[0].id, Standing.UNTAUGHT),))) == ()


def test_an_answer_counts_for_nothing_once_the_text_says_something_else() -> None:
    answered = notice_id(a_contradiction().notices[0])

    assert len(unanswered(a_contradiction(days=9), Rulings(answered=(answered,)))) == 1


def test_rulings_on_changes_that_are_gone_are_forgotten(update: Update) -> None:
    kept = usable(
        update,
        Rulings((Ruling("gone", Standing.UNTAUGHT),), order=("gone", update.facts[0].id), answered=("gone",)),
        (OLD, NEW),
    )

    assert kept == Rulings(order=(update.facts[0].id,))


@pytest.mark.parametrize(
    "ruling",
    [
        Ruling("A", goes_with="A"),
        Ruling("A", goes_with="nothing"),
        Ruling("A", Standing.UNTAUGHT, goes_with="B"),
        Ruling("A", parts=(Words("一", "只有一部分。"),)),
        Ruling("A", parts=tuple(Words("一", "很多部分。") for _ in range(7))),
        Ruling("A", words=Words("限额", "单笔限额为 3 万元。")),
        Ruling("A", parts=(Words("限额", "单笔限额为 2 万元。"), Words("期限", "90 天内有效。"))),
    ],
    ids=["with-itself", "with-nothing", "with-and-untaught", "one-part", "seven-parts", "words", "part"],
)
def test_what_makes_no_sense_is_refused(update: Update, ruling: Ruling) -> None:
    names = {"A": update.facts[0].id, "B": update.facts[1].id}
    meant = replace(ruling, change=names["A"], goes_with=names.get(ruling.goes_with or "", ruling.goes_with))

    with pytest.raises(RulingUnusable):
        usable(update, Rulings((meant,)), (OLD, NEW))


def test_a_change_goes_only_with_one_that_is_taught(update: Update) -> None:
    first, second = update.facts

    with pytest.raises(RulingUnusable):
        usable(
            update,
            Rulings((Ruling(first.id, Standing.UNTAUGHT), Ruling(second.id, goes_with=first.id))),
            (OLD, NEW),
        )


def test_a_value_of_either_text_may_be_said(update: Update) -> None:
    words = Words("限额", "单笔限额由 1 万元提高到 20,000 元。")
    rulings = Rulings((Ruling(update.facts[0].id, words=words),))

    assert usable(update, rulings, (OLD, NEW)) == rulings

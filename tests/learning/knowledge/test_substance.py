import pytest

from learning.knowledge.align import align
from learning.knowledge.measures import differ_by_value
from learning.knowledge.rank import WORTH_AN_ITEM
from learning.knowledge.restated import Restating
from learning.knowledge.units import document
from learning.knowledge.update import compare

KEPT = """
寄往国外的邮件，资费另行公布。
邮件投递到户，收件人当面签收。
挂号邮件凭收据查询。
平信不受理查询。
易碎物品应当包装牢固。
禁止寄递易燃易爆物品。
信函应当写明邮政编码。
包裹内件由寄件人申报。
收件人拒收的，退回寄件人。
节假日照常投递。
"""
# Four sentences said in other words; a fifth that no list of synonyms folds.
BEFORE = f"""# 邮件资费表

本说明适用于交寄到国内（不含港澳台）的信函、印刷品和包裹。
单件重量不能超过30千克，最长一边不能超过1.5米。
退回包裹按原资费的一半收费。
请携带身份证到任一网点申请。
账户被列入名单怎么申诉？
{KEPT}"""
AFTER = f"""# 邮件资费表

寄往国内（不含港澳台）的信函、印刷品和包裹，适用本资费表。
单件重量不得超过30千克，最长一边不得超过1.5米。
退回包裹按原资费的一半收取费用。
请带上身份证，到任一网点申请。
账户被列入名单，如何申诉？
{KEPT}"""


def asked(before: str, after: str) -> list[str]:
    return [fact.statement for fact in compare(before, after).facts if fact.importance >= WORTH_AN_ITEM]


def test_a_polished_page_leaves_nothing_to_ask() -> None:
    assert asked(BEFORE, AFTER) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("30千克", "35千克"),
        (
            "退回包裹按原资费的一半收取费用。",
            "退回包裹按原资费的一半收取费用，并扣除保管费、误工费、装卸费。",
        ),
    ],
    ids=["figure", "words"],
)
def test_a_rule_that_changed_in_a_polished_page_is_asked(old: str, new: str) -> None:
    assert asked(BEFORE, AFTER.replace(old, new)) != []


def test_a_rule_that_turned_in_a_page_left_alone_is_asked() -> None:
    assert asked("客户的积分可以转让给家属名下的账户。\n", "客户的积分不得转让给家属名下的账户。\n") != []


def test_what_still_stands_opposes_no_sentence_that_was_reworded() -> None:
    kept = f"{KEPT}国内通话分钟数不结转。\n"
    before = f"当月未用完的套餐内流量可以结转至次月月底，优先使用结转流量。\n{kept}"
    after = f"套餐内流量当月未用完的，可结转至次月月底，结转流量优先使用。\n{kept}"
    polished = BEFORE.removesuffix(KEPT).split("。", 1)[1], AFTER.removesuffix(KEPT).split("。", 1)[1]

    assert asked(before + polished[0], after + polished[1]) == []


def test_a_polished_page_whose_figures_all_stand_is_reworded_however_many_words_are_new() -> None:
    before = BEFORE.replace("本说明适用于", "包裹应当由寄件人封装。本说明适用于")
    after = AFTER.replace("寄往国内", "包裹应当由寄件人自行包好。寄往国内")

    assert asked(before, after) == []
    assert asked(before, after.replace("30千克", "35千克")) != []


ANEW_BEFORE = BEFORE.removesuffix(KEPT)
ANEW_AFTER = AFTER.removesuffix(KEPT)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("寄件人可以随时撤回尚未封发的邮件。", "尚未封发的邮件，不限制寄件人随时撤回。"),
        ("领取时效为两旬。", "邮件保管二十日，逾期不再保管。"),
    ],
    ids=["another turn of a permission", "a figure in a form not read"],
)
def test_a_page_told_anew_whose_figures_stand_leaves_nothing_to_ask(old: str, new: str) -> None:
    assert asked(f"{ANEW_BEFORE}{old}\n", f"{ANEW_AFTER}{new}\n") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("挂号邮件可以改寄。", "挂号邮件不可以改寄。"),
        ("挂号邮件保管15天。", "挂号邮件保管10天。"),
        (
            "挂号邮件凭收据查询。",
            "挂号邮件凭收据查询。\n破损的邮件由投递员拍照、登记、封装，送海关监管仓库。",
        ),
        ("挂号邮件凭收据查询。", "挂号邮件凭收据查询。\n查询每件交费5元。"),
    ],
    ids=["turned outright", "another figure", "a rule of its own", "an amount of its own"],
)
def test_what_changed_outright_in_a_page_told_anew_is_asked(old: str, new: str) -> None:
    assert asked(f"{ANEW_BEFORE}{old}\n", f"{ANEW_AFTER}{new}\n") != []


def test_what_was_reworded_counts_however_much_was_only_formatted() -> None:
    plain = "".join(f"第{number}号信箱每日开启。\n" for number in range(100, 330))
    marked = "".join(f"第{number}号信箱**每日**开启。\n" for number in range(100, 330))

    assert asked(plain + BEFORE, marked + AFTER) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "能当场办结的，应当当场办结；不能当场办结的，三日内答复。",
            "可以当场办结的，当场办结；当场不能办结的，在三日内答复。",
        ),
        (
            "No person shall smoke in the library.",
            "Smoking is not allowed in the library.",
        ),
        (
            "The merchant may cancel the delivery if the terminal has not been used.",
            "Provided that the terminal has not been used, you may cancel the delivery.",
        ),
        (
            "Bonds cannot be used as security for a loan.",
            "Nor can a bond serve as security for a loan.",
        ),
    ],
    ids=["case", "nobody shall", "case behind", "nor can"],
)
def test_a_rule_with_its_case_told_in_another_place_is_not_turned(before: str, after: str) -> None:
    assert not turns(before, after)
    assert turns(before, after) == turns(after, before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("No person shall smoke in the library.", "A person may smoke in the library."),
        ("The merchant may cancel the delivery.", "The merchant must not cancel the delivery."),
        ("挂号邮件可以改寄。", "挂号邮件不可以改寄。"),
    ],
)
def test_a_rule_that_allows_what_it_forbade_is_turned(before: str, after: str) -> None:
    assert turns(before, after)


def turns(before: str, after: str) -> bool:
    old, new = document(before).units, document(after).units
    return Restating(old, new, align(old, new)).is_flipped


def test_an_entry_whose_unit_went_to_the_head_of_its_column_has_no_other_value() -> None:
    old, new, dearer = (
        document(f"| Device | {head} |\n|---|---|\n| Card reader | {entry} |\n").units[-1]
        for head, entry in (("Per day", "€50,000"), ("Per day (€)", "50,000"), ("Per day (€)", "60,000"))
    )

    assert not differ_by_value(old, new)
    assert differ_by_value(new, dearer)


def test_another_authority_in_a_polished_page_is_asked() -> None:
    old = "邮戳模具由县级邮政管理部门审核。\n"

    assert asked(f"{BEFORE}{old}", f"{AFTER}{old.replace('县级', '省级')}") != []


def test_rules_that_came_beside_a_few_reworded_ones_are_asked() -> None:
    others = "包裹内件应当当面验视。\n投递员应当佩戴工牌。\n"

    assert asked(BEFORE, f"{AFTER}{others}") != []

"""Words that stand in one another's place, as a wrong answer that somebody could believe."""

import pytest

from learning.lessons.drafting.kindred import exchanged, is_named, kindred


@pytest.mark.parametrize(
    ("text", "found", "other"),
    [
        ("在网点办理", "网点", "手机银行"),
        ("仅限一类户", "一类户", "二类户"),
        ("须经县级政府许可", "县级", "省级"),
        ("账单每月寄送", "每月", "每季度"),
        ("Use of the card is mandatory.", "mandatory", "optional"),
        ("Hotel wifi is non-reimbursable.", "non-reimbursable", "reimbursable"),
        ("Fees are paid monthly.", "monthly", "quarterly"),
    ],
)
def test_a_deciding_word_has_others_of_its_kind(text: str, found: str, other: str) -> None:
    (kin,) = kindred(text)

    assert kin.text == found
    assert other in exchanged(kin)


def test_a_run_of_channels_is_one_and_keeps_its_form() -> None:
    (kin,) = kindred("可以在网点、手机银行或远程视频服务办理")

    assert kin.text == "网点、手机银行或远程视频服务"
    assert all(text.count("、") == 1 and "或" in text for text in exchanged(kin))
    assert kin.text not in exchanged(kin)


@pytest.mark.parametrize("text", ["办理挂失", "数字信用卡", "The inline form", "坐席应当登记"])
def test_other_words_have_none(text: str) -> None:
    assert list(kindred(text)) == []


@pytest.mark.parametrize(
    ("text", "other", "is_said"),
    [
        ("每月等额还款", "按月等额还款", True),
        ("每月等额还款", "按季等额还款", False),
        ("开具纸质发票应当盖章", "开具发票应当盖章", False),
        ("reconciled once a week", "reconciled once a month", False),
    ],
)
def test_how_often_is_said_in_more_than_one_way(text: str, other: str, is_said: bool) -> None:
    (kin,) = kindred(text)

    assert is_named(kin, other) is is_said

"""Both sides of a border, and the border itself, as the Civil Code (art. 1259) and the text's own words have it."""

from decimal import Decimal

import pytest

from learning.knowledge.units import document
from learning.knowledge.values.find import find_values
from learning.lessons.drafting.items.bounds import Bound, Role, bound_of


def bound(text: str) -> Bound | None:
    (unit,) = document(text).units
    return bound_of(unit, find_values(unit.text)[0])


@pytest.mark.parametrize(
    ("text", "below", "on", "above", "role"),
    [
        ("单笔转账不得超过 50,000 元。", True, True, False, Role.MOST),
        ("单笔转账最高 50,000 元，超过的到网点办理。", True, True, False, Role.MOST),
        ("转账 50,000 元以上的，须核验身份。", False, True, True, Role.WHO),
        ("转账 50,000 元（不含）以上的，须核验身份。", False, False, True, Role.WHO),
        ("转账 50,000 元以上（不含本数）的，须核验身份。", False, False, True, Role.WHO),
        ("转账超过 50,000 元的，须核验身份。", False, False, True, Role.WHO),
        ("转账 50,000 元以下的，免收手续费。", True, True, False, Role.WHO),
        ("转账 50,000 元以下（不含）的，免收手续费。", True, False, False, Role.WHO),
        ("转账不满 50,000 元的，免收手续费。", True, False, False, Role.WHO),
        ("转账低于 50,000 元的，免收手续费。", True, False, False, Role.WHO),
        ("转账不低于 50,000 元。", False, True, True, Role.LEAST),
        ("起存金额至少 50,000 元。", False, True, True, Role.LEAST),
        ("每户减免 50,000 元以内。", True, True, False, Role.MOST),
        ("50,000 元以外的部分另行收费。", False, False, True, Role.WHO),
        ("Payments over 50,000 yuan need a check.", False, False, True, Role.WHO),
        ("Payments of at least 50,000 yuan need a check.", False, True, True, Role.LEAST),
        ("You can send up to 50,000 yuan a day.", True, True, False, Role.MOST),
        ("Payments under 50,000 yuan are free.", True, False, False, Role.WHO),
    ],
)
def test_a_border_is_read_as_the_law_reads_it(
    text: str, below: bool, on: bool, above: bool, role: Role
) -> None:
    found = bound(text)

    assert found is not None
    border = Decimal(50_000)
    assert [found.meets(border + step, border) for step in (-1, 0, 1)] == [below, on, above]
    assert found.role is role


@pytest.mark.parametrize(
    "text", ["退款 3 个工作日内入账。", "应在受理后 24 小时内联系客户。", "Reply within 3 days."]
)
def test_time_in_which_something_must_be_done_is_a_deadline(text: str) -> None:
    found = bound(text)

    assert found is not None
    assert (found.is_upper, found.includes, found.role) == (True, True, Role.TIME)


@pytest.mark.parametrize("text", ["挂失费 40 元。", "挂失 5 日内有效。", "超过 5 万元以下的转账须核验。"])
def test_what_sets_no_clear_border_is_none(text: str) -> None:
    assert bound(text) is None

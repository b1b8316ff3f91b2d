import pytest

from learning.knowledge.normalise import key_of


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("如果您要退款，请联系我们。", "若你要退款,请联系我们"),
        ("不得超过 5 GB", "不能超过5GB"),
        ("按照规定办理", "依照规定办理"),
        ("Don't use the card.", "do not use card"),
        ("Please call us, e.g. today", "Call us, for example today"),
        ("收取的费用", "收取费用"),
        ("应当在3日内答复", "应在三日内答复"),
    ],
)
def test_wording_that_changes_nothing_has_one_key(left: str, right: str) -> None:
    assert key_of(left) == key_of(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("可以代办", "不可以代办"),
        ("必须到网点", "可以到网点"),
        ("24 小时内", "1 个工作日内"),
        ("may pay", "must pay"),
    ],
)
def test_wording_that_changes_the_rule_has_two_keys(left: str, right: str) -> None:
    assert key_of(left) != key_of(right)

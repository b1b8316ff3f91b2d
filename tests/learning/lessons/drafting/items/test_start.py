"""A period that runs from another moment is asked for both its start and its length."""

from learning.lessons.drafting.drafts import ItemDraft
from tests.learning.lessons.drafting.test_draft import items_of, right

REFUND = "# 退款时限\n\n退款在商户发起后 5–7 个工作日内入账。\n\n退款退回原付款账户，不能改退到其他账户。\n"


def started(before: str, after: str) -> list[ItemDraft]:
    return [item for item in items_of(before, after) if item.key.endswith("-start")]


def test_a_new_number_with_the_old_start_is_offered_and_wrong() -> None:
    after = REFUND.replace("商户发起后 5–7 个", "本行收到商户退款后 3 个")
    (item,) = started(REFUND, after)

    assert right(item) == "本行收到商户退款后 3 个工作日"
    assert {option.text for option in item.options} == {
        "本行收到商户退款后 3 个工作日",
        "本行收到商户退款后 5–7 个工作日",
        "商户发起后 3 个工作日",
        "商户发起后 5–7 个工作日",
    }
    assert [option.text for option in item.options if option.was_right] == ["商户发起后 5–7 个工作日"]


def test_a_start_that_moved_alone_is_asked_too() -> None:
    before = "# 投诉时限\n\n投诉自客户来电之日起 15 日内办结。\n"
    (item,) = started(before, before.replace("客户来电", "登记受理"))

    assert right(item) == "登记受理之日起 15 日"
    assert [option.text for option in item.options if option.was_right] == ["客户来电之日起 15 日"]


def test_a_start_that_stayed_is_not_asked() -> None:
    assert started(REFUND, REFUND.replace("5–7 个", "3 个")) == []


def test_an_english_start_follows_its_period() -> None:
    before = "# Refunds\n\nWe pay the refund within 10 working days of the purchase.\n"
    after = "# Refunds\n\nWe pay the refund within 5 working days of receiving the money from the shop.\n"
    (item,) = started(before, after)

    assert right(item) == "5 working days of receiving the money from the shop"

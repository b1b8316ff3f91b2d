"""What comes first is a rule of a procedure."""

import pytest

from learning.knowledge.facts.finding import Shape
from learning.knowledge.update import compare

STEPS = "## 劝阻步骤\n\n1. 问清转账用途\n2. 提示资金风险\n3. 核对收款人\n4. 建议立即报警\n"
FORM = (
    "To close an account the customer needs to:\n\n1. move all standing orders\n2. pay any charges owing\n"
    "3. destroy the cards\n4. send us the signed form\n"
)


def numbered(page: str, *order: int) -> str:
    head, *steps = (
        page.replace("\n\n1. ", "\n\n|")
        .replace("\n2. ", "|")
        .replace("\n3. ", "|")
        .replace("\n4. ", "|")
        .split("|")
    )
    return (
        head
        + "\n".join(f"{place}. {steps[number - 1].strip()}" for place, number in enumerate(order, 1))
        + "\n"
    )


@pytest.mark.parametrize(
    ("page", "order", "statement"),
    [
        (STEPS, (4, 1, 2, 3), "劝阻步骤，第 1 步：建议立即报警"),
        (FORM, (4, 1, 2, 3), "To close an account the customer needs to, step 1: send us the signed form"),
    ],
)
def test_a_step_taken_out_of_its_place_is_told_with_the_new_one(
    page: str, order: tuple[int, ...], statement: str
) -> None:
    (fact,) = compare(page, numbered(page, *order)).facts

    assert (fact.finding.shape, fact.old, fact.new) == (Shape.STEP, "4", "1")
    assert fact.statement == statement


def test_a_step_put_in_moves_no_other() -> None:
    after = (
        STEPS.replace("2. 提示", "2. 安抚客户情绪\n3. 提示")
        .replace("3. 核对", "4. 核对")
        .replace("4. 建议", "5. 建议")
    )

    assert [fact.change for fact in compare(STEPS, after).facts] == ["added"]


@pytest.mark.parametrize("page", [STEPS.replace("劝阻步骤", "常见话术"), FORM.replace("needs to", "gets")])
def test_the_order_of_a_list_that_is_no_procedure_says_nothing(page: str) -> None:
    assert compare(page, numbered(page, 4, 1, 2, 3)).facts == ()


def test_a_step_of_several_paragraphs_stands_at_one_place() -> None:
    before = STEPS.replace("3. 核对收款人", "3. 核对收款人\n\n   姓名须一致\n\n   账号须一致")

    assert compare(before, before.replace("资金风险", "资金的风险")).facts == ()


def test_a_step_moves_though_the_sentence_above_ends_with_a_full_stop() -> None:
    page = "# First contact\n\nFollow these steps in order.\n\n1. {}\n2. {}\n3. {}\n4. Open a case and give the number.\n"
    confirm, ask, block = (
        "Confirm who is calling.",
        "Ask which payments they deny.",
        "Block the card that was used.",
    )

    (fact,) = compare(page.format(confirm, ask, block), page.format(block, confirm, ask)).facts

    assert (fact.finding.shape, fact.old, fact.new) == (Shape.STEP, "3", "1")

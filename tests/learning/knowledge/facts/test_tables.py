"""A new column is one change, and so is another figure in the name of a row."""

from learning.knowledge.facts.finding import Shape
from learning.knowledge.update import compare

BENEFITS = """# Benefits

| Benefit | Basic | Plus |
|---|---|---|
| Baggage delay (over 6 hours) | €100 | €200 |
| Trip cancellation | €1,000 | €2,500 |
| Excess per claim | €150 | €100 |
"""


def test_another_figure_in_the_name_of_a_row_is_told_with_what_the_row_holds() -> None:
    (fact,) = compare(BENEFITS, BENEFITS.replace("over 6", "over 4")).facts

    assert (fact.old, fact.new) == ("6 hours", "4 hours")
    assert fact.statement == "Baggage delay (over 4 hours): Basic €100; Plus €200."


def test_another_name_of_a_row_without_a_figure_is_no_change() -> None:
    assert compare(BENEFITS, BENEFITS.replace("Trip cancellation", "Cancellation of a trip")).facts == ()


def test_a_new_column_is_one_change_though_its_entries_stand_elsewhere() -> None:
    lines = BENEFITS.splitlines()
    wide = [
        f"{line} {cell} |"
        for line, cell in zip(lines[2:], ("Family", "---", "€200", "€2,500", "€100"), strict=True)
    ]

    (fact,) = compare(BENEFITS, "\n".join((*lines[:2], *wide))).facts

    assert fact.finding.shape is Shape.COLUMN
    assert fact.statement == (
        "Family: Baggage delay (over 6 hours) €200; Trip cancellation €2,500; Excess per claim €100."
    )


def test_a_renamed_column_is_no_new_one() -> None:
    facts = compare(BENEFITS, BENEFITS.replace("Plus", "Extra")).facts

    assert [fact for fact in facts if fact.finding.shape is Shape.COLUMN] == []


def test_an_entry_that_is_withdrawn_is_told_where_it_stood_and_not_in_another_row() -> None:
    page = "| 项目 | 收费 | 加急 |\n|---|---|---|\n| 资信证明 | 200 元 | 另收 100 元 |\n| 询证函 | 200 元 | 另收 100 元 |\n"
    gone = "| 补开证明 | 10 元 | 不提供加急 |\n"

    facts = compare(page + gone, page.replace("函 | 200 元 | 另收 100 元", "函 | 200 元 | 不提供加急")).facts

    assert ("另收 100 元", "不提供加急") in {(fact.old, fact.new) for fact in facts}


def test_a_further_class_of_accounts_is_no_figure() -> None:
    (fact,) = compare("本行一类账户借记卡可以绑定。", "本行一类账户或者二类账户借记卡可以绑定。").facts

    assert fact.finding.new_value is None
    assert "二类账户" in (fact.new or "")

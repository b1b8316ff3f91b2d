"""What tables and lists hold now: free where there was a fee, yes where there was no, an entry that is gone."""

from learning.knowledge.update import compare
from learning.lessons.drafting.draft import draft
from learning.lessons.drafting.drafts import ItemDraft

FEES = """# Fees

| Service | Standard | Gold | Insured |
|---|---|---|---|
| Copy of a sales slip | $5 | $5 | No |
| Second card | $8 | $8 | No |
| Foreign transaction | 3% | 2% | Yes |
"""
PROOFS = """# Opening an account

Accepted proofs:

- a utility bill
- a tenancy agreement
- a council tax bill
- a bank statement

The account costs $2 a month.
"""
STATUSES = """# Payment statuses

| Status | Meaning |
|---|---|
| paid | Your user's bank has sent the money to us. |
| failed | Your user did not have enough money in the account. |
| cancelled | Your user asked the bank to cancel the payment. |
| returned | Your user asked for the money back. |
"""


def items(before: str, after: str) -> list[ItemDraft]:
    made = draft(compare(before, after), before=before, after=after, effective_from=None, title="Test")
    return [item for lesson in made for item in lesson.items]


def options(item: ItemDraft) -> dict[str, bool]:
    return {option.text: option.correct for option in item.options}


def test_a_fee_that_is_none_any_more_is_asked_among_believable_fees() -> None:
    (item,) = items(FEES, FEES.replace("| $5 | $5 |", "| $5 | Free |"))

    found = options(item)
    assert item.prompt == "Fees – Copy of a sales slip, Gold: which is right?"
    assert [text for text, correct in found.items() if correct] == ["Free"]
    assert "$5" in found
    assert len(found) == 4


def test_an_entry_that_turned_from_no_to_yes_is_asked_with_both() -> None:
    (item,) = items(FEES, FEES.replace("| $8 | $8 | No |", "| $8 | $8 | Yes |"))

    assert options(item) == {"Yes": True, "No": False}


def test_an_entry_that_is_off_the_list_is_asked_among_those_on_it() -> None:
    after = PROOFS.replace("- a tenancy agreement\n", "").replace("$2", "$3")

    (item,) = [item for item in items(PROOFS, after) if "no longer on the list" in item.prompt]

    found = options(item)
    assert found["a tenancy agreement"]
    assert found.keys() - {"a tenancy agreement"} == {
        "a utility bill",
        "a council tax bill",
        "a bank statement",
    }


def test_what_a_row_says_now_is_asked_among_what_other_rows_say() -> None:
    after = STATUSES.replace(
        "Your user asked for the money back.", "Your user's bank has paid the money back to the user."
    )

    (item,) = items(STATUSES, after)

    assert item.prompt == "Which of these holds for “returned”?"
    assert [text for text, correct in options(item).items() if correct] == [
        "Your user's bank has paid the money back to the user."
    ]
    # What another row says in nearly the same words is no wrong answer.
    assert len(item.options) == 3


def test_both_values_of_a_sentence_are_asked_and_told() -> None:
    before = "# 还款\n\n每年最多申请 2 次，每次不低于 1 万元。\n"
    after = "# 还款\n\n每年最多申请 3 次，每次不低于 5000 元。\n"

    (lesson,) = draft(compare(before, after), before=before, after=after, effective_from=None, title="还款")

    right = {option.text for item in lesson.items for option in item.options if option.correct}
    assert {"3 次", "5000 元"} <= right
    assert all(was in lesson.cards[0].text for was in ("2 次", "1 万元"))

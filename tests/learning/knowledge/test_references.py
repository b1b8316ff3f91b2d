"""A reference that moved along with the clauses it names is no fact,; one to another clause is."""

import pytest

from learning.knowledge.update import compare

BEFORE = """# Removals Act

### 1. Permit

A permit has effect for 60 days.

### 2. Quotation

A remover must give a quotation in writing.

### 3. Price

The price must not be raised after the removal.

### 4. Offences

A remover who fails to comply with section 2(1), 3(2) or 3 is liable to a fine of up to $1,000.
"""
AFTER = (
    BEFORE.replace("### 1. Permit\n\nA permit has effect for 60 days.\n\n", "")
    .replace("### 2", "### 1")
    .replace("### 3", "### 2")
    .replace("### 4", "### 3")
)


def test_references_that_moved_along_are_no_fact() -> None:
    after = AFTER.replace("section 2(1), 3(2) or 3 is", "section 1(1), 2(2) or 2 is")

    assert {fact.change for fact in compare(BEFORE, after).facts} == {"removed"}


@pytest.mark.parametrize("named", ["section 1(1), 2(2) or 3", "section 1(2), 2(2) or 2"])
def test_a_reference_to_another_clause_is_a_fact(named: str) -> None:
    update = compare(BEFORE, AFTER.replace("section 2(1), 3(2) or 3 is", f"{named} is"))
    changed = [fact for fact in update.facts if fact.change == "changed"]

    assert [named in fact.statement for fact in changed] == [True]

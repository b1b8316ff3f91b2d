"""A row lives on when its name or its head is reworded; it is not gone, and no other row is new."""

from time import process_time

import pytest

from learning.knowledge.update import compare

FEES = (
    "| 项目 | 收费标准 |\n|---|---|\n| 挂失 | 10 元/次 |\n| 存款证明 | 20 元/份 |\n| 印鉴变更 | 30 元/次 |\n"
)
SERVICES = "| Service | Fee |\n|---|---|\n| Stop payment | £8 |\n| Copy of statement | £5 |\n"
STRETCHES = "| 持有 | 费率 |\n|---|---|\n| 不满 7 天 | 1.5% |\n| 7 天至 30 天 | 0.75% |\n| 30 天以上 | 0 |\n"


def told(before: str, after: str) -> list[tuple[str, str | None, str | None]]:
    return [(fact.change, fact.old, fact.new) for fact in compare(before, after).facts]


@pytest.mark.parametrize(
    ("before", "after", "facts"),
    [
        (FEES, FEES.replace("收费标准", "费用"), []),
        (FEES, FEES.replace("收费标准", "费用").replace("| 挂失", "| 书面挂失手续费"), []),
        (
            FEES,
            FEES.replace("收费标准", "费用").replace("存款证明 | 20", "存款证明（中英文） | 25"),
            [("changed", "20 元/份", "25 元/份")],
        ),
        (
            SERVICES,
            SERVICES.replace("Fee", "What it costs").replace(
                "Copy of statement | £5", "Copies of statements | £6"
            ),
            [("changed", "£5", "£6")],
        ),
    ],
    ids=["head", "head and name", "head, name and value", "english"],
)
def test_a_row_under_another_name_lives_on(
    before: str, after: str, facts: list[tuple[str, str, str]]
) -> None:
    assert told(before, after) == facts


def test_a_row_for_another_stretch_is_told_with_its_entry_and_not_as_gone() -> None:
    after = STRETCHES.replace("7 天至 30 天 | 0.75%", "7 天至 90 天 | 0.5%").replace("30 天以上", "90 天以上")

    assert told(STRETCHES, after) == [
        ("changed", "7 天至 30 天", "7 天至 90 天"),
        ("changed", "0.75%", "0.5%"),
        ("changed", "30 天", "90 天"),
    ]


def test_another_row_in_its_place_is_gone_and_new() -> None:
    after = FEES.replace("| 印鉴变更 | 30 元/次", "| 跨行转账 | 2 元/笔")

    assert sorted(change for change, _, _ in told(FEES, after)) == ["added", "removed"]


def test_a_table_with_other_names_and_values_throughout_is_read_in_an_instant() -> None:
    old = "".join(f"| 项目{place} | {place} 元/笔 |\n" for place in range(240))
    new = "".join(f"| 甲{place}乙 | {place + 1} 元/笔 |\n" for place in range(240))
    head = "| 项目 | {} |\n|---|---|\n"

    started = process_time()
    compare(head.format("费用") + old, head.format("收费") + new)
    assert process_time() - started < 1.5

"""A row that only all its conditions name is asked by all of them."""

from learning.knowledge.units import document
from learning.knowledge.update import compare
from learning.lessons.drafting.decisions import decided_row
from tests.learning.lessons.drafting.test_draft import drafted, items_of, right

ROUTES = """# 改号办理渠道

| 客户状态 | 原手机号 | 人在哪里 | 办理渠道 |
|---|---|---|---|
| 一类户 | 能收短信 | 境内 | 手机银行 |
| 一类户 | 不能收短信 | 境内 | 网点 |
| 一类户 | 不能收短信 | 境外 | 远程视频服务 |
| 二类户 | 能收短信 | 境内 | 手机银行 |
"""
MOVED = ROUTES.replace("| 境外 | 远程视频服务 |", "| 境外 | 使领馆 |")


def test_a_route_is_asked_with_the_customers_whole_situation() -> None:
    (item,) = items_of(ROUTES, MOVED, None)

    assert item.prompt == "客户状态为一类户，原手机号为不能收短信，人在哪里为境外，办理渠道是什么？"
    assert right(item) == "使领馆"
    assert {"手机银行", "网点"} <= {option.text for option in item.options}


def test_its_card_says_the_whole_row() -> None:
    (lesson,) = drafted(ROUTES, MOVED, None)

    assert lesson.cards[0].text.startswith(
        "客户状态为一类户，原手机号为不能收短信，人在哪里为境外，办理渠道：使领馆。"
    )


def test_a_table_whose_first_column_names_its_rows_is_none() -> None:
    plain = document(
        "| 业务 | 时限 | 渠道 |\n|---|---|---|\n| 改号 | 3 日 | 网点 |\n| 销户 | 5 日 | 网点 |\n"
    )

    assert all(decided_row(unit, plain) == () for unit in plain.units)


def test_one_edited_row_is_one_fact() -> None:
    assert len(compare(ROUTES, MOVED).facts) == 1


def test_a_row_that_is_gone_is_told_from_the_others_by_all_its_conditions() -> None:
    gone = ROUTES.replace("| 一类户 | 不能收短信 | 境外 | 远程视频服务 |\n", "")
    (item,) = items_of(ROUTES, gone, None)

    assert right(item) == "客户状态为一类户，原手机号为不能收短信，人在哪里为境外，办理渠道：远程视频服务。"
    assert all("办理渠道：" in option.text for option in item.options)

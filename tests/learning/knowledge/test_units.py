from learning.knowledge.units import Document, Unit


def units(text: str) -> tuple[Unit, ...]:
    return Document(text).units


def said(text: str) -> list[str]:
    return [unit.text for unit in units(text) if not unit.is_label]


def test_a_paragraph_is_cut_into_sentences() -> None:
    assert said("限额可以调低。调高须到网点办理。") == ["限额可以调低。", "调高须到网点办理。"]


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    assert said("Ask e.g. Worldpay first. Then call us.") == ["Ask e.g. Worldpay first.", "Then call us."]


def test_a_full_stop_inside_brackets_does_not_end_a_sentence() -> None:
    assert said("请核对（见附件。）后办理。") == ["请核对（见附件。）后办理。"]


def test_an_example_keeps_what_follows_it() -> None:
    assert said("按天计费。例如：存 10 天。剩余 20 天补收。") == [
        "按天计费。",
        "例如：存 10 天。剩余 20 天补收。",
    ]


def test_an_item_knows_the_sentence_that_introduces_it() -> None:
    (item,) = [unit for unit in units("不得有下列行为：\n\n- 索要验证码") if not unit.is_label]

    assert (item.text, item.lead) == ("索要验证码", "不得有下列行为：")


def test_a_nested_list_does_not_hand_its_lead_in_to_the_next_outer_item() -> None:
    found = units("1. Send the following:\n\n   - a form with a name\n\n2. Wait for a reply")

    assert {unit.text: unit.lead for unit in found}["Wait for a reply"] == ""


def test_a_label_is_no_lead_in() -> None:
    (item,) = [unit for unit in units("**说明：**\n\n- 下单超过 7 日不退款。") if not unit.is_label]

    assert item.lead == ""


def test_a_numbered_clause_of_a_statute_keeps_its_label_apart() -> None:
    (unit,) = units("第十五条 领用发票须登记。")

    assert (unit.article, unit.text) == ("第十五条", "领用发票须登记。")


def test_enumerated_paragraphs_are_members_of_one_list() -> None:
    found = units("有下列情形的：\n\n（一）甲类客户；\n\n（二）乙类客户。")

    assert [(unit.text, unit.position) for unit in found[1:]] == [("甲类客户；", 1), ("乙类客户。", 2)]


def test_a_table_cell_knows_its_row_and_column() -> None:
    text = "| 方式 | 单笔 |\n|---|---|\n| 短信 | 1 万元 |"

    assert [(unit.row, unit.header, unit.text) for unit in units(text) if not unit.is_label] == [
        ("短信", "单笔", "1 万元")
    ]


def test_a_cell_over_several_lines_stays_in_its_row() -> None:
    text = "|项|说明|\n|--|--|\n|域名|-   须备案。\n-   最多 20 个。\n\n |\n|容量|不限制。|"

    assert [(unit.row, unit.text) for unit in units(text) if not unit.is_label] == [
        ("域名", "须备案。"),
        ("域名", "最多 20 个。"),
        ("容量", "不限制。"),
    ]


def test_an_html_table_is_read_like_any_other() -> None:
    text = (
        "<table><tr><th>State</th><th>Meaning</th></tr>\n\n<tr><td>error</td><td>Call us.</td></tr></table>"
    )

    assert [(unit.row, unit.header, unit.text) for unit in units(text) if not unit.is_label] == [
        ("error", "Meaning", "Call us.")
    ]


def test_a_span_leads_back_to_the_source() -> None:
    text = "# 标题\n\n客户**可以**调低。\n\n- 即时生效。\n"

    assert [text[unit.start : unit.end] for unit in units(text)] == [
        "标题",
        "客户**可以**调低。",
        "即时生效。",
    ]


def test_an_entry_that_begins_with_a_decimal_keeps_it() -> None:
    found = units("| 项目 | 收费 |\n|---|---|\n| 1.1 本票 | 0.5 元/份 |\n")

    assert [unit.text for unit in found] == ["本票", "0.5 元/份"]


def test_a_row_under_a_name_that_spans_it_is_named_with_its_first_cell() -> None:
    table = (
        "<table><tr><th>类型</th><th>地区</th><th>额度</th></tr>"
        '<tr><td rowspan="2">单身</td><td>主城区</td><td>1700 元</td></tr>'
        "<tr><td>其他区</td><td>1500 元</td></tr></table>\n"
    )

    assert {unit.text: unit.row for unit in units(table)}["1500 元"] == "单身（其他区）"

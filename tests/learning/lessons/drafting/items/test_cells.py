"""Entries in words of a table are asked by row and column, with the column's other entries as options."""

from learning.knowledge.facts.kinds import FactKind
from learning.knowledge.update import compare
from tests.learning.lessons.drafting.test_draft import items_of, right

TABLE = """# 调整限额

| 客户要做什么 | 在哪里办 | 何时生效 |
|---|---|---|
| 调低限额 | 手机银行“安全中心” | 即时 |
| 调高限额 | 网点柜台 | 次日 |
| 临时提额 | 持本人身份证到网点申领数字证书 | 领取并激活后 |
"""
AFTER = TABLE + "| 65 岁以上客户首次提额 | 网点或远程视频服务 | 核验通过后即时 |\n"


def test_a_new_row_is_one_channel_fact_that_reads_as_a_sentence() -> None:
    (fact,) = compare(TABLE, AFTER).facts

    assert (fact.change, fact.kind, fact.topic) == ("added", FactKind.CHANNEL, "65 岁以上客户首次提额")
    assert fact.statement == "65 岁以上客户首次提额：在网点或远程视频服务办，核验通过后即时生效。"


def test_a_new_row_is_asked_cell_by_cell() -> None:
    where, moment = items_of(TABLE, AFTER, None)

    assert (where.prompt, right(where)) == ("65 岁以上客户首次提额，在哪里办？", "网点或远程视频服务")
    assert (moment.prompt, right(moment)) == ("65 岁以上客户首次提额，何时生效？", "核验通过后即时")


def test_a_wrong_entry_says_whose_it_is() -> None:
    where = items_of(TABLE, AFTER, None)[0]

    whys = {option.text: option.why for option in where.options}
    assert whys["网点柜台"] == "“调高限额”才是这样。"


def test_a_changed_entry_offers_the_old_one() -> None:
    item = items_of(TABLE, TABLE.replace("| 次日 |", "| 柜员复核后 |"))[0]

    assert right(item) == "柜员复核后"
    assert [option.text for option in item.options if option.was_right] == ["次日"]
    assert [option.why for option in item.options if option.was_right] == ["这是12月1日0点前的规定。"]


def test_every_wrong_value_has_a_reason() -> None:
    before = "补卡工本费为 15 元。\n"
    (item, *_) = items_of(before, before.replace("15", "20"))

    whys = {option.text: option.why for option in item.options}
    assert whys["15 元"] == "这是 12 月 1 日 0 点前的规定。"
    assert {why for text, why in whys.items() if text not in ("15 元", "20 元")} == {"规定的是 20 元。"}


def test_a_span_in_a_cell_is_asked_by_row_and_column() -> None:
    before = "| 环节 | 时限 | 何时生效 |\n|---|---|---|\n| 首次联系 | 24 小时内 | 3 日 |\n| 复核 | 3 日内 | 5 日 |\n"

    prompts = [
        items_of(before, before.replace(old, new), None)[0].prompt
        for old, new in (("24 小时内", "1 个工作日内"), ("| 5 日", "| 7 日"))
    ]
    assert prompts == ["首次联系的时限是多久？", "复核，何时生效？"]


def test_entries_that_differ_by_a_word_are_not_offered_together() -> None:
    before = "| 业务 | 说明 |\n|---|---|\n| 开卡 | 密码由客户自己输入 |\n| 换卡 | 旧卡当场剪角 |\n| 销卡 | 余额一并结清 |\n"
    (item, *_) = items_of(before, before + "| 重置密码 | 新密码由客户自己输入 |\n", None)

    assert [option.text for option in item.options if not option.correct] == ["余额一并结清", "旧卡当场剪角"]

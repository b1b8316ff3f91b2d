"""What the name of a column says of its entries, and how an entry is said by it."""

import re

from learning.knowledge.facts.statement import asks, complete, is_short_cell
from learning.knowledge.units import Unit

_GENERIC = re.compile(
    r"(?:具体|现行|有关)?(?:规定|标准|要求|规则)|(?:rules?|values?|requirements?)", re.IGNORECASE
)
_ATTRIBUTE = re.compile(
    r"(?:费|费用|[租押]金|保证金|费率|利率|价格?|金额|(?<!份)额度?|限额|上限|下限|限制|标准|时限|期限|时间|时长|有效期|周期|频次|频率|次数|笔数|数量|人数|比例|折扣|积分|要素|条件"
    r"|起付线|客群|对象|范围|方式|渠道|地点|材料|证件|电话|权限|等级)$"
    r"|\b(?:fees?|charges?|costs?|prices?|rates?|limits?|amounts?|excess|cover|minimum|maximum|deadline|period|terms?|time|times|number|benefit"
    r"|allowance|penalty|notice|age|channel|documents?)$",
    re.IGNORECASE,
)
"""A column named by what it holds; any other may be headed by whom or where it is for (白金卡, 自助设备, Premier)."""
_REMARK = re.compile(
    r"(?:说明|内容|备注|详情|描述|条件)|(?:details?|description|notes?|remarks?|conditions?)", re.IGNORECASE
)


def is_generic(header: str) -> bool:
    """Whether a column's name says nothing of what its entries are (规定, Rule)."""
    return bool(_GENERIC.fullmatch(header.strip()))


def is_attribute(header: str) -> bool:
    """Whether a column's name says what its entries are, so that one can speak of a row's fee or limit."""
    return bool(_ATTRIBUTE.search(without_unit(header)))


def without_unit(header: str) -> str:
    """A column's name without the unit that stands behind it in brackets (年租金（元）)."""
    return re.sub(r"\s*[（(][^（）()]{1,6}[）)]$", "", header.strip())


def is_remark(header: str) -> bool:
    """Whether a column holds remarks (说明, Details), which are written and not set."""
    return bool(_REMARK.fullmatch(header.strip()))


def said_of(unit: Unit) -> str:
    """A unit as a whole statement; an entry under whom it is for (畅行钻石卡) is none of its row's attributes."""
    header = unit.header
    if not (is_short_cell(unit) and unit.row and header and re.search(r"[一-鿿]", header)):
        return complete(unit)
    if unit.is_label or header == unit.row or asks(header):
        return complete(unit)
    if is_attribute(header) or is_generic(header) or is_remark(header):
        return complete(unit)
    return f"{unit.row}，{header}：{re.sub('[。；]$', '', unit.text)}。"

"""A sentence inside a page that changed otherwise, and what is told of it."""

import re

from learning.knowledge.update import compare, worth_teaching

CHINESE = """# 业务说明

## 受理范围

本页适用于个人客户的日常咨询。

客户信息变更后，系统于当晚同步至各渠道。

{}

坐席如有疑问，请联系知识库管理员。

补打回单收取 {} 元工本费。
"""
ENGLISH = """# Service notes

## Scope

This guidance covers retail accounts opened in the county.

Branch appointments last thirty minutes unless a mortgage is discussed.

{}

Ask the knowledge team about anything that is missing here.

A paper statement costs £{}.
"""


def told(before: str, after: str, least: float) -> list[str | None]:
    """What is told of a sentence in a page in which a price changed as well."""
    page = CHINESE if re.search("[一-鿿]", before) else ENGLISH
    facts = compare(page.format(before, 5), page.format(after, 8)).facts
    return [fact.new or fact.old for fact in worth_teaching(facts, least) if fact.new not in ("8 元", "£8")]

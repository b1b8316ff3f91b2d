"""The example of the guide is what the guide says it is."""

import re
from pathlib import Path

from learning.knowledge.origin import Origin
from learning.knowledge.sources.source import read_source

GUIDE = (Path(__file__).parent.parent.parent / "docs" / "import.md").read_text(encoding="utf-8")
OURS, THEIRS = re.findall(r"^```markdown\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)


def test_the_front_matter_of_the_guide_is_read() -> None:
    source = read_source("any.md", OURS.encode())

    assert (source.slug, source.title, source.language, source.skills) == (
        "mobile-transfer-limits",
        "手机银行转账限额",
        "zh-CN",
        ("transfers", "security"),
    )
    assert source.body.startswith("# 手机银行转账限额")


def test_the_front_matter_of_an_article_from_elsewhere_names_its_origin() -> None:
    source = read_source("any.md", f"{THEIRS}# 退款\n\n7 天内到账。\n".encode())

    assert source.origin == Origin("OA", "2026-118", "https://oa.bank.example/118")

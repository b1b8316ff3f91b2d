"""The example of the guide is what the guide says it is."""

import re
from pathlib import Path

from learning.knowledge.sources.source import read_source

GUIDE = (Path(__file__).parent.parent.parent / "docs" / "import.md").read_text(encoding="utf-8")


def test_the_front_matter_of_the_guide_is_read() -> None:
    [example] = re.findall(r"^```markdown\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)

    source = read_source("any.md", example.encode())

    assert (source.slug, source.title, source.language, source.skills) == (
        "mobile-transfer-limits",
        "手机银行转账限额",
        "zh-CN",
        ("transfers", "security"),
    )
    assert source.body.startswith("# 手机银行转账限额")

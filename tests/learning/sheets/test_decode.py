import pytest

from learning.sheets.decode import decode
from learning.sheets.errors import SheetUnreadable

CHINESE = "工号,姓名,班组,角色\n6021,周晓雯,远程银行中心/白班一组,坐席、资深\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"], ids=["utf-8", "bom", "gb18030", "utf-16"]
)
def test_a_spreadsheet_may_save_as_it_likes(encoding: str) -> None:
    assert decode(CHINESE.encode(encoding)) == CHINESE


def test_a_rare_name_survives_gb18030() -> None:
    text = "工号,姓名\n6021,㛃𠮷\n"

    assert decode(text.encode("gb18030")) == text


@pytest.mark.parametrize(
    "content",
    [b"\xff\xff\xff\xff", b"PK\x03\x04\x00\x00", b"sign_in,name\n1,\x00\n"],
    ids=["none", "xlsx", "nul"],
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(SheetUnreadable):
        decode(content)

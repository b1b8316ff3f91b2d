import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.knowledge.mask import masked, plain, readable


def seen(text: str) -> str:
    return plain(readable(masked(text)))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**不超过** 5 万元", "不超过 5 万元"),
        ("见[限额表](https://example.com/a_(b).md)。", "见限额表。"),
        ("use `amount` now", "use amount now"),
        ("100GB\\*10", "100GB*10"),
        ("a <br> b", "a b"),
        ("<!-- hidden -->visible", "visible"),
        ("{% if x %}shown{% endif %}", "shown"),
        ("AT&amp;T", "AT&T"),
        ("![picture](p.png)text", "text"),
        ("# 标题 {#anchor .class}", "# 标题"),
        ("---\ntitle: x\n---\nbody", "body"),
        ("限额为\n5 万元", "限额为 5 万元"),
        ("申请\n退款", "申请退款"),
    ],
)
def test_a_reader_sees_the_words_and_nothing_else(text: str, shown: str) -> None:
    assert seen(text) == shown


def test_words_inside_a_template_call_are_kept_in_their_place() -> None:
    text = "<%= warning_text('Not yet built.') %>"

    assert masked(text).strip() == "Not yet built."
    assert masked(text).index("Not") == text.index("Not")


@given(st.text(alphabet="ab一二*_`[]()<>{}%|\\\n#-&;! ", max_size=200))
def test_no_character_moves(text: str) -> None:
    assert len(readable(masked(text))) == len(text)

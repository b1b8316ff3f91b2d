import pytest

from learning.knowledge.errors import SourceRefused
from learning.knowledge.sources.questions import questions_to_markdown


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_each_question_is_a_section(delimiter: str) -> None:
    rows = [
        ["编号", "问题", "答案"],
        ["1", "多久到账？", '"第一行\n# 第二行"'],
        ["", "", ""],
        ["2", "能退吗？", "能。"],
    ]
    text = "\n".join(delimiter.join(row) for row in rows)

    assert questions_to_markdown(text, title="退款") == (
        "# 退款\n\n## 多久到账？\n\n第一行\n\\# 第二行\n\n## 能退吗？\n\n能。\n"
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a,b\n1,2", "line 1: the first line names no question and answer"),
        ("question,answer\n", "there is no question in it"),
        ("question,answer\n一,", "line 2: the answer is missing"),
        ("question,answer\n,一", "line 2: the question is missing"),
        ("question,answer\n一", "line 2: only 1 columns"),
        ("question,answer\n一,二\n一,三", "line 3: the same question as in line 2"),
        ('question,answer\n一,"二', "line 2: not CSV"),
    ],
)
def test_a_table_cut_short_is_refused_with_its_line(text: str, why: str) -> None:
    with pytest.raises(SourceRefused) as refused:
        questions_to_markdown(text, title="退款")

    assert str(refused.value).startswith(why)

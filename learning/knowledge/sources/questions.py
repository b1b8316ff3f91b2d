"""A table of questions and answers (CSV) as Markdown: one section a question."""

import csv
import io
import re
from collections.abc import Sequence

from learning.knowledge.errors import SourceRefused

_QUESTION = frozenset({"question", "questions", "q", "问题", "问", "标准问题", "客户问题"})
_ANSWER = frozenset({"answer", "answers", "a", "答案", "答", "回答", "标准答案", "答复"})
_DELIMITERS = (",", "\t", ";")
_BLOCK_START = re.compile(r"^([ \t]*)(#|>|={3,}|-{3,}|`{3,}|~{3,})", re.MULTILINE)


def questions_to_markdown(text: str, *, title: str) -> str:
    """One heading a question with its answer below; other columns are passed over.

    Raises `SourceRefused` with the line for a table that is cut short or says one question twice.
    """
    delimiter = next((each for each in _DELIMITERS if _columns(_header(text, each))), None)
    if delimiter is None:
        raise SourceRefused("the first line names no question and answer (or 问题 and 答案) column", line=1)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    sections, seen = [f"# {title}"], dict[str, int]()
    try:
        columns = _columns(next(reader))
        assert columns is not None, "found above"
        for row in reader:
            pair = _pair(row, columns, reader.line_num)
            if pair is None:
                continue
            if pair[0] in seen:
                raise SourceRefused(f"the same question as in line {seen[pair[0]]}", line=reader.line_num)
            seen[pair[0]] = reader.line_num
            sections.append(f"## {pair[0]}\n\n{pair[1]}")
    except csv.Error as error:
        raise SourceRefused(f"not CSV: {error}", line=reader.line_num) from None
    if not seen:
        raise SourceRefused("there is no question in it")
    return "\n\n".join(sections) + "\n"


def _header(text: str, delimiter: str) -> Sequence[str]:
    try:
        return next(csv.reader(io.StringIO(text), delimiter=delimiter), [])
    except csv.Error:
        return []


def _columns(header: Sequence[str]) -> tuple[int, int] | None:
    names = [name.strip().lower() for name in header]
    question = next((place for place, name in enumerate(names) if name in _QUESTION), None)
    answer = next((place for place, name in enumerate(names) if name in _ANSWER), None)
    return None if question is None or answer is None else (question, answer)


def _pair(row: Sequence[str], columns: tuple[int, int], line: int) -> tuple[str, str] | None:
    """Question and answer of a row; None for an empty one."""
    if not any(cell.strip() for cell in row):
        return None
    if len(row) <= max(columns):
        raise SourceRefused(f"only {len(row)} columns", line=line)
    question, answer = (row[place].strip() for place in columns)
    if not question or not answer:
        raise SourceRefused(f"the {'answer' if question else 'question'} is missing", line=line)
    return " ".join(question.split()), _BLOCK_START.sub(r"\1\\\2", answer.replace("\r\n", "\n"))

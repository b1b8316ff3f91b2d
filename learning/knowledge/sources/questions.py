"""A table of questions and answers (CSV, or a sheet) as Markdown: one section a question."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

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
    try:
        sections = question_sections(((reader.line_num, row) for row in reader), level=2)
    except csv.Error as error:
        raise SourceRefused(f"not CSV: {error}", line=reader.line_num) from None
    return "\n\n".join([f"# {title}", *sections]) + "\n"


def names_questions(header: Sequence[str]) -> bool:
    """Whether this first row names a question and an answer column."""
    return _columns(header) is not None


def question_sections(rows: Iterable[tuple[int, Sequence[str]]], *, level: int) -> list[str]:
    """One heading of this level a question with its answer below; rows come with their line, the header first.

    Raises `SourceRefused` with the line for a row that is cut short or says one question twice.
    """
    each = iter(rows)
    _, header = next(each)
    columns = _columns(header)
    assert columns is not None, "the caller looked"
    sections, seen = list[str](), dict[str, int]()
    for line, row in each:
        pair = _pair(row, columns, line)
        if pair is None:
            continue
        if pair[0] in seen:
            raise SourceRefused(f"the same question as in line {seen[pair[0]]}", line=line)
        seen[pair[0]] = line
        sections.append(f"{'#' * level} {pair[0]}\n\n{pair[1]}")
    if not seen:
        raise SourceRefused("there is no question in it")
    return sections


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

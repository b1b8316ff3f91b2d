"""How a lesson file names a fact: the article's slug, a slash, and words that only this fact's rule contains.

`refunds/退款 工作日内入账` is the one statement of the article `refunds` in whose place, topic and wording every
word occurs. Words rather than an id let a person write the name and let it live on when the value changes.
"""

from collections.abc import Iterable

from learning.knowledge.update import Statement


def split_fact_name(name: str) -> tuple[str, tuple[str, ...]] | None:
    """Article slug and words; None for a name of another form, such as the id in a drafted lesson."""
    article, slash, words = name.partition("/")
    found = tuple(words.split())
    return (article, found) if slash and article and found else None


def statements_named(words: Iterable[str], stated: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements that contain every word. A name is good if it leads to exactly one."""
    wanted = tuple(words)
    return tuple(statement for statement in stated if all(word in _wording(statement) for word in wanted))


def _wording(statement: Statement) -> str:
    return "\n".join([*statement.path, statement.topic, statement.statement])

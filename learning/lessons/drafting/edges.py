"""Where words begin and end, so that a gap never cuts one in two."""

import re

Span = tuple[int, int]
SHORTEST_TAIL = {True: 3, False: 10}
"""Characters behind a gap up to which it is drawn to the end of its clause, Chinese and English."""
_CLAUSE = re.compile(r"[，。；：、,.;:！!）)]")


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch widened to whole words; Chinese words as a dictionary cuts them."""
    import rjieba

    if not re.search(r"[一-鿿]", text):
        while start > 0 and text[start - 1].isalnum() and text[start : start + 1].isalnum():
            start -= 1
        while end < len(text) and text[end - 1 : end].isalnum() and text[end].isalnum():
            end += 1
        return start, end
    place = 0
    for word in rjieba.cut(text):
        stop = place + len(word)
        if place < start < stop:
            start = place
        if place < end < stop:
            end = stop
        place = stop
    return start, end


def gaps_of_both(old: str, old_span: Span, new: str, new_span: Span) -> tuple[Span, Span]:
    """Two stretches that replaced each other as phrases: whole words, with like words behind them."""
    before, after = whole_words_of_both(old, old_span, new, new_span)
    before, after = _joined_alike(old, before, new, after)
    tail = _tail(new, after[1])
    is_short = 0 < len(tail) <= SHORTEST_TAIL[bool(re.search(r"[一-鿿]", new))]
    if is_short and tail == _tail(old, before[1]) and new.count(new[slice(*after)]) == 1:
        return (before[0], before[1] + len(tail)), (after[0], after[1] + len(tail))
    return before, after


def _joined_alike(old: str, before: Span, new: str, after: Span) -> tuple[Span, Span]:
    """Without a joint (之, 的) that the alignment left on one side of the border."""
    for less in (1, 2):
        if old[before[1] - less : before[1]] == new[after[1] : after[1] + less] != "":
            return (before[0], before[1] - less), after
        if new[after[1] - less : after[1]] == old[before[1] : before[1] + less] != "":
            return before, (after[0], after[1] - less)
    if new[after[1] : after[1] + 1] == "的" != old[before[1] : before[1] + 1]:
        return before, (after[0], after[1] + 1)
    return before, after


def _tail(text: str, start: int) -> str:
    """What follows up to the end of the clause."""
    end = _CLAUSE.search(text, start)
    return text[start : end.start() if end else len(text)]


def whole_words_of_both(old: str, old_span: Span, new: str, new_span: Span) -> tuple[Span, Span]:
    """Two stretches that replaced each other, widened alike, so that both fit the same gap."""
    old_wide, new_wide = whole_words(old, *old_span), whole_words(new, *new_span)
    left = max(old_span[0] - old_wide[0], new_span[0] - new_wide[0])
    right = max(old_wide[1] - old_span[1], new_wide[1] - new_span[1])
    return (
        (max(0, old_span[0] - left), min(len(old), old_span[1] + right)),
        (max(0, new_span[0] - left), min(len(new), new_span[1] + right)),
    )

"""Where words begin and end, so that a gap never cuts one in two."""

import re


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


def whole_words_of_both(
    old: str, old_span: tuple[int, int], new: str, new_span: tuple[int, int]
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Two stretches that replaced each other, widened alike, so that both fit the same gap."""
    old_wide, new_wide = whole_words(old, *old_span), whole_words(new, *new_span)
    left = max(old_span[0] - old_wide[0], new_span[0] - new_wide[0])
    right = max(old_wide[1] - old_span[1], new_wide[1] - new_span[1])
    return (
        (max(0, old_span[0] - left), min(len(old), old_span[1] + right)),
        (max(0, new_span[0] - left), min(len(new), new_span[1] + right)),
    )

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

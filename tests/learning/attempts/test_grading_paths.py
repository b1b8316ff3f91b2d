"""A path over a picture: what order, repetition and a wrong area do to its verdict."""

from datetime import UTC, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from learning.attempts.answer import Answer, Verdict
from learning.attempts.grading import grade
from learning.lessons.answerable import Item, KeyWindow

NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)
AREAS = 5
PATH = (3, 0, 4)
KEY = KeyWindow(None, None, None, correct=PATH, answer=(), explanation_html="")
HOTSPOT = Item(UUID(int=1), "hotspot", AREAS, 0, (KEY,))

areas = st.integers(0, AREAS - 1)


def verdict(*clicks: int, misses: int = 0) -> Verdict:
    return grade(HOTSPOT, Answer(order=clicks, misses=misses), NOW).verdict


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 2)), max_size=6), st.integers(0, 1000))
def test_needless_clicks_change_no_verdict(again: list[tuple[int, int]], misses: int) -> None:
    clicks = list(PATH)
    for at, step in again:
        place = min(at, len(clicks))
        seen = list(dict.fromkeys(clicks[:place])) or [PATH[0]]
        clicks.insert(max(place, 1), seen[step % len(seen)])

    assert verdict(*clicks, misses=misses) is Verdict.RIGHT


@given(st.lists(areas, min_size=1, max_size=12))
def test_only_the_steps_in_their_order_are_right(clicks: list[int]) -> None:
    firsts = sorted(set(clicks), key=clicks.index)

    assert (verdict(*clicks) is Verdict.RIGHT) == (firsts == list(PATH))


@given(st.lists(areas, max_size=12), st.sampled_from(sorted(set(range(AREAS)) - set(PATH))), st.data())
def test_a_click_on_a_wrong_area_is_wrong_wherever_it_comes(
    clicks: list[int], wrong: int, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(clicks)))

    assert verdict(*clicks[:place], wrong, *clicks[place:]) is Verdict.WRONG


def test_clicking_everything_again_and_again_does_not_stumble_upon_the_path() -> None:
    assert verdict(*(0, 3, 4) * 3) is Verdict.WRONG

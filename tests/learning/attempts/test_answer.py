import json

import pytest

from learning.attempts.answer import Answer


@pytest.mark.parametrize("answer", [Answer(order=(2, 0, 1)), Answer(order=(1,), misses=4)])
def test_an_answer_survives_its_json(answer: Answer) -> None:
    assert Answer.from_json(json.loads(json.dumps(answer.to_json()))) == answer


def test_an_answer_kept_before_clicks_were_counted_has_none_beside_the_areas() -> None:
    assert Answer.from_json({"order": [1, 0]}).misses == 0


def test_clicks_made_again_and_beside_all_areas_are_needless() -> None:
    assert Answer(order=(0, 1, 1, 0, 2), misses=3).needless == 5

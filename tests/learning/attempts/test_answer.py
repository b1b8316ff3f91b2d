import json

from learning.attempts.answer import Answer


def test_an_answer_survives_its_json() -> None:
    answer = Answer(order=(2, 0, 1))

    assert Answer.from_json(json.loads(json.dumps(answer.to_json()))) == answer

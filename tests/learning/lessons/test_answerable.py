import json
from datetime import UTC, datetime
from uuid import UUID

from learning.lessons.answerable import (
    Compare,
    Content,
    Customer,
    KeyWindow,
    Source,
    Why,
    content_from_json,
    content_to_json,
    keys_from_json,
    keys_to_json,
)

MOMENT = datetime(2026, 11, 30, 16, tzinfo=UTC)


def test_content_survives_its_json() -> None:
    content = Content(
        "限额是多少？", Customer("转不了", "着急"), ("5 万", "20 万"), "元", Source("限额", MOMENT), True
    )

    assert content_from_json(json.loads(json.dumps(content_to_json(content)))) == content


def test_keys_survive_their_json() -> None:
    keys = (
        KeyWindow(UUID(int=1), None, MOMENT, (1,), (), "<p>旧</p>"),
        KeyWindow(
            UUID(int=2),
            MOMENT,
            None,
            (0,),
            ("5万",),
            "<p>新</p>",
            (Why(1, "<p>旧限额</p>"),),
            Compare("12 月 1 日前", "20 万", "12 月 1 日起", "10 万"),
        ),
    )

    assert keys_from_json(json.loads(json.dumps(keys_to_json(keys)))) == keys

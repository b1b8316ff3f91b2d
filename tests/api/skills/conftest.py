"""Three skills, one of them private, and a position that asks for one."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from uuid import uuid4

import pytest

from learning.queries import execute
from learning.skills import service
from tests.api.conftest import Visitor

Visit = Callable[..., Awaitable[Visitor]]

TOML = """
[fields.basics]
name = "基础"
name_en = "Basics"
[skills.verify]
name = "核验"
name_en = "Verifying"
field = "basics"
stage = 1
[skills.verify.behaviours]
solid = "核对两项要素"
[skills.fraud]
name = "反诈"
name_en = "Fraud"
field = "basics"
stage = 3
after = ["verify"]
evidence = ["quiz", "observed"]
bridge = true
[skills.fraud.boundary]
answers = "劝阻"
refers = "案件进展"
to = "96110"
[skills.reset]
name = "自我调节"
name_en = "Reset"
field = "basics"
stage = 2
private = true
[profiles.stopper]
name = "反诈专员"
name_en = "Fraud specialist"
[profiles.stopper.wants]
fraud = "solid"
"""


@pytest.fixture
async def skills(database: object, now: datetime) -> None:
    await service.take_in(TOML, draft_id=uuid4(), proposer_id=None, now=now)


async def a_level(visitor: Visitor, now: datetime, *, level: str, mastery: float) -> None:
    await execute(
        """insert into skill_level (person_id, skill, level, mastery, spread, answers, live_facts, fresh_facts,
                                    stale, moved_at, judged_at)
           values ($1, 'verify', $2, $3, 0.3, 12, 4, 3, false, $4, $4)""",
        visitor.person_id,
        level,
        mastery,
        now,
    )

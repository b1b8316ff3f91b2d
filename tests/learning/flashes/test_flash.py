"""What a flash notice may be, and where it stands."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from learning.flashes.errors import FlashUnfit, OwnFlash
from learning.flashes.flash import Flash, Lines, Stage, check_approver, check_fit, comes_by_itself, stage_of
from learning.people.person import PersonId

HOUR = timedelta(hours=1)
LINES = Lines("手机银行登录慢", "系统正在恢复，请您半小时后再试。", "不说“系统崩溃”")


def a_flash(now: datetime, **part: object) -> Flash:
    written = Flash(
        uuid4(),
        LINES,
        starts_at=now,
        ends_at=now + 2 * HOUR,
        is_urgent=False,
        author_id=PersonId(uuid4()),
        written_at=now,
    )
    return replace(written, **part)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("begins", "hours", "says"),
    [
        pytest.param(0, 72, None, id="three days"),
        pytest.param(7 * 24, 1, None, id="a week ahead"),
        pytest.param(0, 0, "after it began", id="no time at all"),
        pytest.param(0, 73, "at most 3 days", id="longer than three days"),
        pytest.param(-2, 2, "over already", id="over already"),
        pytest.param(7 * 24 + 1, 1, "within the next 7 days", id="too far ahead"),
    ],
)
def test_a_notice_holds_for_hours_and_soon(now: datetime, begins: int, hours: int, says: str | None) -> None:
    starts_at = now + begins * HOUR
    if says is None:
        check_fit(LINES, starts_at, starts_at + hours * HOUR, now=now)
        return
    with pytest.raises(FlashUnfit, match=says):
        check_fit(LINES, starts_at, starts_at + hours * HOUR, now=now)


def test_all_its_lines_together_have_at_most_120_characters(now: datetime) -> None:
    check_fit(Lines("甲" * 40, "乙" * 40, "丙" * 40), now, now + HOUR, now=now)

    with pytest.raises(FlashUnfit, match="this one has 121"):
        check_fit(Lines("甲" * 40, "乙" * 40, "丙" * 41), now, now + HOUR, now=now)


def test_where_it_stands_follows_from_its_moments(now: datetime) -> None:
    waiting = a_flash(now, starts_at=now + HOUR)
    approved = replace(waiting, approver_id=PersonId(uuid4()), approved_at=now)

    assert stage_of(waiting, now) is Stage.WAITING
    assert [stage_of(approved, now + hours * HOUR) for hours in (0, 1, 2)] == [
        Stage.COMING,
        Stage.RUNNING,
        Stage.OVER,
    ]
    assert stage_of(waiting, now + 2 * HOUR) is Stage.OVER
    assert stage_of(replace(approved, withdrawn_at=now), now + HOUR) is Stage.WITHDRAWN


def test_nobody_approves_what_she_wrote(now: datetime) -> None:
    flash = a_flash(now)
    check_approver(flash, PersonId(uuid4()))

    with pytest.raises(OwnFlash):
        check_approver(flash, flash.author_id)


@pytest.mark.parametrize("is_urgent", [False, True])
@pytest.mark.parametrize(("is_quiet", "cap_reached"), [(False, False), (True, False), (False, True)])
def test_only_an_urgent_one_comes_up_past_cap_and_quiet_hours(
    now: datetime, is_urgent: bool, is_quiet: bool, cap_reached: bool
) -> None:
    flash = a_flash(now, is_urgent=is_urgent)

    comes = comes_by_itself(flash, is_quiet=is_quiet, cap_reached=cap_reached)

    assert comes == (is_urgent or not (is_quiet or cap_reached))

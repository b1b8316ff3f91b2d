"""新规上手: right before the clock on three updates, and right again at least seven days later.

Only answers whose key never was on a device come in as evidence, and nothing here knows how fast anyone was.
"""

from collections.abc import Sequence
from datetime import timedelta

from badges.achievement import Achievement, Evidence, EvidenceKind, Progress

UPDATES_NEEDED = 3
HELD_FOR = timedelta(days=7)


def judge(evidence: Sequence[Evidence]) -> Progress:
    """Count the updates that were answered right before they took effect and right again seven days or more later."""
    pairs = sorted(
        filter(
            None, (_held(subject, evidence) for subject in dict.fromkeys(each.subject for each in evidence))
        ),
        key=lambda pair: pair[1].at,
    )
    counted = pairs[:UPDATES_NEEDED]
    return Progress(
        have=len(counted),
        need=UPDATES_NEEDED,
        earned_at=counted[-1][1].at if len(counted) == UPDATES_NEEDED else None,
        evidence=tuple(piece for pair in counted for piece in pair),
    )


def _held(subject: object, evidence: Sequence[Evidence]) -> tuple[Evidence, Evidence] | None:
    about = sorted((each for each in evidence if each.subject == subject), key=lambda each: each.at)
    ready = next((each for each in about if each.kind is EvidenceKind.READY_BEFORE_EFFECT), None)
    if ready is None:
        return None
    again = next(
        (each for each in about if each.kind is EvidenceKind.RIGHT_AGAIN and each.at - ready.at >= HELD_FOR),
        None,
    )
    return (ready, again) if again else None


READY_FOR_UPDATES = Achievement(
    slug="ready-for-updates",
    names={"zh-CN": "新规上手", "en": "Ready before the change"},
    claims={
        "zh-CN": "三次规则更新，生效前就答对，七天后换个问法仍答对",
        "en": "Three rule updates right before they took effect, and right again a week later",
    },
    judge=judge,
)

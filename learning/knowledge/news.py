"""Which findings are news to somebody who knew the old text, and which only say again what it said."""

from collections.abc import Iterable
from dataclasses import replace

from learning.knowledge.facts.finding import Finding
from learning.knowledge.restated import Restating
from learning.knowledge.taken_up import TakenUp


def sifted(
    findings: Iterable[Finding], restating: Restating, taken_up: TakenUp, *, is_anew: bool
) -> tuple[list[Finding], list[Finding]]:
    """The findings that say something new or drop something, and those that only say the old rule again.

    `is_anew` says that the page was told in other sentences throughout. Each finding leaves with its `unsaid`.
    """
    news: list[Finding] = []
    again: list[Finding] = []
    for finding in findings:
        unsaid = restating.unsaid(finding)
        is_again = unsaid is not None and unsaid.is_empty
        if finding.change == "removed":
            is_again |= taken_up.is_said(finding.unit) or (is_anew and taken_up.is_told_anew(finding))
        elif finding.change == "added":
            is_again &= not taken_up.is_set_otherwise(finding.unit)
        (again if is_again else news).append(replace(finding, unsaid=unsaid))
    return news, again

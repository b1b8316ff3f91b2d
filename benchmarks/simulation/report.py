"""Outcomes of many trials as a table, the gate of a release, and a picture of recall over days."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf, sqrt

from benchmarks.simulation.trial import Outcome

Trials = Mapping[tuple[str, str], Sequence[Outcome]]
"""Outcomes by world and policy, one for each seed, in the order of the seeds."""

OURS = "ours"
RIVALS = ("leitner", "sm-2", "fsrs due")
GAIN, LOSS, LATER_LOSS, MINUTES = 0.03, 0.01, 0.05, 0.02
WORLDS_TO_WIN = 2
FIGURES = ("call", "worst", "critical", "known_after", "later", "minutes")
HEADS = ("call", "worst tenth", "critical", "days to 90 %", "14 days after", "minutes a day")


@dataclass(frozen=True, slots=True)
class Difference:
    """Ours less another's, paired by seed: the mean, and half the width of its 95 % interval (none for one seed)."""

    mean: float
    half_width: float | None

    def __str__(self) -> str:
        wide = "" if self.half_width is None else f" ± {self.half_width:.3f}"
        return f"{self.mean:+.3f}{wide}"


@dataclass(frozen=True, slots=True)
class Claim:
    """One line of the gate."""

    text: str
    holds: bool


def difference(ours: Sequence[Outcome], theirs: Sequence[Outcome], figure: str) -> Difference:
    """Paired by seed; the interval is that of the normal distribution."""
    pairs = [getattr(a, figure) - getattr(b, figure) for a, b in zip(ours, theirs, strict=True)]
    half = 1.96 * statistics.stdev(pairs) / sqrt(len(pairs)) if len(pairs) > 1 else None
    return Difference(statistics.fmean(pairs), half)


def gate(trials: Trials) -> list[Claim]:
    """What has to hold before a release; point estimates decide."""
    worlds = sorted({world for world, _ in trials})
    claims, wins = [], 0
    for world in worlds:
        ours = trials[world, OURS]
        best = max(RIVALS, key=lambda rival: statistics.fmean(each.call for each in trials[world, rival]))
        rival = trials[world, best]
        call, critical, worst, later, minutes = (
            difference(ours, rival, figure) for figure in ("call", "critical", "worst", "later", "minutes")
        )
        wins += call.mean >= GAIN
        theirs = statistics.fmean(each.minutes for each in rival)
        claims += [
            Claim(
                f"{world}: recall in calls against {best} {call}, at least {-LOSS:+.2f}", call.mean >= -LOSS
            ),
            Claim(f"{world}: critical updates {critical}, at least {GAIN:+.2f}", critical.mean >= GAIN),
            Claim(f"{world}: the worst tenth {worst}, not lower", worst.mean >= 0),
            Claim(f"{world}: 14 days after {later}, at least {-LATER_LOSS:+.2f}", later.mean >= -LATER_LOSS),
            Claim(f"{world}: minutes {minutes}, within 2 %", abs(minutes.mean) <= MINUTES * theirs),
        ]
    claims.append(
        Claim(
            f"recall in calls at least {GAIN:+.2f} in {wins} of {len(worlds)} worlds", wins >= WORLDS_TO_WIN
        )
    )
    return claims


def table(trials: Trials) -> list[str]:
    """A Markdown table for each world, policies in the order in which they were run."""
    lines = []
    for world in dict.fromkeys(world for world, _ in trials):
        lines += [f"### {world}", "", f"| policy | {' | '.join(HEADS)} |", f"|---|{'---:|' * len(HEADS)}"]
        lines += [
            f"| {policy} | {' | '.join(_shown(outcomes, figure) for figure in FIGURES)} |"
            for (of, policy), outcomes in trials.items()
            if of == world
        ]
        lines.append("")
    return lines


def picture(trials: Trials, world: str) -> str:
    """An SVG of call-weighted recall over the working days of one world, a line for each policy."""
    policies = [policy for of, policy in trials if of == world]
    wide, high, left = 720, 320, 48
    lines = []
    for place, policy in enumerate(policies):
        days = [
            statistics.fmean(day)
            for day in zip(*(each.by_day for each in trials[world, policy]), strict=True)
        ]
        step = (wide - left - 150) / (len(days) - 1)
        points = " ".join(
            f"{left + at * step:.1f},{high - 30 - share * (high - 50):.1f}" for at, share in enumerate(days)
        )
        colour = f"hsl({place * 360 // len(policies)} 60% 40%)"
        width = 3 if policy == OURS else 1.5
        lines.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="{width}"/>')
        lines.append(f'<text x="{wide - 140}" y="{24 + place * 20}" fill="{colour}">{policy}</text>')
    for tenth in range(0, 11, 2):
        y = high - 30 - tenth / 10 * (high - 50)
        lines.append(f'<text x="8" y="{y + 4:.1f}" fill="#666">{tenth / 10:.1f}</text>')
        lines.append(f'<line x1="{left}" x2="{wide - 150}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>')
    title = f"{world}: call-weighted recall at the start of each of 60 working days"
    lines.append(f'<text x="{left}" y="{high - 6}" fill="#666">{title}</text>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" role="img" '
        f'aria-label="{title}" font-family="sans-serif" font-size="13">\n' + "\n".join(lines) + "\n</svg>\n"
    )


def _shown(outcomes: Sequence[Outcome], figure: str) -> str:
    value = statistics.fmean(getattr(each, figure) for each in outcomes)
    if value == inf:
        return "never"
    return f"{value:.1f}" if figure == "known_after" else f"{value:.3f}"

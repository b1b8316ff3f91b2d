"""A picture of how often offers were cut against what was set: what is calibrated lies in the band."""

from collections.abc import Iterator, Sequence

from benchmarks.gaps import OFF_BY_AT_MOST, Tally

SIDE, MARGIN, WORDS = 420, 52, 190
MOST = 0.6
COLOURS = ("#1a5f6c", "#2f7d55", "#a65a6e", "#855008")


def picture(tallies: Sequence[Tally]) -> str:
    """An SVG: filled points are later days, hollow ones a first day; the band is what the benchmark lets pass."""
    title = "Offers that a call cut, in per cent, against what was set"
    queues = list(dict.fromkeys(each.queue for each in tallies))
    lines = [*_grid(), *_band()]
    for queue, colour in zip(queues, COLOURS, strict=True):
        lines += [_point(each, colour) for each in tallies if each.queue == queue]
        y = MARGIN + 22 * queues.index(queue)
        lines.append(f'<circle cx="{SIDE + 20}" cy="{y - 4}" r="5" fill="{colour}"/>')
        lines.append(f'<text x="{SIDE + 32}" y="{y}">{queue}</text>')
    below = MARGIN + 22 * len(queues) + 8
    lines.append(f'<text x="{SIDE + 14}" y="{below}" fill="#666">hollow: the first day</text>')
    lines.append(f'<text x="{MARGIN}" y="{SIDE + 18}" fill="#666">set</text>')
    lines.append(f'<text x="8" y="{MARGIN - 24}" fill="#666">cut</text>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE + WORDS} {SIDE + 26}" role="img" '
        f'aria-label="{title}" font-family="sans-serif" font-size="13">\n' + "\n".join(lines) + "\n</svg>\n"
    )


def _grid() -> Iterator[str]:
    for tenth in range(0, 7, 1):
        at, share = tenth / 10, f"{10 * tenth}"
        yield f'<text x="{_x(at) - 8:.0f}" y="{SIDE}" fill="#666">{share}</text>'
        yield f'<text x="16" y="{_y(at) + 4:.0f}" fill="#666">{share}</text>'
        yield (
            f'<line x1="{_x(0):.0f}" x2="{_x(MOST):.0f}" y1="{_y(at):.0f}" y2="{_y(at):.0f}" stroke="#ddd"/>'
        )


def _band() -> Iterator[str]:
    corners = [
        (0.0, OFF_BY_AT_MOST),
        (MOST - OFF_BY_AT_MOST, MOST),
        (MOST, MOST),
        (MOST, MOST - OFF_BY_AT_MOST),
    ]
    corners += [(OFF_BY_AT_MOST, 0.0), (0.0, 0.0)]
    points = " ".join(f"{_x(set_to):.0f},{_y(cut):.0f}" for set_to, cut in corners)
    yield f'<polygon points="{points}" fill="#1a5f6c" fill-opacity="0.1"/>'


def _point(tally: Tally, colour: str) -> str:
    inside = "#fff" if tally.days == "first" else colour
    x, y = _x(1 - tally.probability), _y(tally.share)
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{inside}" stroke="{colour}" stroke-width="1.5"/>'


def _x(share: float) -> float:
    return MARGIN + share / MOST * (SIDE - MARGIN - 10)


def _y(share: float) -> float:
    return SIDE - 18 - share / MOST * (SIDE - MARGIN - 10)

"""The command `interlude gaps simulate`."""

import random
import sys
import time

import click

from api.clock import wall_clock
from api.gaps_simulation.day import HOUR, MINUTE, QueueShape, play
from api.gaps_simulation.telling import DeliveryRefused, from_moment, poster, tell


@click.command(
    epilog="Example: interlude gaps simulate acd --agent 6001 --agent 6002 --minutes 30 --from-hour 9.5"
)
@click.argument("source")
@click.option("--to", default="http://127.0.0.1:8420", show_default=True, help="Where the server listens.")
@click.option(
    "--secret",
    envvar="GAPS_SECRET",
    prompt=True,
    hide_input=True,
    help="The source's secret; or GAPS_SECRET.",
)
@click.option("--agent", "named", multiple=True, help="An agent by the platform's id; repeat for more.")
@click.option(
    "--agents", type=click.IntRange(1, 20_000), default=20, show_default=True, help="So many in all, made up."
)
@click.option("--queue", default="card", show_default=True, help="The queue that they serve.")
@click.option(
    "--occupancy",
    type=click.FloatRange(0.1, 0.95),
    default=0.7,
    show_default=True,
    help="How much of their time is on contacts.",
)
@click.option(
    "--speed", type=click.FloatRange(0.1, 1000), default=1.0, show_default=True, help="Seconds in a second."
)
@click.option("--from-hour", type=click.FloatRange(0, 32), default=9.0, show_default=True)
@click.option(
    "--minutes", type=click.FloatRange(0.1, 1500), default=60.0, show_default=True, help="Of the day played."
)
@click.option("--seed", default=0, show_default=True, help="Another number, another day.")
def simulate(
    source: str,
    to: str,
    secret: str,
    named: tuple[str, ...],
    agents: int,
    queue: str,
    occupancy: float,
    speed: float,
    from_hour: float,
    minutes: float,
    seed: int,
) -> None:
    """Play a contact-centre day to a running server, as the platform SOURCE would tell it.

    Agents that nobody is bound to are parked there; an administrator says whose they are.
    """
    names = [*named, *(f"sim-{number}" for number in range(1, agents + 1 - len(named)))]
    day = play(QueueShape(queue, len(names), occupancy), random.Random(seed))  # noqa: S311 # a made-up day
    part = from_moment(day, from_hour * HOUR, minutes * MINUTE)
    told = 0
    try:
        for number in tell(
            part, names, secret, poster(to, source), speed=speed, clock=wall_clock, sleep=time.sleep
        ):
            told += number
            if sys.stderr.isatty():
                click.echo(f"\r{told} of {len(part)} told", nl=False, err=True)
    except DeliveryRefused as refused:
        raise click.ClickException(str(refused)) from None
    click.echo(f"{told} changes of {len(names)} phones told.")

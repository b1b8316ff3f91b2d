"""Measure learning gain: `python -m benchmarks.simulation [--people 20] [--seeds 1] [--pictures FOLDER]`.

The gate of a release is `--people 200 --seeds 10 --first-seed 1`; `--conditions NAME --seeds 3` shows what the result
hangs on. The command exits with 1 when a claim does not hold. Seeds of the gate are not for tuning: use `--first-seed`
to try something.
"""

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import product
from pathlib import Path

from benchmarks.simulation.policies import POLICIES
from benchmarks.simulation.report import gate, picture, table
from benchmarks.simulation.trial import Outcome, run
from benchmarks.simulation.work import CONDITIONS, Conditions
from benchmarks.simulation.worlds import WORLDS


def main() -> int:
    """Run every policy in every world with every seed; print tables and the gate."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--first-seed", type=int, default=1_000, help="seeds from 1 on are the gate's")
    parser.add_argument(
        "--conditions", choices=CONDITIONS, default="usual", help="to see what the result hangs on"
    )
    parser.add_argument("--pictures", type=Path, help="a folder for one picture of each world")
    arguments = parser.parse_args()
    seeds = range(arguments.first_seed, arguments.first_seed + arguments.seeds)
    kinds = list(product(WORLDS, POLICIES))
    with ProcessPoolExecutor() as pool:
        outcomes = pool.map(
            partial(_one, people=arguments.people, conditions=CONDITIONS[arguments.conditions]),
            [(*kind, seed) for kind in kinds for seed in seeds],
        )
        trials = {kind: [next(outcomes) for _ in seeds] for kind in kinds}
    print(f"{arguments.people} people, {len(seeds)} seeds, 60 working days, {arguments.conditions}\n")
    print("\n".join(table(trials)))
    claims = gate(trials)
    for claim in claims:
        print(f"{'holds' if claim.holds else 'BROKEN'}: {claim.text}")
    if arguments.pictures:
        arguments.pictures.mkdir(parents=True, exist_ok=True)
        for world in WORLDS:
            (arguments.pictures / f"learning-gain-{world}.svg").write_text(picture(trials, world))
    return 0 if all(claim.holds for claim in claims) else 1


def _one(kind: tuple[str, str, int], *, people: int, conditions: Conditions) -> Outcome:
    world, policy, seed = kind
    return run(world, policy, people=people, seed=seed, conditions=conditions)


if __name__ == "__main__":
    sys.exit(main())

"""What one right or wrong answer says, where somebody who knows nothing may guess it.

The chance of a right answer is g + (1 - g)·s(z): g the chance of guessing, s the logistic function, z a logit.
"""

from math import exp


def logistic(logit: float) -> float:
    """A logit as a probability, without overflow at either end."""
    return 1 / (1 + exp(-logit)) if logit >= 0 else exp(logit) / (1 + exp(logit))


def chance_of_right(strength: float, guess: float) -> float:
    """Chance of a right answer, guessing included, where it is known with the chance `strength`."""
    return guess + (1 - guess) * strength


def slope(strength: float, guess: float, *, right: bool) -> float:
    """Slope of the answer's log-likelihood in the logit, within (-1, 1); on average zero where `strength` is true.

    Clipping (y - g)/(1 - g) to [0, 1] instead would let somebody who only guesses rise.
    """
    if not right:
        return -strength
    return (1 - guess) * strength * (1 - strength) / chance_of_right(strength, guess)

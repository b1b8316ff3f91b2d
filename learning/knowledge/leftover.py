"""What is left of two wordings once each was looked for in the other: whether it is more than grammar takes and gives."""

from collections.abc import Iterable

from learning.knowledge.align import closeness
from learning.knowledge.facts.finding import Finding, Shape, Unsaid
from learning.knowledge.facts.members import is_member
from learning.knowledge.grammar import ACTORS
from learning.knowledge.ops import segments
from learning.knowledge.rewording import KNOWN

Words = tuple[str, ...] | None
"""The words that a text does not say; None when what it does not say turns the rule."""
CONTINUED = 0.5
"""Likeness below which a sentence was not reworded but written anew."""
A_WORD = 2
"""Chinese characters of one word; an English one counts as many."""
SCATTERED = 2
"""Places from which a sentence was touched here and there.

Of the sentences of all opened sets that were touched so and left one word unsaid, six of seven were rewordings, and
the seventh took in a member; of those touched in one place, half were other rules.
"""


def is_scattered(finding: Finding, unsaid: Unsaid) -> bool:
    """Whether a sentence was touched in several places, and what it says that it did not say is one word at most.

    Who changes a rule touches its word and leaves the others; who rewords a sentence touches it all over.
    """
    if finding.shape not in (Shape.WORDING, Shape.PERMISSION) or finding.new_value is not None:
        return False
    if finding.before is None or finding.after is None:
        return False
    if closeness(finding.before.shape, finding.after.shape) < CONTINUED:
        return False
    before, after = finding.before.text, finding.after.text
    found = segments(before, after)
    is_slight = all(_size(words) <= A_WORD for words in (unsaid.new, unsaid.gone))
    return is_slight and len(found) >= SCATTERED and not any(is_member(part, before, after) for part in found)


def _size(words: Iterable[str]) -> int:
    return sum(A_WORD if word.isascii() else len(word) for word in words)


def together(found: Iterable[Words]) -> Words:
    """All the words; None as soon as one of the lots turns the rule."""
    words: list[str] = []
    for each in found:
        if each is None:
            return None
        words += each
    return tuple(words)


def weighed(new: Words, gone: Words, *, has_particles: bool = True) -> Unsaid | None:
    """What two sides do not say of each other, without what grammar takes or gives.

    Actors that only one side names are left unsaid in the other, as a passive does; one Chinese character that
    nothing took the place of is mostly a particle.
    """
    if new is None or gone is None:
        return None
    if any(word in ACTORS for word in new) and any(word in ACTORS for word in gone):
        return None
    left, right = (
        tuple(word for word in words if word not in ACTORS and not _is_split(word, others))
        for words, others in ((new, gone), (gone, new))
    )
    words = left + right
    single = has_particles and len(words) == 1 and _is_particle(words[0])
    return Unsaid((), ()) if single else Unsaid(left, right)


def _is_particle(word: str) -> bool:
    return len(word) == 1 and not word.isascii() and word not in KNOWN


def _is_split(word: str, others: Iterable[str]) -> bool:
    """Whether a word of two parts stands on the other side with its parts apart: set up an account, set it up."""
    return any(word in other.split() or other in word.split() for other in others if " " in f"{word}{other}")

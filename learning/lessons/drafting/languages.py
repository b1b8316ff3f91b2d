"""Which language a lesson is drafted in."""

from learning.lessons.drafting.chinese import ZH
from learning.lessons.drafting.english import EN
from learning.lessons.drafting.phrases import Phrases


def phrases(language: str) -> Phrases:
    """The phrases of a language tag; everything that is not Chinese is answered in English."""
    return ZH if language.startswith("zh") else EN

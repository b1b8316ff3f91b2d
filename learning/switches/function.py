"""Every automatic function that can be switched off. One that is missing here must not decide anything.

`api/switches_words.py` says of each in plain words what it does and what it goes by; a test holds the two together.
"""

from enum import StrEnum


class Function(StrEnum):
    """Something the product does by itself about knowledge or a person."""

    DRAFT_LESSONS = "draft_lessons"
    CHOOSE_PRACTICE = "choose_practice"
    JUDGE_LEVELS = "judge_levels"
    AWARD_BADGES = "award_badges"
    MOVE_DIFFICULTIES = "move_difficulties"
    SET_ITEMS_ASIDE = "set_items_aside"
    WEIGH_BY_CALLS = "weigh_by_calls"
    RECALIBRATE_RECALL = "recalibrate_recall"
    OFFER_IN_GAPS = "offer_in_gaps"
    ASK_LOOKED_UP = "ask_looked_up"


FOR_THE_WHOLE_BANK = frozenset(
    {
        Function.MOVE_DIFFICULTIES,
        Function.SET_ITEMS_ASIDE,
        Function.WEIGH_BY_CALLS,
        Function.RECALIBRATE_RECALL,
    }
)
"""Functions that work on the answers or the calls of all together, so that no team can be left out of them."""

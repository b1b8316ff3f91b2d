"""What an agent can say about a fact: the line for customers that a lesson gives it."""

from collections.abc import Mapping
from uuid import UUID

from learning.lessons.lesson import CardKind, Lesson


def say_lines(lesson: Lesson, teaches: Mapping[str, str]) -> dict[UUID, str]:
    """The lines of the lesson by the fact version that each is about; `teaches` leads from fact names to versions."""
    return {
        UUID(teaches[card.fact]): card.text
        for card in lesson.cards
        if card.kind is CardKind.SAY and card.fact and card.fact in teaches
    }

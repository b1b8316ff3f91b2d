"""Moved to `learning.lessons.answerable`."""

from learning.lessons.answerable import *  # noqa: F403

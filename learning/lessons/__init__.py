"""Lessons, cards and items: the lesson file, checks, and drafting from facts."""

"""Grading and the append-only log of answers."""

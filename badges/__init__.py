"""Achievements, the rules that judge them, and the awards they lead to."""

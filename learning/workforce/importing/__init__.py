"""Queues, shifts, rosters, contact reasons and their counts from tables."""

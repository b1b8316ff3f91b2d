"""Persons, teams, roles, sign-in, and who sees what."""

"""Persons, teams and roles from a file."""

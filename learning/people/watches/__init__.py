"""Watches: who leads the duty over which teams, from when until when."""

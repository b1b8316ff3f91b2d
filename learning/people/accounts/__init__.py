"""Passwords chosen anew, codes to choose them with, and locks."""

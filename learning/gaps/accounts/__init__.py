"""Whose agent at a platform is whose."""

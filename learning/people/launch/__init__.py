"""Signing a colleague in from the work system that she has open already."""

"""Lessons drafted from facts without a language model: cards, items, checks, packing. A person approves them."""

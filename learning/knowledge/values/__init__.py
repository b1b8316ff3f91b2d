"""Amounts, rates, spans of time, dates and counts as they stand in prose: find, compare, write again."""

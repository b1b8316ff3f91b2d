"""Releases of the bank's systems, and the items that show a screen of an earlier one."""

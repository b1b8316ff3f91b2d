"""Employers: who works for the bank without being its own, and until when."""

"""Lines for customers that lessons give."""

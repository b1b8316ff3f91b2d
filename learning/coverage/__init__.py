"""Who is ready for what, by team and update."""

"""The web, the command line and the jobs around the core."""

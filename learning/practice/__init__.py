"""What to do next, and sittings told by their events."""

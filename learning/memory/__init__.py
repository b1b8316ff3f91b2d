"""The memory of one fact in one person, and when it fades."""

"""What the bank's planning knows: queues, shifts, rosters, and what customers call about."""

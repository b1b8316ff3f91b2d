"""What a lead or manager asks her people to learn by a day, and whether it fits their minutes."""

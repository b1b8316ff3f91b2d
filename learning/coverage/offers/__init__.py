"""What became of offers between calls, by queue and time of day: shares of groups, never of a person."""

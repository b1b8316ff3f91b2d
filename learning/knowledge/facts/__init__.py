"""What a difference between two texts means: one module for each way in which a rule can change."""

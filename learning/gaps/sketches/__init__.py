"""What gaps taught, as it is kept: sketches by queue and place, the load, and how far the log was read."""

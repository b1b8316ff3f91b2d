"""Between calls: what the phone is doing, when a gap is long enough, and when rest comes first."""

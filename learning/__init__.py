"""What people learn and how we know it: one slice for each concept, levels as in ARCHITECTURE.md."""

"""How surely a skill is held: estimates and levels."""

"""Text that is kept sealed, under a key that is not in the database."""

"""A PostgreSQL server of our own: found, initialised, started, shared and stopped by the product itself."""

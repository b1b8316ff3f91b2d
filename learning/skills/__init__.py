"""The skill graph and which facts belong to which skill."""

"""Getting to know somebody by a few questions in her first week."""

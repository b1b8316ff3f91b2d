"""我要学: what somebody sets out to learn by herself, until she has known it twice with time between."""

"""How long a search takes, for articles and for facts during a call."""

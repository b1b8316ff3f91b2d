"""How well each item asks what it should: told from answers, never from who gave them."""

"""What the product does by itself, and switching it off."""

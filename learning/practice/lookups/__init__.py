"""What somebody opened to read during a call: asked again in a later gap, and known to her alone (N01)."""

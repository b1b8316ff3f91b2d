"""The learning budget: minutes that fewer contacts than forecast leave free, and where they went."""

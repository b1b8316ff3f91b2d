"""The way of one person through the skills: what comes next, what a position still asks, how well it is kept."""

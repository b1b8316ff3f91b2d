"""约稿: what owners ask authors to write, because it is missing at a level of a skill."""
